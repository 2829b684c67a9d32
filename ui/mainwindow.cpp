// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "charts/chartpanel.h"
#include "export/exportdialog.h"
#include "export/picturewriter.h"
#include "filters/filterpanel.h"
#include "filters/filtersummary.h"
#include "filters/searchfield.h"
#include "help/aboutdialog.h"
#include "help/keysdialog.h"
#include "io/eventwriter.h"
#include "io/wholefile.h"
#include "map/corridorpanel.h"
#include "models/filtertext.h"
#include "problembar.h"
#include "reader/sourcereader.h"
#include "table/eventtable.h"
#include "timeline/timelineoverview.h"
#include "viewpictures.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QStyle>
#include <QStyleHints>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

constexpr int RecentLimit = 12;
constexpr int LeastHeightForTwoPanels = 920;

/// A menu action with all that one needs to be found and used: a key, a tooltip that names the key, a name for screen readers.
template<typename Slot>
QAction *makeAction(QMenu *menu, const QString &text, const QKeySequence &key, const QString &tooltip, QObject *context, Slot slot)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(key);
    action->setToolTip(key.isEmpty() ? tooltip : QStringLiteral("%1 (%2)").arg(tooltip, key.toString(QKeySequence::NativeText)));
    action->setStatusTip(tooltip);
    QObject::connect(action, &QAction::triggered, context, slot);
    return action;
}

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(Options options, QWidget *parent)
    : QMainWindow(parent)
    , m_options(options)
    , m_loader(m_workspace)
{
    setWindowTitle(tr("Dateline"));
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    if (!style()->styleHint(QStyle::SH_Widget_Animate))
        setAnimated(false);
    resize(1600, 1000);

    makeViews();
    makeDocks();
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeGoMenu();
    makeTimelineMenu();
    makeMapMenu();
    makeHelpMenu();
    makeToolBar();
    makeStatusBar();
    joinSignals();
    showDefaultCorridors(m_workspace);
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
    m_overview = new TimelineOverview(m_workspace);
    m_timeline = new TimelineView(m_workspace);
    m_map = new MapView(m_workspace, m_options.map);

    auto *time = new QWidget;
    auto *column = new QVBoxLayout(time);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_overview);
    column->addWidget(m_timeline, 1);

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
    centreColumn->addWidget(new ProblemBar(m_loader));
    centreColumn->addWidget(m_stack, 1);
    setCentralWidget(centre);

    m_filters = new FilterPanel(m_workspace);
    m_corridors = new CorridorPanel(m_workspace);
    m_reader = new SourceReader(m_workspace);
    m_charts = new ChartPanel(m_workspace);
    m_table = new EventTable(m_workspace);
    m_summary = new FilterSummary(m_workspace);
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
        QAction *toggle = dock->toggleViewAction();
        toggle->setShortcut(key);
        toggle->setToolTip(tr("Show or hide the panel %1 (%2)").arg(title, key.toString(QKeySequence::NativeText)));
        m_docksMenu->addAction(toggle);
        return dock;
    };
    QDockWidget *filters = add(tr("Filters"), QStringLiteral("filtersDock"), m_filters, Qt::LeftDockWidgetArea, QKeySequence(u"F2"_s));
    QDockWidget *corridors = add(tr("Corridors"), QStringLiteral("corridorsDock"), m_corridors, Qt::LeftDockWidgetArea, QKeySequence(u"F3"_s));
    QDockWidget *reader = add(tr("Article"), QStringLiteral("readerDock"), m_reader, Qt::RightDockWidgetArea, QKeySequence(u"F4"_s));
    QDockWidget *charts = add(tr("Charts"), QStringLiteral("chartsDock"), m_charts, Qt::RightDockWidgetArea, QKeySequence(u"F5"_s));
    QDockWidget *table = add(tr("Events"), QStringLiteral("eventsDock"), m_table, Qt::BottomDockWidgetArea, QKeySequence(u"F6"_s));
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    tabifyDockWidget(filters, corridors);
    filters->raise();
    table->hide();
    resizeDocks({filters, reader}, {248, 372}, Qt::Horizontal);
    resizeDocks({reader, charts}, {620, 280}, Qt::Vertical);
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    m_openAction = makeAction(menu, tr("&Open Files…"), QKeySequence::Open, tr("Read articles: text, Markdown, HTML or PDF"), this, &MainWindow::openFiles);
    makeAction(menu, tr("Open &Folder…"), QKeySequence(u"Ctrl+Shift+O"_s), tr("Read all articles in a folder"), this, &MainWindow::openFolder);
    makeAction(menu, tr("Open &Briefings"), QKeySequence(u"Ctrl+Shift+B"_s), tr("Read the briefings that come with Dateline"), this,
              [this] { m_loader.openBriefings(); });
    m_recentMenu = menu->addMenu(tr("&Recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    menu->addSeparator();
    m_exportAction = makeAction(menu, tr("&Export Picture…"), QKeySequence(u"Ctrl+E"_s), tr("Save the timeline, the map or a chart as PNG, SVG or PDF"), this,
                               [this] { exportPicture(focusedPicture()); });
    makeAction(menu, tr("Save &Events As…"), QKeySequence(u"Ctrl+S"_s), tr("Save the events of all open articles as JSON Lines, JSON, CSV or GeoJSON"), this, &MainWindow::exportEvents);
    menu->addSeparator();
    makeAction(menu, tr("&Close All Articles"), QKeySequence(u"Ctrl+Shift+W"_s), tr("Close all articles; files stay as they are"), this,
              [this] { m_loader.closeAll(); });
    makeAction(menu, tr("&Quit"), QKeySequence(u"Ctrl+Q"_s), tr("Quit Dateline"), this, &QWidget::close);
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    makeAction(menu, tr("&Copy Picture"), QKeySequence(u"Ctrl+Shift+C"_s), tr("Copy the timeline, the map or the chart that has the keyboard to the clipboard"), this, &MainWindow::copyFocusedPicture);
    menu->addSeparator();
    makeAction(menu, tr("&Find"), QKeySequence::Find, tr("Search sentences, titles and places"), this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    menu->addAction(m_summary->clearAction());
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    menu->addMenu(m_docksMenu);
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
}

void MainWindow::makeMapMenu()
{
    menuBar()->addMenu(tr("&Map"))->addActions(m_map->mapActions());
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    makeAction(menu, tr("&Keys"), QKeySequence(u"F1"_s), tr("Show all keys"), this, &MainWindow::showKeys);
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
    bar->addWidget(m_search);
    addSpace();

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
    button(m_exportAction, QStringLiteral("exportButton"), tr("Export"));
}

void MainWindow::makeStatusBar()
{
    statusBar()->addWidget(m_summary, 1);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Reading articles"));
    m_cancel = new QToolButton;
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop reading; what is read already stays"));
    connect(m_cancel, &QToolButton::clicked, &m_loader, &ArticleLoader::cancel);
    m_span = new QLabel;
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_cancel)}) {
        statusBar()->addPermanentWidget(widget);
        widget->hide();
    }
    statusBar()->addPermanentWidget(m_span);
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
    connect(m_charts, &ChartPanel::exportRequested, this, &MainWindow::exportPicture);
    connect(m_timeline, &TimelineView::eventActivated, this, [this] {
        m_reader->parentWidget()->show();
        m_reader->parentWidget()->raise();
    });
    connect(m_timeline, &TimelineView::laneGroupingChanged, this, &MainWindow::setLaneGrouping);
    connect(&m_workspace.selection, &EventSelection::changed, this, &MainWindow::refreshPosition);
    connect(&m_workspace.events, &EventFilterModel::eventsChanged, this, &MainWindow::refreshPosition);
    connect(&m_loader, &ArticleLoader::progressed, this, &MainWindow::refreshLoading);
    connect(&m_loader, &ArticleLoader::finished, this, [this](int documents, bool cancelled) {
        m_progress->hide();
        m_cancel->hide();
        statusBar()->showMessage(cancelled ? tr("Stopped. Articles read: %1").arg(documents) : tr("Articles read: %1").arg(documents), 4000);
    });
    connect(&m_workspace, &Workspace::themeChanged, this, &MainWindow::applyTheme);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { setThemeChoice(m_themeChoice); });
}

