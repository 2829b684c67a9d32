// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus, tool bar and status bar: which action stands where, under which key.
#include "mainwindow.h"

#include "export/saveevents.h"
#include "filters/filtersummary.h"
#include "filters/searchfield.h"
#include "menuaction.h"
#include "playback/playbar.h"
#include "playback/player.h"
#include "reader/eventdetails.h"
#include "reader/sourcereader.h"
#include "recentfiles.h"
#include "correctionactions.h"
#include "review/corrections.h"
#include "review/projectactions.h"
#include "review/reviewtray.h"
#include "review/savedviewsmenu.h"
#include "review/watchedfoldersmenu.h"
#include "timeline/timelineactions.h"
#include "uitext.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QProgressBar>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    m_projectActions->addTo(menu);
    menu->addSeparator();
    m_openAction = makeAction(menu, tr("&Open Files…"), QKeySequence::Open, tr("Read articles: text, Markdown, HTML or PDF"), this, &MainWindow::openFiles);
    makeAction(menu, tr("Open &Folder…"), QKeySequence(u"Ctrl+Shift+O"_s), tr("Read all articles in a folder"), this, &MainWindow::openFolder);
    makeAction(menu, tr("&Import Events…"), QKeySequence(u"Ctrl+Alt+I"_s), tr("Look at a file of events made elsewhere, CSV, JSON Lines or Web Annotations, and add them"), this, &MainWindow::importEvents);
    makeAction(menu, tr("Open &Briefings"), QKeySequence(u"Ctrl+Shift+B"_s), tr("Read the briefings that come with Dateline"), this,
              [this] { m_loader.openBriefings(); });
    auto *watched = new WatchedFoldersMenu(m_workspace, m_loader, this);
    menu->addMenu(watched);
    connect(watched, &WatchedFoldersMenu::told, this, [this](const QString &text) { statusBar()->showMessage(text, 6000); });
    m_recent = new RecentFiles(m_options.keepsSettings, menu);
    menu->addMenu(m_recent);
    connect(m_recent, &RecentFiles::chosen, this, [this](const QString &path) { open({path}); });
    menu->addSeparator();
    m_exportAction = makeAction(menu, tr("&Export Picture…"), QKeySequence(u"Ctrl+E"_s), tr("Save the timeline, the map or a chart as PNG, SVG or PDF"), this,
                               [this] { exportPicture(focusedPicture()); });
    makeAction(menu, tr("Save &Report…"), QKeySequence(u"Ctrl+R"_s), tr("Save one HTML or PDF file with pictures and the list of events with their sentences"), this,
               &MainWindow::saveReport);
    makeAction(menu, tr("&Print…"), QKeySequence::Print, tr("See how the timeline, the map or the chart that has the keyboard prints, and print it"), this,
               &MainWindow::printFocusedPicture);
    makeAction(menu, tr("Save E&vents As…"), QKeySequence(u"Ctrl+Alt+S"_s), tr("Save the events of all open articles as CSV, JSON, GeoJSON, KML, iCalendar and more"), this, &MainWindow::saveEventsAs);
    menu->addSeparator();
    makeAction(menu, tr("&Close All Articles"), QKeySequence(u"Ctrl+Shift+W"_s), tr("Take all articles out of the project; their files stay as they are"), this,
              [this] { m_loader.closeAll(); });
    makeAction(menu, tr("&Quit"), QKeySequence(u"Ctrl+Q"_s), tr("Quit Dateline"), this, &QWidget::close);
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    m_undoAction = makeAction(menu, tr("&Undo"), QKeySequence(u"Ctrl+Z"_s), tr("Undo the last step"), this, [this] {
        const ProjectHistory &history = m_workspace.project.history();
        const QString step = history.canUndo() ? textFromUtf8(history.steps()[history.done() - 1].text) : QString();
        m_workspace.project.undo();
        statusBar()->showMessage(tr("Undone: %1").arg(step), 4000);
    });
    m_redoAction = makeAction(menu, tr("&Redo"), QKeySequence(u"Ctrl+Shift+Z"_s), tr("Do again what was undone"), this, [this] {
        const ProjectHistory &history = m_workspace.project.history();
        const QString step = history.canRedo() ? textFromUtf8(history.steps()[history.done()].text) : QString();
        m_workspace.project.redo();
        statusBar()->showMessage(tr("Done again: %1").arg(step), 4000);
    });
    menu->addSeparator();
    makeAction(menu, tr("&Copy Picture"), QKeySequence(u"Ctrl+Shift+C"_s), tr("Copy the timeline, the map or the chart that has the keyboard to the clipboard"), this, &MainWindow::copyFocusedPicture);
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
    m_correctionActions = new CorrectionActions(m_workspace, *m_corrections, *m_reader, *m_table, menu);
    m_reader->details()->setActions(m_correctionActions->eventActions(), m_correctionActions->furtherActions());
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    menu->addMenu(m_docksMenu);
    m_savedViews = new SavedViewsMenu(m_workspace, this);
    m_savedViews->noteLanes(m_timeline->laneGrouping());
    connect(m_timeline, &TimelineView::laneGroupingChanged, m_savedViews, &SavedViewsMenu::noteLanes);
    menu->addMenu(m_savedViews);
    connect(m_savedViews, &SavedViewsMenu::lanesWanted, this, &MainWindow::setLaneGrouping);
    connect(m_savedViews, &SavedViewsMenu::shown, this, [this](const QString &text) { statusBar()->showMessage(text, 4000); });
    QMenu *themes = menu->addMenu(tr("&Theme"));
    m_themeActions = new QActionGroup(this);
    const std::tuple<QString, const char16_t *, ThemeChoice> choices[] = {
        {tr("As the &Desktop"), u"Ctrl+Alt+0", ThemeChoice::Desktop},
        {tr("&Light"), u"Ctrl+Alt+1", ThemeChoice::Light},
        {tr("D&ark"), u"Ctrl+Alt+2", ThemeChoice::Dark},
    };
    for (const auto &[text, key, choice] : choices) {
        QAction *action = makeAction(themes, text, QKeySequence(QString::fromUtf16(key)), tr("Choose the colours of the window"), this,
                                    [this, choice = choice] { setThemeChoice(choice); });
        action->setCheckable(true);
        action->setData(int(choice));
        m_themeActions->addAction(action);
    }
    menu->addSeparator();
    QAction *fullScreen = makeAction(menu, tr("&Full Screen"), QKeySequence(u"F11"_s), tr("Fill the screen with the window"), this,
                                    [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    fullScreen->setCheckable(true);
}

void MainWindow::makeGoMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Go"));
    EventSelection *selection = &m_workspace.selection;
    m_previousAction = makeAction(menu, tr("&Previous Event"), QKeySequence(u"Alt+Left"_s), tr("Go to the event before this one"), selection, &EventSelection::previous);
    m_nextAction = makeAction(menu, tr("&Next Event"), QKeySequence(u"Alt+Right"_s), tr("Go to the event after this one"), selection, &EventSelection::next);
    makeAction(menu, tr("&First Event"), QKeySequence(u"Alt+Home"_s), tr("Go to the first event"), selection, &EventSelection::first);
    makeAction(menu, tr("&Last Event"), QKeySequence(u"Alt+End"_s), tr("Go to the last event"), selection, &EventSelection::last);
    m_previousAction->setIconText(QStringLiteral("‹"));
    m_nextAction->setIconText(QStringLiteral("›"));
}

