// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "charts/chartpanel.h"
#include "commandpalette.h"
#include "export/exportdialog.h"
#include "export/picturewriter.h"
#include "export/printpicture.h"
#include "export/reportdialog.h"
#include "export/saveevents.h"
#include "filters/filterpanel.h"
#include "filters/filtersummary.h"
#include "filters/searchfield.h"
#include "help/aboutdialog.h"
#include "help/keysoverlay.h"
#include "import/importdialog.h"
#include "map/corridorpanel.h"
#include "models/filtertext.h"
#include "playback/framesdialog.h"
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
#include "timeline/timelineactions.h"
#include "timeline/timelineoverview.h"
#include "uitext.h"
#include "viewpictures.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QStyle>
#include <QStyleHints>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

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

/// Who opens a panel with a key goes on with the keys in it.
void giveKeyboard(QWidget *panel)
{
    if (panel->focusProxy()) {
        panel->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget *each = panel->nextInFocusChain(); each != panel; each = each->nextInFocusChain()) {
        if (panel->isAncestorOf(each) && each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus)) {
            each->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
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

    makeViews();
    makeDocks();
    // Before the box that tells it, which waits to be closed.
    connect(&m_session, &ProjectSession::failed, this, [this](const QString &path) {
        refreshLoading(0, 0);
        openWithoutProject(path);
    });
    m_projectActions = new ProjectActions(m_session, m_loader, this);
    makeFileMenu();
    makeEditMenu();
    makeReviewMenu();
    makeViewMenu();
    makeGoMenu();
    makeTimelineMenu();
    makeMapMenu();
    makeHelpMenu();
    makeToolBar();
    makeStatusBar();
    joinSignals();
    showDefaultCorridors(m_workspace);
    joinProject();
    readSettings();
    applyTheme();
    refreshPosition();
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

    auto *time = new QWidget;
    auto *column = new QVBoxLayout(time);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_overview);
    column->addWidget(m_timeline, 1);
    m_player = new Player(m_workspace, m_indexer, this);
    m_playBar = new PlayBar(*m_player);
    column->addWidget(m_playBar);

    m_stack = new QSplitter(Qt::Vertical);
    m_stack->setObjectName(QStringLiteral("timelineAndMap"));
    m_stack->setChildrenCollapsible(false);
    m_stack->addWidget(time);
    m_stack->addWidget(m_map);
    m_stack->setStretchFactor(0, 1);
    m_stack->setStretchFactor(1, 1);
    m_stack->setSizes({450, 450});

    auto *centre = new QWidget;
    auto *centreColumn = new QVBoxLayout(centre);
    centreColumn->setContentsMargins(0, 0, 0, 0);
    centreColumn->setSpacing(0);
    m_notice = new NoticeBar;
    centreColumn->addWidget(m_notice);
    centreColumn->addWidget(new ProblemBar(m_loader));
    centreColumn->addWidget(m_stack, 1);
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

void MainWindow::makeDocks()
{
    m_docksMenu = new QMenu(tr("&Panels"), this);
    const auto add = [this](const QString &title, const QString &name, QWidget *widget, Qt::DockWidgetArea area, const QKeySequence &key) {
        auto *dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        // A palette would be lost when the style sheet changes: the ground comes from the sheet.
        widget->setAttribute(Qt::WA_StyledBackground);
        dock->setWidget(widget);
        addDockWidget(area, dock);
        // The dock's own action would close a panel whose tab is behind another, where its key is to bring it to the front.
        auto *toggle = new QAction(title, this);
        toggle->setCheckable(true);
        toggle->setShortcut(key);
        const QString tip = tr("Show or hide the panel %1").arg(title);
        toggle->setToolTip(tr("%1 (%2)", "tooltip: what it does and its key").arg(tip, key.toString(QKeySequence::NativeText)));
        toggle->setStatusTip(tip);
        m_docksMenu->addAction(toggle);
        connect(dock, &QDockWidget::visibilityChanged, toggle, &QAction::setChecked);
        connect(toggle, &QAction::triggered, dock, [dock](bool wanted) {
            dock->setVisible(wanted);
            if (!wanted)
                return;
            dock->raise();
            giveKeyboard(dock->widget());
        });
        m_panelActions.insert(dock, toggle);
        return dock;
    };
    QDockWidget *filters = add(tr("Filters"), QStringLiteral("filtersDock"), m_filters, Qt::LeftDockWidgetArea, QKeySequence(u"F2"_s));
    QDockWidget *corridors = add(tr("Corridors"), QStringLiteral("corridorsDock"), m_corridors, Qt::LeftDockWidgetArea, QKeySequence(u"F3"_s));
    QDockWidget *reader = add(tr("Article"), QStringLiteral("readerDock"), m_reader, Qt::RightDockWidgetArea, QKeySequence(u"F4"_s));
    QDockWidget *charts = add(tr("Charts"), QStringLiteral("chartsDock"), m_charts, Qt::RightDockWidgetArea, QKeySequence(u"F5"_s));
    QDockWidget *table = add(tr("Events"), QStringLiteral("eventsDock"), m_table, Qt::BottomDockWidgetArea, QKeySequence(u"F6"_s));
    QDockWidget *review = add(tr("Review"), QStringLiteral("reviewDock"), m_tray, Qt::BottomDockWidgetArea, QKeySequence(u"F7"_s));
    QDockWidget *history = add(tr("History"), QStringLiteral("historyDock"), m_history, Qt::LeftDockWidgetArea, QKeySequence(u"F8"_s));
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

void MainWindow::joinSignals()
{
    const auto list = [this](EventListModel::Part part) {
        m_table->setPart(part);
        QWidget *dock = m_table->parentWidget();
        dock->show();
        dock->raise();
    };
    connect(m_filters, &FilterPanel::undatedRequested, this, [list] { list(EventListModel::Part::WithoutDate); });
    connect(m_filters, &FilterPanel::unplacedRequested, this, [list] { list(EventListModel::Part::WithoutPlace); });
    connect(m_corridors, &CorridorPanel::fitRequested, m_map, &MapView::fitCorridor);
    connect(m_map, &MapView::corridorClicked, this, [this] {
        m_corridors->parentWidget()->show();
        m_corridors->parentWidget()->raise();
    });
    connect(m_charts, &ChartPanel::exportRequested, this, &MainWindow::exportPicture);
    connect(m_timeline, &TimelineView::eventActivated, this, [this] {
        m_reader->parentWidget()->show();
        m_reader->parentWidget()->raise();
    });
    connect(m_timeline, &TimelineView::laneGroupingChanged, this, &MainWindow::setLaneGrouping);
    connect(m_playBar, &PlayBar::savingRequested, this, &MainWindow::savePlay);
    connect(m_player, &Player::changed, this, [this] { m_timeline->history().setHeld(m_player->isOpen()); });
    connect(&m_workspace.selection, &EventSelection::changed, this, &MainWindow::refreshPosition);
    connect(&m_workspace.events, &EventFilterModel::eventsChanged, this, &MainWindow::refreshPosition);
    // Later, so that an index of what is still changing is not made for a label.
    connect(&m_indexer, &TimelineIndexer::changed, this, &MainWindow::refreshSpan, Qt::QueuedConnection);
    connect(&m_loader, &ArticleLoader::progressed, this, &MainWindow::refreshLoading);
    connect(&m_loader, &ArticleLoader::finished, this, [this](int documents, bool cancelled) {
        refreshLoading(0, 0);
        statusBar()->showMessage(cancelled ? tr("Stopped. Articles read: %1").arg(documents) : tr("Articles read: %1").arg(documents), 4000);
    });
    connect(&m_workspace, &Workspace::themeChanged, this, &MainWindow::applyTheme);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { setThemeChoice(m_themeChoice); });
}

void MainWindow::joinProject()
{
    m_memory = new WindowMemory(m_workspace, this, m_stack);
    m_memory->noteLanes(m_timeline->laneGrouping());
    connect(m_timeline, &TimelineView::laneGroupingChanged, m_memory, &WindowMemory::noteLanes);
    connect(m_memory, &WindowMemory::lanesRestored, this, &MainWindow::setLaneGrouping);
    connect(&m_session, &ProjectSession::progressed, this, [this](int done, int total) { refreshLoading(done, total); });
    connect(&m_session, &ProjectSession::opened, this, [this](const QString &path, const QString &notice) {
        refreshLoading(0, 0);
        m_recent->remember({path});
        m_notice->tell(notice);
        m_memory->restore();
        m_workspace.events.setFilter({});
        m_workspace.fitViewport();
        m_workspace.selectLatestExactEvent();
        m_loader.readOutdated();
        open(std::exchange(m_openAfterProject, {}));
    });
    const auto followHistory = [this] {
        const ProjectHistory &history = m_workspace.project.history();
        const bool writable = !m_workspace.project.isReadOnly();
        m_undoAction->setEnabled(writable && history.canUndo());
        m_redoAction->setEnabled(writable && history.canRedo());
        m_undoAction->setStatusTip(history.canUndo() ? tr("Undo: %1").arg(textFromUtf8(history.steps()[history.done() - 1].text)) : tr("Nothing to undo"));
        m_redoAction->setStatusTip(history.canRedo() ? tr("Redo: %1").arg(textFromUtf8(history.steps()[history.done()].text)) : tr("Nothing to redo"));
    };
    connect(&m_workspace.project, &Project::historyChanged, this, followHistory);
    connect(&m_workspace.project, &Project::fileChanged, this, followHistory);
    connect(&m_workspace.project, &Project::fileChanged, this, [this] {
        if (!m_workspace.project.hasName())
            m_notice->tell({});
        else if (!m_workspace.project.isReadOnly())
            m_recent->remember({m_workspace.project.file()->path()});
    });
    connect(&m_loader, &ArticleLoader::readAnew, this,
            [this](int documents) { statusBar()->showMessage(tr("Articles read anew with the rules of today: %1").arg(documents), 6000); });
    connect(m_tray, &ReviewTray::documentWanted, m_reader, &SourceReader::showDocument);
    connect(m_corrections, &Corrections::decided, this, [this](const QString &text) { statusBar()->showMessage(text, 4000); });
    followHistory();
}

void MainWindow::open(const QStringList &paths)
{
    QStringList projects;
    QStringList articles;
    for (const QString &path : paths)
        (ProjectSession::isProjectPath(path) ? projects : articles).append(path);
    if (!projects.isEmpty()) {
        // The articles join it when it is there; of several projects only one can be open.
        m_memory->store();
        const QString project = projects.takeFirst();
        m_openAfterProject = articles;
        if (!m_projectActions->open(project))
            m_openAfterProject.clear();
        for (const QString &other : std::as_const(projects))
            m_loader.tellProblem(other, tr("one project is open at a time, and another one was named before it"));
        return;
    }
    if (articles.isEmpty())
        return;
    m_recent->remember(articles);
    m_loader.open(articles);
}

void MainWindow::openWithoutProject(const QString &project)
{
    const QStringList articles = std::exchange(m_openAfterProject, {});
    // Where there is nothing yet they are all there is to show; into other work they were not to go.
    if (!m_workspace.project.hasName() && m_workspace.project.documents().empty()) {
        open(articles);
        return;
    }
    for (const QString &article : articles)
        m_loader.tellProblem(article, tr("not read, as it was to join %1, which could not be opened").arg(QFileInfo(project).fileName()));
}

void MainWindow::openFiles()
{
    open(QFileDialog::getOpenFileNames(this, tr("Open Files"), QString(),
        tr("Articles and events (*.txt *.md *.markdown *.html *.htm *.xhtml *.pdf *.csv *.jsonl *.ndjson *.jsonld);;All files (*)")));
}

void MainWindow::openFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open Folder"));
    if (!folder.isEmpty())
        open({folder});
}

