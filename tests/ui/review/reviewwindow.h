// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow.h"
#include "reader/articleview.h"
#include "reader/sourcereader.h"
#include "support/program.h"
#include "table/eventtable.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

namespace Dateline::TestSupport {

/// A window as people have it before them, with a folder for their files.
struct ReviewWindow
{
    QTemporaryDir folder;
    MainWindow window{MainWindow::Options{MapView::Mode::Painted, false}};
    SourceReader *reader = window.findChild<SourceReader *>();
    EventTable *table = window.findChild<EventTable *>();

    ReviewWindow()
    {
        window.resize(1600, 1200);
        table->parentWidget()->show();
        window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
    }

    Workspace &workspace() { return window.workspace(); }
    Project &project() { return window.workspace().project; }
    const EventStore &store() { return window.workspace().events.store(); }

    /// Reads an article from a file in the folder.
    void read(const QString &name, const QByteArray &text)
    {
        writeFile(folder.path(), name, text);
        QSignalSpy finished(&window.loader(), &ArticleLoader::finished);
        window.open({folder.filePath(name)});
        REQUIRE((finished.size() > 0 || finished.wait(30000)));
    }

    /// The first event whose sentence holds the words.
    EventIndex event(const char *words)
    {
        for (EventIndex index = 0; index < store().size(); ++index) {
            if (store().sentence(index).find(words) != std::string_view::npos)
                return index;
        }
        return NoEvent;
    }

    void choose(const char *words)
    {
        const EventIndex found = event(words);
        REQUIRE(found != NoEvent);
        workspace().selection.select(found);
    }

    /// A key as the desktop delivers it: to a window that is active again after its dialog is gone.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, key, modifiers);
    }

    void openProject(const QString &path)
    {
        QSignalSpy opened(&window.session(), &ProjectSession::opened);
        window.open({path});
        REQUIRE((opened.size() > 0 || opened.wait(30000)));
    }
};

/// Answers the next dialog of that class when it is open. Fails the test when none came by the time it is destroyed.
template<typename Dialog>
class NextDialog
{
public:
    explicit NextDialog(std::function<void(Dialog &)> answer)
        : m_answer(std::move(answer))
    {
        m_timer.setInterval(10);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
            if (!dialog || m_answered)
                return;
            m_answered = true;
            m_timer.stop();
            m_answer(*dialog);
        });
        m_timer.start();
    }
    ~NextDialog() { CHECK(m_answered); }

private:
    std::function<void(Dialog &)> m_answer;
    QTimer m_timer;
    bool m_answered = false;
};

} // namespace Dateline::TestSupport
