// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/framesdialog.h"
#include "playback/player.h"
#include "support/samplestore.h"
#include "timeline/timelineindexer.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Dateline;

namespace {

/// A colour that tells the number of the events shown.
QColor colorOf(int events)
{
    return QColor(10 + events * 15, 100, 255 - events * 15);
}

struct Frames
{
    Workspace workspace;
    TimelineIndexer indexer{workspace.events};
    Player player{workspace, indexer};
    QTemporaryDir folder;

    explicit Frames(bool hasEvents = true)
    {
        if (hasEvents)
            workspace.events.addDocuments(TestSupport::sampleDocuments());
        workspace.fitViewport();
    }

    std::unique_ptr<FramesDialog> dialog()
    {
        auto dialog = std::make_unique<FramesDialog>(
            player, indexer, std::vector<FramesDialog::View>{{"plain", QStringLiteral("Plain"), {201, 160}}},
            [this](const std::string &id) {
                Picture picture;
                picture.id = id;
                picture.title = QStringLiteral("Plain");
                picture.logicalSize = {201, 160};
                const QColor color = colorOf(workspace.events.rowCount());
                picture.paint = [color](QPainter &painter, QSizeF size, const Theme &) { painter.fillRect(QRectF(QPointF(), size), color); };
                return picture;
            },
            Theme::Appearance::Light);
        dialog->setPath(path());
        return dialog;
    }

    QString path() const { return folder.filePath(QStringLiteral("film.png")); }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name); }
};

} // namespace

TEST_CASE("The play is saved as one numbered picture for each of its steps, and the window is left as it was", "[playback][frames]")
{
    Frames frames;
    const EventFilter filter = frames.workspace.events.filter();
    const double begin = frames.workspace.viewport.begin();
    int count = 0;
    {
        const std::unique_ptr<FramesDialog> dialog = frames.dialog();
        REQUIRE(frames.player.isOpen());
        count = frames.player.playback().frameCount();
        REQUIRE(count > 3);
        // Programs that make films want even sides.
        CHECK(dialog->findChild<QSpinBox *>(QStringLiteral("framesWidth"))->value() == 202);
        CHECK(dialog->findChild<QLabel *>(QStringLiteral("framesSummary"))->text().contains(QStringLiteral("film-0001.png")));
        QSignalSpy saved(dialog.get(), &FramesDialog::saved);
        dialog->findChild<QPushButton *>(QStringLiteral("framesSave"))->click();
        REQUIRE(saved.count() == 1);
        CHECK(saved.front()[1].toInt() == count);
        CHECK(dialog->result() == QDialog::Accepted);
    }
    const QStringList files = frames.files();
    REQUIRE(files.size() == count);
    CHECK(files.front() == QStringLiteral("film-0001.png"));
    const QImage last(frames.folder.filePath(files.back()));
    CHECK(last.size() == QSize(202, 160));
    frames.player.open();
    for (const int frame : {0, count / 2, count - 1}) {
        frames.player.showFrame(frame);
        const QImage image(frames.folder.filePath(files[frame]));
        CAPTURE(frame);
        CHECK(image.pixelColor(101, 80) == colorOf(frames.workspace.events.rowCount()));
    }
    frames.player.close();
    CHECK(frames.workspace.events.filter() == filter);
    CHECK(frames.workspace.viewport.begin() == begin);
}

TEST_CASE("A play that is open stays open at its step, with its settings", "[playback][frames]")
{
    Frames frames;
    frames.player.open();
    Playback playback = frames.player.playback();
    playback.step = {TimeStep::Base::Year, 1};
    frames.player.setPlayback(playback);
    frames.player.showFrame(2);
    {
        const std::unique_ptr<FramesDialog> dialog = frames.dialog();
        dialog->save();
    }
    CHECK(frames.player.isOpen());
    CHECK(frames.player.frame() == 2);
    CHECK(frames.files().size() == frames.player.playback().frameCount());
}

TEST_CASE("Frames of before are replaced only when the user says so", "[playback][frames]")
{
    Frames frames;
    QFile before(frames.folder.filePath(QStringLiteral("film-0001.png")));
    REQUIRE(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    const std::unique_ptr<FramesDialog> dialog = frames.dialog();
    dialog->show();
    bool wasAsked = false;
    QTimer::singleShot(0, dialog.get(), [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        wasAsked = box != nullptr;
        if (box)
            box->button(QMessageBox::No)->click();
    });
    dialog->save();
    CHECK(wasAsked);
    CHECK(frames.files() == QStringList{QStringLiteral("film-0001.png")});
}

TEST_CASE("Without a dated event there is nothing to save", "[playback][frames]")
{
    Frames frames(false);
    const std::unique_ptr<FramesDialog> dialog = frames.dialog();
    CHECK_FALSE(dialog->findChild<QPushButton *>(QStringLiteral("framesSave"))->isEnabled());
    CHECK(dialog->findChild<QLabel *>(QStringLiteral("framesSummary"))->text().contains(QStringLiteral("no dated event")));
    dialog->save();
    CHECK(frames.files().isEmpty());
}