std::vector<Picture> MainWindow::pictures()
{
    return viewPictures(m_workspace, *m_timeline, *m_map, *this, m_charts->currentName());
}

QString MainWindow::focusedPicture() const
{
    const QWidget *focused = focusWidget();
    if (focused && (focused == m_map || m_map->isAncestorOf(focused)))
        return QStringLiteral("map");
    if (focused && (focused == m_charts || m_charts->isAncestorOf(focused)))
        return QStringLiteral("chart:") + QString::fromStdString(m_charts->currentName());
    return QStringLiteral("timeline");
}

void MainWindow::exportPicture(const QString &pictureId)
{
    ExportDialog dialog(pictures(), pictureId.toStdString(), m_workspace.theme().appearance, this);
    connect(&dialog, &ExportDialog::saved, this, [this](const QString &path) { statusBar()->showMessage(tr("Saved %1").arg(path), 4000); });
    dialog.exec();
}

void MainWindow::printFocusedPicture()
{
    const std::string id = focusedPicture().toStdString();
    for (const Picture &picture : pictures()) {
        if (picture.id != id)
            continue;
        ExportOptions options;
        options.size = picture.logicalSize;
        previewPrint(picture, options, this);
    }
}

void MainWindow::saveReport()
{
    ReportDialog dialog(pictures(), m_workspace.events, this);
    connect(&dialog, &ReportDialog::saved, this, [this](const QString &path) { statusBar()->showMessage(tr("Saved %1").arg(path), 4000); });
    dialog.exec();
}

