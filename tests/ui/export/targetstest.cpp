// SPDX-License-Identifier: GPL-3.0-or-later
// Targets that cannot be written, tasks that are cancelled: a message, and nothing left behind.
#include "export/frames.h"
#include "export/picturewriter.h"
#include "export/report.h"
#include "export/saveevents.h"
#include "support/fulldisk.h"
#include "support/samplestore.h"
#include "theme.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <unistd.h>

using namespace Dateline;
using TestSupport::FullDisk;

namespace {

Picture picture()
{
    Picture picture;
    picture.title = QStringLiteral("Lines");
    picture.paint = [](QPainter &painter, QSizeF size, const Theme &theme) {
        painter.setPen(theme.text);
        for (int i = 0; i < 400; ++i)
            painter.drawLine(QPointF(std::fmod(i * 3, size.width()), 0), QPointF(std::fmod(i * 7, size.width()), size.height()));
    };
    return picture;
}

QStringList leftIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

const QStringList Names{QStringLiteral("a.png"), QStringLiteral("a.svg"), QStringLiteral("a.pdf")};

Result<QImage> frame(int number)
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 10 % 360, 200, 200));
    return image;
}

} // namespace

TEST_CASE("The ending of a name tells the format of events, and a name without one gets that of the chosen format", "[export]")
{
    const auto target = [](const char *path, const char *chosen) {
        const EventTarget found = eventTarget(QString::fromLatin1(path), QString::fromLatin1(chosen));
        return (found.path + u' ' + found.format).toStdString();
    };
    CHECK(target("b/events.csv", "jsonl") == "b/events.csv csv");
    CHECK(target("b/events", "csv") == "b/events.csv csv");
    CHECK(target("b.old/events", "csv") == "b.old/events.csv csv");
    CHECK(target("b/events.v2", "ics") == "b/events.v2.ics ics");
    CHECK(target("b/events.json", "timelinejs") == "b/events.json timelinejs");
    CHECK(target("b/events.json", "csv") == "b/events.json json");
    CHECK(target("b/events.json", "") == "b/events.json json");
    CHECK(target("b/events", "") == "b/events ");
}

TEST_CASE("On a full disk an export says so and leaves what stood there", "[export][targets]")
{
    const QTemporaryDir folder;
    for (const QString &name : Names) {
        CAPTURE(name.toStdString());
        const QString path = folder.filePath(name);
        std::optional<Failure> failed;
        {
            const FullDisk disk(900);
            failed = savePicture(picture(), {}, path);
        }
        REQUIRE(failed);
        CHECK(failed->message.find(std::strerror(EFBIG)) != std::string::npos);
        CHECK(leftIn(folder.path()).isEmpty());
    }
    const QString kept = folder.filePath(QStringLiteral("a.svg"));
    {
        QFile file(kept);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("of before");
    }
    {
        const FullDisk disk(900);
        CHECK(savePicture(picture(), {}, kept));
    }
    QFile file(kept);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "of before");
}

TEST_CASE("On a full disk a report says so and leaves nothing", "[report][targets]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    const QTemporaryDir folder;
    for (const char *name : {"a.html", "a.pdf"}) {
        std::optional<Failure> failed;
        {
            const FullDisk disk(900);
            failed = saveReport(makeReport({}, {}, workspace.events), folder.filePath(QLatin1StringView(name)));
        }
        REQUIRE(failed);
        CHECK(failed->message.find(std::strerror(EFBIG)) != std::string::npos);
        CHECK(leftIn(folder.path()).isEmpty());
    }
}

