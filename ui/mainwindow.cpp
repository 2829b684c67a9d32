// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "charts/chartpanel.h"
#include "filters/filterpanel.h"
#include "filters/filtersummary.h"
#include "focusoutline.h"
#include "map/corridorpanel.h"
#include "models/counttext.h"
#include "pictureactions.h"
#include "playback/playbar.h"
#include "playback/player.h"
#include "problembar.h"
#include "reader/sourcereader.h"
#include "recentfiles.h"
#include "review/corrections.h"
#include "review/historypanel.h"
#include "review/noticebar.h"
#include "review/projectactions.h"
#include "review/reviewtray.h"
#include "review/windowmemory.h"
#include "table/eventtable.h"
#include "timeline/erasdialog.h"
#include "timeline/overviewlayout.h"
#include "timeline/timelineoverview.h"
#include "window/gomenu.h"
#include "window/loadingbar.h"
#include "window/maintoolbar.h"
#include "window/opening.h"
#include "window/panels.h"
#include "windowsettings.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeySequence>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QScrollArea>
#include <QSplitter>
#include <QStatusBar>
#include <QStyle>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

constexpr int LeastHeightForTwoPanels = 920;

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

MainWindow::MainWindow(Options options, QWidget *parent)
    : QMainWindow(parent)
    , m_options(options)
    , m_loader(m_workspace)
    , m_session(m_workspace.project)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    if (!style()->styleHint(QStyle::SH_Widget_Animate))
        setAnimated(false);
    resize(1600, 1000);

    new FocusOutline(this);
    makeViews();
    makePanels();
    makeActions();
    makeToolBar();
    makeStatusBar();
    joinViews();
    showDefaultCorridors(m_workspace);
    joinProject();
    restoreSettings();
    m_themes->colourWindow();
    refreshActions();
}

