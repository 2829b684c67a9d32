// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus, tool bar and status bar: which action stands where, under which key.
#include "mainwindow.h"

#include "commandpalette.h"
#include "correctionactions.h"
#include "filters/filtersummary.h"
#include "filters/searchfield.h"
#include "help/aboutdialog.h"
#include "help/keysoverlay.h"
#include "menuaction.h"
#include "pictureactions.h"
#include "playback/playbar.h"
#include "playback/player.h"
#include "reader/eventdetails.h"
#include "reader/sourcereader.h"
#include "recentfiles.h"
#include "review/corrections.h"
#include "review/projectactions.h"
#include "review/reviewtray.h"
#include "review/savedviewsmenu.h"
#include "review/undoactions.h"
#include "review/watchedfoldersmenu.h"
#include "timelinemenu.h"
#include "window/gomenu.h"
#include "window/loadingbar.h"
#include "window/maintoolbar.h"
#include "window/opening.h"
#include "window/panels.h"

#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

void MainWindow::makeActions()
{
    // First of those that hear that a project cannot be opened, as one of them shows a box that waits to be closed.
    m_loadingBar = new LoadingBar(m_loader, m_session, this);
    m_opening = new Opening(m_workspace, m_loader, m_session, m_options.keepsSettings, this);
    connect(m_loadingBar, &LoadingBar::cancelled, m_opening, &Opening::forgetWaiting);
    m_pictureActions = new PictureActions({m_workspace, m_indexer, *m_timeline, *m_map, *m_charts, *m_player}, this);
    makeFileMenu();
    makeEditMenu();
    makeReviewMenu();
    makeViewMenu();
    m_goMenu = new GoMenu(m_workspace, this);
    menuBar()->addMenu(m_goMenu);
    m_timelineMenu = new TimelineMenu(m_workspace, *m_timeline, *m_playBar, *m_player, this);
    menuBar()->addMenu(m_timelineMenu);
    connect(m_timelineMenu, &TimelineMenu::editingErasRequested, this, &MainWindow::editEras);
    menuBar()->addMenu(tr("&Map"))->addActions(m_map->mapActions());
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    m_opening->projectActions().addTo(menu);
    menu->addSeparator();
    m_opening->addTo(menu);
    auto *watched = new WatchedFoldersMenu(m_workspace, m_loader, this);
    menu->addMenu(watched);
    connect(watched, &WatchedFoldersMenu::told, this, [this](const QString &text) { tell(text, 6000); });
    menu->addMenu(m_opening->recent());
    menu->addSeparator();
    m_pictureActions->addTo(menu);
    menu->addSeparator();
    makeAction(menu, tr("&Close All Articles"), QKeySequence(u"Ctrl+Shift+W"_s), tr("Take all articles out of the project; their files stay as they are"), this,
              [this] { m_loader.closeAll(); });
    makeAction(menu, tr("&Quit"), QKeySequence(u"Ctrl+Q"_s), tr("Quit Dateline"), this, &QWidget::close);
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    auto *undo = new UndoActions(m_workspace.project, this);
    undo->addTo(menu);
    connect(undo, &UndoActions::told, this, [this](const QString &text) { tell(text); });
    menu->addSeparator();
    menu->addAction(m_pictureActions->copyAction());
    menu->addSeparator();
    makeAction(menu, tr("&Find"), QKeySequence::Find, tr("Search sentences, titles, places, people and notes"), this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    menu->addAction(m_summary->clearAction());
}

void MainWindow::makeReviewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Review"));
    auto *actions = new CorrectionActions(m_workspace, *m_corrections, *m_reader, *m_table, menu);
    m_reader->details()->setActions(actions->eventActions(), actions->furtherActions());
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    menu->addMenu(m_panels->menu());
    auto *saved = new SavedViewsMenu(m_workspace, this);
    saved->noteLanes(m_timeline->laneGrouping());
    connect(m_timeline, &TimelineView::laneGroupingChanged, saved, &SavedViewsMenu::noteLanes);
    connect(saved, &SavedViewsMenu::lanesWanted, m_timeline, &TimelineView::setLaneGrouping);
    connect(saved, &SavedViewsMenu::shown, this, [this](const QString &text) { tell(text); });
    menu->addMenu(saved);
    m_themes = new ThemeMenu(m_workspace, this);
    menu->addMenu(m_themes);
    menu->addSeparator();
    QAction *fullScreen = makeAction(menu, tr("&Full Screen"), QKeySequence(u"F11"_s), tr("Fill the screen with the window"), this,
                                    [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    fullScreen->setCheckable(true);
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    QAction *keys = makeAction(menu, tr("&Keys"), QKeySequence(u"F1"_s), tr("Show all keys"), this, [this] {
        if (!findChild<KeysOverlay *>())
            new KeysOverlay(actionEntries(*this), this);
    });
    keys->setShortcuts({QKeySequence(u"F1"_s), QKeySequence(u"?"_s)});
    makeAction(menu, tr("All &Actions…"), QKeySequence(u"Ctrl+Shift+P"_s), tr("Find any action by its name"), this, [this] {
        auto *palette = new CommandPalette(actionEntries(*this), this);
        palette->setAttribute(Qt::WA_DeleteOnClose);
        palette->open();
    });
    makeAction(menu, tr("&About Dateline"), QKeySequence(u"Ctrl+F1"_s), tr("Version, licence and credits for data"), this, [this] { AboutDialog(this).exec(); });
}

void MainWindow::makeToolBar()
{
    m_toolBar = new MainToolBar(this);
    addToolBar(m_toolBar);
    m_toolBar->addButton(m_opening->openAction(), u"openButton"_s, tr("Open…"));
    m_toolBar->addButton(m_goMenu->previousAction(), u"previousButton"_s, u"‹"_s);
    m_toolBar->addButton(m_goMenu->nextAction(), u"nextButton"_s, u"›"_s);
    m_toolBar->addWidget(m_goMenu->position());
    m_toolBar->addSpace();
    m_search = new SearchField(m_workspace);
    m_search->setObjectName(u"searchField"_s);
    connect(m_search, &SearchField::sentenceWanted, m_reader, &SourceReader::showSentence);
    m_toolBar->addWidget(m_search);
    m_toolBar->addSpace();
    m_toolBar->addButton(m_playBar->playActions().constFirst(), u"playTimeButton"_s, u"▶"_s)->setAccessibleName(tr("Play or pause"));
    m_toolBar->addChoices(u"lanesButton"_s, tr("Lanes"), tr("Choose what the lanes of the timeline stand for (Ctrl+1 to Ctrl+5)"), m_timelineMenu->laneActions());
    m_toolBar->addReviewButton(m_panels->actionOf(m_tray));
    m_toolBar->addButton(m_pictureActions->exportAction(), u"exportButton"_s, tr("Export"));
}

void MainWindow::makeStatusBar()
{
    // The status bar hides what is not permanent while it has a message, but shows it again, under the message, whenever its
    // height changes. So nothing lies where it would write, and the summary shows its messages.
    statusBar()->addPermanentWidget(m_summary, 1);
    connect(statusBar(), &QStatusBar::messageChanged, m_summary, &FilterSummary::setMessage);
    m_span = new QLabel;
    m_span->setObjectName(u"spanLabel"_s);
    m_span->setToolTip(tr("From the first to the last year of the shown events"));
    // Where the window fills the screen there is no size grip to keep it off the edge.
    m_span->setContentsMargins(0, 0, 12, 0);
    statusBar()->addPermanentWidget(m_loadingBar);
    m_loadingBar->hide();
    statusBar()->addPermanentWidget(m_opening->projectActions().stateButton());
    statusBar()->addPermanentWidget(m_span);
}

} // namespace Dateline