void MainWindow::makeTimelineMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Timeline"));
    makeAction(menu, tr("Zoom &In"), QKeySequence(u"Ctrl++"_s), tr("Show a shorter time"), m_timeline, &TimelineView::zoomIn);
    makeAction(menu, tr("Zoom &Out"), QKeySequence(u"Ctrl+-"_s), tr("Show a longer time"), m_timeline, &TimelineView::zoomOut);
    makeAction(menu, tr("Show &All"), QKeySequence(u"Ctrl+0"_s), tr("Show the whole span of the events"), m_timeline, &TimelineView::fitAll);
    makeAction(menu, tr("&Centre on the Chosen Event"), QKeySequence(u"Ctrl+J"_s), tr("Bring the chosen event to the middle"), m_timeline, &TimelineView::centreOnSelection);
    menu->addSeparator();
    QMenu *lanes = menu->addMenu(tr("&Lanes"));
    m_laneActions = new QActionGroup(this);
    const std::tuple<QString, const char16_t *, LaneGrouping> choices[] = {
        {tr("By &Country"), u"Ctrl+1", LaneGrouping::Country},
        {tr("By &Topic"), u"Ctrl+2", LaneGrouping::Topic},
        {tr("By &Article"), u"Ctrl+3", LaneGrouping::Document},
        {tr("By C&orridor"), u"Ctrl+4", LaneGrouping::Corridor},
        {tr("&None"), u"Ctrl+5", LaneGrouping::None},
    };
    for (const auto &[text, key, grouping] : choices) {
        QAction *action = makeAction(lanes, text, QKeySequence(QString::fromUtf16(key)), tr("Choose what the lanes of the timeline stand for"), this,
                                    [this, grouping = grouping] { setLaneGrouping(grouping); });
        action->setCheckable(true);
        action->setData(int(grouping));
        m_laneActions->addAction(action);
    }
    m_laneActions->actions().constFirst()->setChecked(true);
    const TimelineActions &own = m_timeline->timelineActions();
    lanes->addSeparator();
    lanes->addActions(own.orders->actions());
    lanes->addSeparator();
    lanes->addActions({own.foldAll, own.unfoldAll, own.foldChosen, own.hideChosen, own.showHidden});
    menu->addSeparator();
    menu->addActions({own.earlier, own.later, own.back, own.forward, own.zoomToRange, own.filterByRange, own.inertia});
    menu->addSeparator();
    menu->addActions(m_playBar->playActions());
    auto *space = new QAction(tr("Play or Pause"), this);
    space->setShortcut(Qt::Key_Space);
    space->setShortcutContext(Qt::WidgetShortcut);
    connect(space, &QAction::triggered, m_player, &Player::toggle);
    m_timeline->addAction(space);
    menu->addSeparator();
    QAction *bands = makeAction(menu, tr("Show &Bands of Time"), QKeySequence(u"Ctrl+Alt+B"_s), tr("Show terms of office and other stretches of time"), &m_workspace.eras,
                                &EraList::setShown);
    bands->setCheckable(true);
    bands->setChecked(m_workspace.eras.isShown());
    connect(&m_workspace.eras, &EraList::changed, bands, [this, bands] { bands->setChecked(m_workspace.eras.isShown()); });
    makeAction(menu, tr("&Edit Bands of Time…"), QKeySequence(u"Ctrl+Alt+E"_s), tr("Add, change and remove bands of time"), this, &MainWindow::editEras);
}