MainWindow::~MainWindow()
{
    // The views use the workspace to their last breath, and members die before children.
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

void MainWindow::makeViews()
{
    m_overview = new TimelineOverview(m_workspace, m_indexer);
    m_timeline = new TimelineView(m_workspace, m_indexer);
    m_map = new MapView(m_workspace, m_options.map);
    m_player = new Player(m_workspace, m_indexer, this);
    m_playBar = new PlayBar(*m_player);

    auto *time = new QWidget;
    QVBoxLayout *column = columnOf(time);
    column->addWidget(m_overview);
    column->addWidget(m_timeline, 1);
    column->addWidget(m_playBar);

    m_stack = new QSplitter(Qt::Vertical);
    m_stack->setObjectName(QStringLiteral("timelineAndMap"));
    m_stack->setChildrenCollapsible(false);
    m_stack->addWidget(time);
    m_stack->addWidget(m_map);
    m_stack->setStretchFactor(0, 1);
    m_stack->setStretchFactor(1, 1);
    m_stack->setSizes({450, 450});

    m_notice = new NoticeBar;
    auto *centre = new QWidget;
    column = columnOf(centre);
    column->addWidget(m_notice);
    column->addWidget(new ProblemBar(m_loader));
    column->addWidget(m_stack, 1);
    setCentralWidget(centre);

    m_filters = new FilterPanel(m_workspace);
    m_corridors = new CorridorPanel(m_workspace);
    m_reader = new SourceReader(m_workspace);
    m_charts = new ChartPanel(m_workspace);
    m_table = new EventTable(m_workspace);
    m_summary = new FilterSummary(m_workspace);
    m_history = new HistoryPanel(m_workspace);
    m_corrections = new Corrections(m_workspace, this);
    m_tray = new ReviewTray(m_workspace, *m_corrections);
}

void MainWindow::makePanels()
{
    m_panels = new Panels(this);
    QDockWidget *filters = m_panels->add(tr("Filters"), u"filtersDock"_s, m_filters, Qt::LeftDockWidgetArea, QKeySequence(u"F2"_s));
    QDockWidget *corridors = m_panels->add(tr("Corridors"), u"corridorsDock"_s, m_corridors, Qt::LeftDockWidgetArea, QKeySequence(u"F3"_s));
    QDockWidget *reader = m_panels->add(tr("Article"), u"readerDock"_s, m_reader, Qt::RightDockWidgetArea, QKeySequence(u"F4"_s));
    QDockWidget *charts = m_panels->add(tr("Charts"), u"chartsDock"_s, m_charts, Qt::RightDockWidgetArea, QKeySequence(u"F5"_s));
    QDockWidget *table = m_panels->add(tr("Events"), u"eventsDock"_s, m_table, Qt::BottomDockWidgetArea, QKeySequence(u"F6"_s), m_table->view());
    QDockWidget *review = m_panels->add(tr("Review"), u"reviewDock"_s, m_tray, Qt::BottomDockWidgetArea, QKeySequence(u"F7"_s), m_tray->view());
    QDockWidget *history = m_panels->add(tr("History"), u"historyDock"_s, m_history, Qt::LeftDockWidgetArea, QKeySequence(u"F8"_s));
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    tabifyDockWidget(filters, corridors);
    tabifyDockWidget(corridors, history);
    history->hide();
    filters->raise();
    tabifyDockWidget(table, review);
    table->hide();
    review->hide();
    resizeDocks({filters, reader}, {248, 372}, Qt::Horizontal);
    resizeDocks({reader, charts}, {620, 280}, Qt::Vertical);
}

void MainWindow::joinViews()
{
    const auto list = [this](EventListModel::Part part) {
        m_table->setPart(part);
        Panels::bringForward(m_table);
    };
    connect(m_filters, &FilterPanel::undatedRequested, this, [list] { list(EventListModel::Part::WithoutDate); });
    connect(m_filters, &FilterPanel::unplacedRequested, this, [list] { list(EventListModel::Part::WithoutPlace); });
    connect(m_corridors, &CorridorPanel::fitRequested, m_map, &MapView::fitCorridor);
    connect(m_map, &MapView::corridorClicked, this, [this] { Panels::bringForward(m_corridors); });
    connect(m_timeline, &TimelineView::eventActivated, this, [this] { Panels::bringForward(m_reader); });
    connect(m_charts, &ChartPanel::exportRequested, m_pictureActions, &PictureActions::exportPicture);
    connect(m_playBar, &PlayBar::savingRequested, m_pictureActions, &PictureActions::savePlay);
    connect(m_player, &Player::changed, this, [this] { m_timeline->history().setHeld(m_player->isOpen()); });
    connect(m_loadingBar, &LoadingBar::loadingChanged, m_timeline, &TimelineView::setReading);
    connect(&m_workspace.selection, &EventSelection::changed, this, &MainWindow::refreshActions);
    connect(&m_workspace.events, &EventFilterModel::eventsChanged, this, &MainWindow::refreshActions);
    // Later, so that an index of what is still changing is not made for a label.
    connect(&m_indexer, &TimelineIndexer::changed, this, &MainWindow::refreshSpan, Qt::QueuedConnection);
    connect(m_pictureActions, &PictureActions::told, this, [this](const QString &text) { tell(text); });
    connect(&m_loader, &ArticleLoader::finished, this,
            [this](int documents, bool cancelled) { tell(cancelled ? tr("Stopped. Articles read: %1").arg(countText(documents)) : tr("Articles read: %1").arg(countText(documents))); });
}

void MainWindow::joinProject()
{
    m_memory = new WindowMemory(m_workspace, this, m_stack);
    m_memory->noteLanes(m_timeline->laneGrouping());
    connect(m_timeline, &TimelineView::laneGroupingChanged, m_memory, &WindowMemory::noteLanes);
    connect(m_memory, &WindowMemory::lanesRestored, m_timeline, &TimelineView::setLaneGrouping);
    connect(m_opening, &Opening::leaving, m_memory, &WindowMemory::store);
    connect(&m_session, &ProjectSession::opened, this, [this](const QString &path, const QString &notice) {
        m_opening->recent()->remember({path});
        m_notice->tell(notice);
        m_memory->restore();
        m_workspace.events.setFilter({});
        m_workspace.fitViewport();
        m_workspace.selectLatestExactEvent();
        m_loader.readOutdated();
        m_opening->openWaiting();
    });
    connect(&m_workspace.project, &Project::fileChanged, this, [this] {
        if (!m_workspace.project.hasName())
            m_notice->tell({});
        else if (!m_workspace.project.isReadOnly())
            m_opening->recent()->remember({m_workspace.project.file()->path()});
    });
    connect(&m_loader, &ArticleLoader::readAnew, this, [this](int documents) { tell(tr("Articles read anew with the rules of today: %1").arg(countText(documents)), 6000); });
    connect(m_tray, &ReviewTray::documentWanted, m_reader, &SourceReader::showDocument);
    connect(m_tray, &ReviewTray::countChanged, m_toolBar, &MainToolBar::setReviewCount);
    connect(m_corrections, &Corrections::decided, this, [this](const QString &text) { tell(text); });
}

void MainWindow::open(const QStringList &paths)
{
    m_opening->open(paths);
}

void MainWindow::waitForViews()
{
    while (m_indexer.isPreparing())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
}

std::vector<Picture> MainWindow::pictures()
{
    return m_pictureActions->pictures();
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themes->choose(choice);
}

void MainWindow::editEras()
{
    // The bands of a project are its own.
    const bool isUsersFile = m_options.keepsSettings && !m_workspace.project.hasName();
    auto *dialog = new ErasDialog(m_workspace.eras, isUsersFile ? EraList::userFile() : QString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::refreshActions()
{
    m_pictureActions->exportAction()->setEnabled(m_workspace.events.store().documentCount() > 0);
    m_playBar->playActions().constFirst()->setEnabled(m_workspace.events.datedCount() > 0 || m_player->isOpen());
}

void MainWindow::refreshSpan()
{
    m_span->setText(spanText(m_indexer.index()));
    // A picture of the window may be taken before the next round of events gives the new text its room.
    statusBar()->layout()->activate();
}

void MainWindow::tell(const QString &text, int milliseconds)
{
    statusBar()->showMessage(text, milliseconds);
}

void MainWindow::restoreSettings()
{
    if (!m_options.keepsSettings) {
        setThemeChoice(ThemeChoice::Desktop);
        return;
    }
    if (const std::optional<Failure> failure = m_workspace.eras.load())
        statusBar()->showMessage(QString::fromStdString(failure->message));
    m_settings = std::make_unique<WindowSettings>(WindowSettings::Parts{*this, m_workspace, *m_timeline, *m_map, *m_stack, *m_themes});
    if (const std::optional<Failure> failure = m_settings->restore())
        m_notice->tell(QString::fromStdString(failure->message));
}

bool MainWindow::focusNextPrevChild(bool next)
{
    const QWidget *const from = focusWidget();
    do {
        if (!QMainWindow::focusNextPrevChild(next))
            return false;
    } while (focusWidget() != from && Panels::isBehind(focusWidget()));
    // An area scrolls by itself only where the keyboard was in it already.
    for (QWidget *around = focusWidget()->parentWidget(); around; around = around->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(around))
            area->ensureWidgetVisible(focusWidget());
    }
    return true;
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // On a low screen the article and the charts would leave each other no room.
    if (m_wasShown || event->spontaneous())
        return;
    m_wasShown = true;
    if (height() < LeastHeightForTwoPanels && !(m_settings && m_settings->hasLayout())) {
        tabifyDockWidget(Panels::dockOf(m_reader), Panels::dockOf(m_charts));
        Panels::dockOf(m_reader)->raise();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_opening->projectActions().mayLeave()) {
        event->ignore();
        return;
    }
    if (m_settings)
        m_settings->store();
    m_memory->store();
    m_loader.cancel();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    open(paths);
}

} // namespace Dateline