TEST_CASE("A folder that may not be written to is told", "[export][targets]")
{
    const QTemporaryDir folder;
    // The superuser may write everywhere but in the folders of the kernel.
    const QString closed = geteuid() == 0 ? QStringLiteral("/proc") : folder.path();
    if (geteuid() != 0)
        REQUIRE(QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    for (const QString &name : Names) {
        const auto failed = savePicture(picture(), {}, QDir(closed).filePath(name));
        REQUIRE(failed);
        CHECK_FALSE(QFile::exists(QDir(closed).filePath(name)));
    }
    CHECK(saveFrames(QDir(closed).filePath(QStringLiteral("a.png")), 3, frame));
    QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    CHECK(leftIn(folder.path()).isEmpty());
}

TEST_CASE("A name with a line break is refused in one line", "[export][targets]")
{
    const QTemporaryDir folder;
    for (const QString &name : Names) {
        const auto failed = savePicture(picture(), {}, folder.filePath(QStringLiteral("a\n") + name));
        REQUIRE(failed);
        CHECK(failed->message.find('\n') == std::string::npos);
        CHECK(failed->message.find("line break") != std::string::npos);
    }
    CHECK(saveFrames(folder.filePath(QStringLiteral("a\nb.png")), 3, frame));
    CHECK(leftIn(folder.path()).isEmpty());
}

TEST_CASE("A cancelled export leaves nothing, wherever it is cancelled", "[export][targets]")
{
    const QTemporaryDir folder;
    ExportOptions options;
    options.size = {2000, 1500};
    options.scale = 3; // several bands
    ExportOptions poster;
    poster.poster = Poster::of({1123, 794}, 3, 2);
    poster.size = poster.poster->sheet();
    for (const QString &name : Names) {
        CAPTURE(name.toStdString());
        for (int most = 0; most < 3; ++most) {
            int looks = 0;
            const auto failed = savePicture(picture(), name.endsWith(QStringLiteral("pdf")) ? poster : options, folder.filePath(name),
                                            [&](double) { return looks++ < most; });
            if (looks <= most)
                continue; // it was done before
            REQUIRE(failed);
            CHECK(failed->message.find("cancelled") != std::string::npos);
        }
        QFile::remove(folder.filePath(name));
    }
    CHECK(leftIn(folder.path()).isEmpty());
}

TEST_CASE("A picture painted in bands is the picture painted at once", "[export]")
{
    ExportOptions options;
    options.size = {2000, 1500};
    options.scale = 2.5;
    int looks = 0;
    const Result<QImage> whole = pictureImage(picture(), options);
    const Result<QImage> banded = pictureImage(picture(), options, [&looks](double) { return ++looks > 0; });
    REQUIRE(whole);
    REQUIRE(banded);
    CHECK(looks > 1);
    REQUIRE(whole->size() == banded->size());
    // The edge of a line falls a hair otherwise where its band begins; nothing is missing and nothing is moved.
    int different = 0;
    for (int y = 0; y < whole->height(); ++y) {
        for (int x = 0; x < whole->width(); ++x)
            different += std::abs(qGray(whole->pixel(x, y)) - qGray(banded->pixel(x, y))) > 24 ? 1 : 0;
    }
    CHECK(different < whole->width() * whole->height() / 100'000);
}

TEST_CASE("Frames are numbered files, all of them or none", "[export][frames]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("play.png"));
    REQUIRE_FALSE(saveFrames(path, 12, frame));
    const QStringList files = leftIn(folder.path());
    CHECK(files.size() == 12);
    CHECK(files.front() == QStringLiteral("play-0001.png"));
    CHECK(files.back() == QStringLiteral("play-0012.png"));
    CHECK(QImage(folder.filePath(files[4])).pixelColor(3, 3) == frame(4)->pixelColor(3, 3));

    const QByteArray before = [&] {
        QFile file(folder.filePath(files.front()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    int looks = 0;
    CHECK(saveFrames(path, 12, [](int number) { return frame(number + 5); }, [&looks](double) { return ++looks < 6; }));
    const Result<QImage> none = Failure{"no picture"};
    CHECK(saveFrames(path, 12, [&none](int number) { return number == 7 ? none : frame(number + 5); }));
    CHECK(leftIn(folder.path()) == files);
    QFile file(folder.filePath(files.front()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == before);
}