void MainWindow::savePlay()
{
    std::vector<FramesDialog::View> views;
    for (const Picture &picture : pictures())
        views.push_back({picture.id, picture.title, picture.logicalSize});
    FramesDialog dialog(*m_player, m_indexer, std::move(views),
                        [this](const std::string &id) { return viewPicture(id, m_workspace, *m_timeline, *m_map, *this); },
                        m_workspace.theme().appearance, this);
    connect(&dialog, &FramesDialog::saved, this,
            [this](const QString &path, int count) { statusBar()->showMessage(tr("%1 pictures saved from %2 on").arg(count).arg(path), 4000); });
    dialog.exec();
}

void MainWindow::copyFocusedPicture()
{
    const std::string id = focusedPicture().toStdString();
    for (const Picture &picture : pictures()) {
        if (picture.id != id)
            continue;
        ExportOptions options;
        options.size = picture.logicalSize;
        options.scale = devicePixelRatioF();
        options.theme = &m_workspace.theme();
        const std::optional<Failure> failure = copyPicture(picture, options);
        statusBar()->showMessage(failure ? QString::fromStdString(failure->message) : tr("%1 copied").arg(picture.title), 4000);
    }
}

void MainWindow::saveEventsAs()
{
    const QString path = saveEvents(m_workspace.events.store(), this);
    if (!path.isEmpty())
        statusBar()->showMessage(tr("Events saved to %1").arg(path), 4000);
}