void MainWindow::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    rememberRecent(paths);
    m_loader.open(paths);
}

void MainWindow::openFiles()
{
    open(QFileDialog::getOpenFileNames(this, tr("Open Files"), QString(),
        tr("Articles (*.txt *.md *.markdown *.html *.htm *.xhtml *.pdf);;All files (*)")));
}

void MainWindow::openFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open Folder"));
    if (!folder.isEmpty())
        open({folder});
}

std::vector<Picture> MainWindow::pictures()
{
    return viewPictures(m_workspace, *m_timeline, *m_map, *this);
}

QString MainWindow::focusedPicture() const
{
    const QWidget *focused = focusWidget();
    if (focused && (focused == m_map || m_map->isAncestorOf(focused)))
        return QStringLiteral("map");
    if (focused && (focused == m_charts || m_charts->isAncestorOf(focused)))
        return QStringLiteral("chart:") + QString::fromStdString(m_charts->currentChart());
    return QStringLiteral("timeline");
}

void MainWindow::exportPicture(const QString &pictureId)
{
    ExportDialog dialog(pictures(), pictureId.toStdString(), m_workspace.theme().appearance, this);
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

void MainWindow::exportEvents()
{
    const QStringList filters{tr("JSON Lines (*.jsonl)"), tr("JSON (*.json)"), tr("CSV, one row an event (*.csv)"), tr("GeoJSON (*.geojson)")};
    QString chosen;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Events As"), QString(), filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return;
    const QString ending = QFileInfo(path).suffix().toLower();
    const std::vector<std::string> formats = writerFormats();
    if (std::find(formats.begin(), formats.end(), ending.toStdString()) == formats.end()) {
        QMessageBox::warning(this, tr("Save Events As"), tr("The name must end in .jsonl, .json, .csv or .geojson."));
        return;
    }
    const EventStore &store = m_workspace.events.store();
    const std::optional<Failure> failure = writeWholeFile(path, [&](QIODevice &device) -> std::optional<Failure> {
        const std::unique_ptr<EventWriter> writer = writerFor(ending.toStdString(), device);
        if (std::optional<Failure> problem = writer->begin())
            return problem;
        for (std::uint32_t document = 0; document < store.documentCount(); ++document) {
            if (std::optional<Failure> problem = writer->document(store.document(document)))
                return problem;
        }
        return writer->end();
    });
    if (failure)
        QMessageBox::warning(this, tr("Save Events As"), QString::fromStdString(failure->message));
    else
        statusBar()->showMessage(tr("Events saved to %1").arg(path), 4000);
}

void MainWindow::showKeys()
{
    QList<QAction *> actions;
    for (QAction *action : findChildren<QAction *>()) {
        if (!action->text().isEmpty() && !action->isSeparator())
            actions.append(action);
    }
    KeysDialog(actions, this).exec();
}

void MainWindow::showAbout()
{
    AboutDialog(this).exec();
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
    for (const QString &path : recent) {
        QAction *action = m_recentMenu->addAction(QString(path).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { open({path}); });
    }
    if (recent.isEmpty())
        m_recentMenu->addAction(tr("Nothing opened yet"))->setEnabled(false);
}

void MainWindow::rememberRecent(const QStringList &paths)
{
    if (!m_options.keepsSettings)
        return;
    QSettings settings;
    QStringList recent = settings.value(QStringLiteral("recent")).toStringList();
    for (const QString &path : paths) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        recent.removeAll(absolute);
        recent.prepend(absolute);
    }
    settings.setValue(QStringLiteral("recent"), recent.mid(0, RecentLimit));
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
    m_position->setText(row >= 0 && row < count ? tr("Event %1 of %2").arg(row + 1).arg(count) : describeShown(events));
    m_previousAction->setEnabled(count > 0);
    m_nextAction->setEnabled(count > 0);
    m_exportAction->setEnabled(events.store().documentCount() > 0);
    if (count == 0) {
        m_span->clear();
        return;
    }
    const auto year = [&](EventIndex index) {
        const TimeInterval &interval = events.store().event(index).interval;
        return int(std::chrono::year_month_day{interval.earliest ? *interval.earliest : *interval.latest}.year());
    };
    m_span->setText(QStringLiteral("%1 – %2").arg(year(events.events().front())).arg(year(events.events()[std::size_t(count - 1)])));
}

void MainWindow::refreshLoading(int done, int total)
{
    const bool loading = m_loader.isLoading();
    m_progress->setVisible(loading);
    m_cancel->setVisible(loading);
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_progress->setToolTip(total > 0 ? tr("%1 of %2 files read").arg(done).arg(total) : tr("Looking into folders"));
}

void MainWindow::readSettings()
{
    if (!m_options.keepsSettings) {
        setThemeChoice(ThemeChoice::Desktop);
        return;
    }
    const QSettings settings;
    setThemeChoice(ThemeChoice(settings.value(QStringLiteral("theme"), int(ThemeChoice::Desktop)).toInt()));
    setLaneGrouping(LaneGrouping(settings.value(QStringLiteral("lanes"), int(LaneGrouping::Country)).toInt()));
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_hasSavedLayout = restoreState(settings.value(QStringLiteral("state")).toByteArray());
    m_stack->restoreState(settings.value(QStringLiteral("stack")).toByteArray());
}

void MainWindow::writeSettings() const
{
    if (!m_options.keepsSettings)
        return;
    QSettings settings;
    settings.setValue(QStringLiteral("theme"), int(m_themeChoice));
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
    writeSettings();
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
