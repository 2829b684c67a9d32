// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exportdialog.h"
#include "export/picturewriter.h"
#include "shownwindow.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Dateline;
using TestSupport::ShownWindow;

TEST_CASE("Every view and each chart is exported through the window's dialog", "[window]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.workspace().fitViewport();
    QTemporaryDir folder;
    for (const Picture &picture : shown.window.pictures()) {
        if (picture.id == "window")
            continue;
        CAPTURE(picture.id);
        const QString path = folder.filePath(QString::fromStdString(picture.id).replace(u':', u'-') + QStringLiteral(".png"));
        ExportDialog dialog(shown.window.pictures(), picture.id, Theme::Appearance::Light, &shown.window);
        dialog.show();
        REQUIRE(QTest::qWaitForWindowExposed(&dialog));
        dialog.setPath(path);
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("exportSave")), Qt::LeftButton);
        CHECK(QFile::exists(path));
    }
}

TEST_CASE("The picture of the window is the window, also where a panel is too low for its list", "[window]")
{
    ShownWindow shown;
    shown.window.loader().openBriefings();
    shown.window.resize(1280, 800);
    shown.workspace().fitViewport();
    QApplication::processEvents();
    const std::vector<Picture> pictures = shown.window.pictures();
    const auto picture = std::find_if(pictures.begin(), pictures.end(), [](const Picture &candidate) { return candidate.id == "window"; });
    REQUIRE(picture != pictures.end());
    QTemporaryDir folder;
    ExportOptions options;
    options.bare = true;
    options.size = shown.window.size();
    options.theme = &shown.workspace().theme();
    REQUIRE_FALSE(savePicture(*picture, options, folder.filePath(QStringLiteral("window.png"))));
    const QImage painted(folder.filePath(QStringLiteral("window.png")));
    REQUIRE(painted.size() == shown.window.size() * options.scale);
    QPixmap grabbed(painted.size());
    grabbed.setDevicePixelRatio(options.scale);
    shown.window.render(&grabbed);
    CHECK(painted.convertToFormat(QImage::Format_RGB32) == grabbed.toImage().convertToFormat(QImage::Format_RGB32));
}
