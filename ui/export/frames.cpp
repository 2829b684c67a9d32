// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/frames.h"

#include "export/besides.h"
#include "io/wholefile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageWriter>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Frames)
};

constexpr qsizetype LeastDigits = 4;

Failure failure(const QString &reason)
{
    return Failure{reason.toStdString()};
}

std::optional<Failure> writeImage(const QImage &image, const QString &path)
{
    return writeWholeFile(path, [&](QIODevice &device) -> std::optional<Failure> {
        QBuffer packed;
        packed.open(QIODevice::WriteOnly);
        QImageWriter writer(&packed, "png");
        writer.setText(QStringLiteral("Software"), QStringLiteral("Dateline"));
        if (!writer.write(image))
            return failure(writer.errorString());
        if (device.write(packed.data()) != packed.data().size())
            return failure(device.errorString());
        return std::nullopt;
    });
}

} // namespace

QString framePath(const QString &path, int number, int count)
{
    const QFileInfo file(path);
    const qsizetype digits = std::max(LeastDigits, qsizetype(QString::number(count).size()));
    return QDir(file.path()).filePath(file.completeBaseName() + u'-' + QString::number(number).rightJustified(digits, u'0') + QStringLiteral(".png"));
}

std::optional<Failure> saveFrames(const QString &path, int count, const std::function<Result<QImage>(int)> &draw, const Progress &progress)
{
    const QFileInfo target(path);
    if (target.suffix().compare(QStringLiteral("png"), Qt::CaseInsensitive) != 0 || target.completeBaseName().isEmpty())
        return failure(Words::tr("Frames are PNG files: their name must end in .png."));
    if (hasControlCharacters(target.fileName()))
        return failure(Words::tr("No frame was written: their name has a line break or another control character"));
    QTemporaryDir folder(QDir(target.path()).filePath(QStringLiteral(".dateline-frames-XXXXXX")));
    if (!folder.isValid())
        return failure(Words::tr("No frame was written: %1").arg(folder.errorString()));
    for (int frame = 0; frame < count; ++frame) {
        const Result<QImage> image = draw(frame);
        if (!image)
            return Failure{image.message()};
        std::optional<Failure> failed;
        const double done = double(frame) / count;
        const bool wanted = runBesides([&](const std::function<bool()> &) { failed = writeImage(*image, QDir(folder.path()).filePath(QString::number(frame))); },
                                       partOf(progress, done, done));
        if (failed)
            return failed;
        if (!wanted || !goesOn(progress, double(frame + 1) / count))
            return failure(Words::tr("No frame was written: it was cancelled"));
    }
    for (int frame = 0; frame < count; ++frame) {
        const QByteArray from = QFile::encodeName(QDir(folder.path()).filePath(QString::number(frame)));
        const QByteArray to = QFile::encodeName(framePath(path, frame + 1, count));
        // Unlike QFile::rename() this takes the place of what stood there.
        if (std::rename(from.constData(), to.constData()) != 0) {
            for (int moved = 0; moved < frame; ++moved)
                QFile::remove(framePath(path, moved + 1, count));
            return failure(Words::tr("The frames were not written: %1 cannot be replaced").arg(framePath(path, frame + 1, count)));
        }
    }
    return std::nullopt;
}

} // namespace Dateline