void MainWindow::makeMapMenu()
{
    menuBar()->addMenu(tr("&Map"))->addActions(m_map->mapActions());
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    makeAction(menu, tr("&Keys"), QKeySequence(u"F1"_s), tr("Show all keys"), this, &MainWindow::showKeys)->setShortcuts({QKeySequence(u"F1"_s), QKeySequence(u"?"_s)});
    makeAction(menu, tr("All &Actions…"), QKeySequence(u"Ctrl+Shift+P"_s), tr("Find any action by its name"), this, &MainWindow::showCommandPalette);
    makeAction(menu, tr("&About Dateline"), QKeySequence(u"Ctrl+F1"_s), tr("Version, licence and credits for data"), this, &MainWindow::showAbout);
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    const auto button = [&](QAction *action, const QString &name, const QString &text) {
        auto *result = new QToolButton(bar);
        result->setObjectName(name);
        result->setDefaultAction(action);
        result->setText(text);
        result->setAccessibleName(QString(action->text()).remove(u'&'));
        connect(action, &QAction::changed, result, [result, text] { result->setText(text); });
        bar->addWidget(result);
        return result;
    };
    button(m_openAction, QStringLiteral("openButton"), tr("Open…"));
    button(m_previousAction, QStringLiteral("previousButton"), QStringLiteral("‹"));
    button(m_nextAction, QStringLiteral("nextButton"), QStringLiteral("›"));
    m_position = new QLabel(bar);
    m_position->setObjectName(QStringLiteral("positionLabel"));
    m_position->setMinimumWidth(150);
    bar->addWidget(m_position);

    const auto addSpace = [bar] {
        auto *space = new QWidget(bar);
        space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(space);
    };
    addSpace();
    m_search = new SearchField(m_workspace);
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setFixedWidth(420);
    connect(m_search, &SearchField::sentenceWanted, m_reader, &SourceReader::showSentence);
    bar->addWidget(m_search);
    addSpace();

    QToolButton *play = button(m_playBar->playActions().constFirst(), QStringLiteral("playTimeButton"), QStringLiteral("▶"));
    play->setAccessibleName(tr("Play or pause"));

    auto *lanes = new QToolButton(bar);
    lanes->setObjectName(QStringLiteral("lanesButton"));
    lanes->setText(tr("Lanes ▾"));
    lanes->setToolTip(tr("Choose what the lanes of the timeline stand for (Ctrl+1 to Ctrl+5)"));
    lanes->setAccessibleName(tr("Lanes"));
    lanes->setPopupMode(QToolButton::InstantPopup);
    auto *laneMenu = new QMenu(lanes);
    laneMenu->addActions(m_laneActions->actions());
    lanes->setMenu(laneMenu);
    bar->addWidget(lanes);

    auto *review = new QToolButton(bar);
    review->setObjectName(QStringLiteral("reviewButton"));
    QAction *panel = m_panelActions.value(qobject_cast<QDockWidget *>(m_tray->parentWidget()));
    review->setToolTip(tr("Go through what needs eyes: dates, places and articles that do not agree (%1)").arg(panel->shortcut().toString(QKeySequence::NativeText)));
    connect(review, &QToolButton::clicked, panel, &QAction::trigger);
    const auto tell = [review](std::size_t count) {
        review->setText(count == 0 ? tr("Review") : tr("Review %L1", "how many").arg(count));
        review->setAccessibleName(count == 0 ? tr("Review") : tr("Review, %L1 open").arg(count));
        review->setProperty("needsEyes", count > 0);
        review->style()->unpolish(review);
        review->style()->polish(review);
    };
    connect(m_tray, &ReviewTray::countChanged, review, tell);
    tell(0);
    bar->addWidget(review);
    button(m_exportAction, QStringLiteral("exportButton"), tr("Export"));
}

void MainWindow::makeStatusBar()
{
    // The status bar hides what is not permanent while it has a message, but shows it again, under the message, whenever its
    // height changes. So nothing lies where it would write, and the summary shows its messages.
    statusBar()->addPermanentWidget(m_summary, 1);
    connect(statusBar(), &QStatusBar::messageChanged, m_summary, &FilterSummary::setMessage);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Reading articles"));
    m_cancel = new QToolButton;
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop reading; what is read already stays"));
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_loader.cancel();
        m_session.cancelOpening();
        m_openAfterProject.clear();
        refreshLoading(0, 0);
    });
    m_span = new QLabel;
    m_span->setObjectName(QStringLiteral("spanLabel"));
    m_span->setToolTip(tr("From the first to the last year of the shown events"));
    // Where the window fills the screen there is no size grip to keep it off the edge.
    m_span->setContentsMargins(0, 0, 12, 0);
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_cancel)}) {
        statusBar()->addPermanentWidget(widget);
        widget->hide();
    }
    statusBar()->addPermanentWidget(m_projectActions->stateButton());
    statusBar()->addPermanentWidget(m_span);
}

} // namespace Dateline