void MainWindow::importEvents()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import Events"), QString(), tr("Files of events (*.csv *.jsonl *.ndjson *.jsonld);;All files (*)"));
    if (path.isEmpty())
        return;
    ImportDialog dialog(path, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_workspace.project.addDocuments(newDocuments(dialog.takeDocuments()));
    m_workspace.fitViewport();
}

void MainWindow::showKeys()
{
    if (!findChild<KeysOverlay *>())
        new KeysOverlay(actionEntries(*this), this);
}

void MainWindow::showCommandPalette()
{
    auto *palette = new CommandPalette(actionEntries(*this), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

void MainWindow::editEras()
{
    // The bands of a project are its own.
    const bool isUsersFile = m_options.keepsSettings && !m_workspace.project.hasName();
    auto *dialog = new ErasDialog(m_workspace.eras, isUsersFile ? EraList::userFile() : QString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    AboutDialog(this).exec();
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    for (QAction *action : m_themeActions->actions())
        action->setChecked(action->data().toInt() == int(choice));
    switch (choice) {
    case ThemeChoice::Desktop: m_workspace.setAppearance(Theme::desktopAppearance()); break;
    case ThemeChoice::Light: m_workspace.setAppearance(Theme::Appearance::Light); break;
    case ThemeChoice::Dark: m_workspace.setAppearance(Theme::Appearance::Dark); break;
    }
}

void MainWindow::applyTheme()
{
    const Theme &theme = m_workspace.theme();
    QApplication::setPalette(theme.palette());
    setStyleSheet(theme.styleSheet());
}

void MainWindow::setLaneGrouping(LaneGrouping grouping)
{
    m_timeline->setLaneGrouping(grouping);
    for (QAction *action : m_laneActions->actions())
        action->setChecked(action->data().toInt() == int(grouping));
}

void MainWindow::refreshPosition()
{
    const EventFilterModel &events = m_workspace.events;
    const int count = events.datedCount();
    const int row = events.rowOf(m_workspace.selection.current());
    m_position->setText(row >= 0 && row < count ? tr("Event %L1 of %L2").arg(row + 1).arg(count) : describeShown(events));
    m_previousAction->setEnabled(count > 0);
    m_nextAction->setEnabled(count > 0);
    m_exportAction->setEnabled(events.store().documentCount() > 0);
    m_playBar->playActions().constFirst()->setEnabled(count > 0 || m_player->isOpen());
}

void MainWindow::refreshSpan()
{
    m_span->setText(spanText(m_indexer.index()));
    // A picture of the window may be taken before the next round of events gives the new text its room.
    statusBar()->layout()->activate();
}

void MainWindow::refreshLoading(int done, int total, double part)
{
    constexpr int Steps = 100;
    const bool loading = m_loader.isLoading() || m_session.isOpening();
    m_timeline->setReading(loading);
    m_progress->setVisible(loading);
    m_cancel->setVisible(loading);
    m_progress->setRange(0, total * Steps);
    m_progress->setValue(int((done + part) * Steps));
    m_progress->setToolTip(total > 0 ? tr("%1 of %2 files read").arg(done).arg(total) : tr("Looking into folders"));
}

void MainWindow::readSettings()
{
    if (!m_options.keepsSettings) {
        setThemeChoice(ThemeChoice::Desktop);
        return;
    }
    if (const std::optional<Failure> failure = m_workspace.eras.load())
        statusBar()->showMessage(QString::fromStdString(failure->message));
    const QSettings settings;
    if (!settings.isWritable())
        m_notice->tell(tr("What is set in this window is forgotten when it closes: %1 cannot be written.").arg(QDir::toNativeSeparators(settings.fileName())));
    m_timeline->setInertia(settings.value(QStringLiteral("inertia"), false).toBool());
    m_workspace.eras.setShown(settings.value(QStringLiteral("bands"), true).toBool());
    setThemeChoice(ThemeChoice(settings.value(QStringLiteral("theme"), int(ThemeChoice::Desktop)).toInt()));
    m_map->setShowsTiles(settings.value(QStringLiteral("openStreetMap"), false).toBool());
    setLaneGrouping(LaneGrouping(settings.value(QStringLiteral("lanes"), int(LaneGrouping::Country)).toInt()));
    if (!restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray()))
        fitScreen();
    m_hasSavedLayout = restoreState(settings.value(QStringLiteral("state")).toByteArray());
    m_stack->restoreState(settings.value(QStringLiteral("stack")).toByteArray());
}

void MainWindow::fitScreen()
{
    const QSize room = screen()->availableSize();
    if (size().boundedTo(room) == size())
        return;
    resize(size().boundedTo(room));
    setWindowState(windowState() | Qt::WindowMaximized);
}

void MainWindow::writeSettings() const
{
    if (!m_options.keepsSettings)
        return;
    QSettings settings;
    settings.setValue(QStringLiteral("inertia"), m_timeline->hasInertia());
    settings.setValue(QStringLiteral("bands"), m_workspace.eras.isShown());
    settings.setValue(QStringLiteral("theme"), int(m_themeChoice));
    settings.setValue(QStringLiteral("openStreetMap"), m_map->showsTiles());
    settings.setValue(QStringLiteral("lanes"), m_laneActions->checkedAction() ? m_laneActions->checkedAction()->data() : QVariant(0));
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("state"), saveState());
    settings.setValue(QStringLiteral("stack"), m_stack->saveState());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // On a low screen the article and the charts would leave each other no room.
    if (m_wasShown || event->spontaneous())
        return;
    m_wasShown = true;
    auto *reader = qobject_cast<QDockWidget *>(m_reader->parentWidget());
    auto *charts = qobject_cast<QDockWidget *>(m_charts->parentWidget());
    if (height() < LeastHeightForTwoPanels && !m_hasSavedLayout) {
        tabifyDockWidget(reader, charts);
        reader->raise();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_projectActions->mayLeave()) {
        event->ignore();
        return;
    }
    writeSettings();
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
