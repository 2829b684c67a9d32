// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/playbar.h"
#include "shownwindow.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QAction>
#include <QApplication>
#include <QScreen>
#include <QTest>
#include <QTimer>

using namespace Dateline;
using TestSupport::ShownWindow;

namespace {

/// The desktop's font at three times its size while it lives.
struct LargeFont
{
    LargeFont()
    {
        QFont large = usual;
        large.setPixelSize(39);
        QApplication::setFont(large);
    }
    ~LargeFont() { QApplication::setFont(usual); }
    QFont usual = QApplication::font();
};

void listHighest(QWidget *widget, int depth)
{
    const int height = std::max(widget->minimumSizeHint().height(), widget->minimumHeight());
    if (height < 100 || depth > 9 || widget->isHidden())
        return;
    UNSCOPED_INFO(std::string(std::size_t(depth) * 2, ' ') << widget->metaObject()->className() << ' ' << widget->objectName().toStdString() << ' ' << widget->minimumSizeHint().width() << 'x'
                                                           << height);
    for (QWidget *child : widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        listHighest(child, depth + 1);
}

} // namespace

TEST_CASE("With letters of three times their size the window still fits a small screen", "[window][fonts]")
{
    const LargeFont large;
    MainWindow window({MapView::Mode::Painted, false});
    window.resize(1280, 780);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    window.workspace().events.addDocuments(TestSupport::sampleDocuments());
    window.workspace().fitViewport();
    window.workspace().selection.first();
    window.activateWindow();
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F2, Qt::Key_F3, Qt::Key_F8, Qt::Key_F5, Qt::Key_F4, Qt::Key_F6, Qt::Key_F7}) {
        QTest::keyClick(&window, key);
        QApplication::processEvents();
        INFO("after F" << key - Qt::Key_F1 + 1);
        listHighest(&window, 0);
        // Three answers of the tray stand above each other.
        CHECK((key == Qt::Key_F7 || window.minimumSizeHint().height() <= 780));
        CHECK(window.minimumSizeHint().width() <= 1280);
        CHECK((key == Qt::Key_F7 || window.height() <= 780));
        CHECK(window.width() <= 1280);
    }
    // Playing needs rows of its own.
    QTest::keyClick(&window, Qt::Key_Space, Qt::ControlModifier);
    QApplication::processEvents();
    REQUIRE(window.findChild<PlayBar *>()->isVisible());
    CHECK(window.minimumSizeHint().width() <= 1280);
}

TEST_CASE("With letters of three times their size each dialog opens within a small screen", "[window][fonts]")
{
    const LargeFont large;
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.workspace().fitViewport();
    shown.workspace().selection.first();
    // The screen of these tests is a square smaller than any that is sold.
    const QSize screen = shown.window.screen()->availableSize().expandedTo({1280, 800});
    int opened = 0;
    for (QAction *action : shown.window.findChildren<QAction *>()) {
        const bool opens = action->text().endsWith(QStringLiteral("…")) || action->text() == QStringLiteral("&About Dateline") || action->text() == QStringLiteral("&Keys");
        if (!opens || !action->isEnabled())
            continue;
        CAPTURE(action->text().toStdString());
        QTimer::singleShot(0, &shown.window, [&] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (!dialog)
                return;
            ++opened;
            listHighest(dialog, 0);
            CHECK(dialog->width() <= screen.width());
            CHECK(dialog->height() <= screen.height());
            dialog->close();
        });
        action->trigger();
        QApplication::processEvents();
    }
    CHECK(opened >= 15);
}
