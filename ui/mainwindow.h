// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "articleloader.h"
#include "export/picture.h"
#include "map/mapview.h"
#include "review/projectsession.h"
#include "timeline/timelineview.h"
#include "workspace.h"

#include <QHash>
#include <QMainWindow>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QProgressBar;
class QSplitter;
class QToolButton;

namespace Dateline {

class ChartPanel;
class CorrectionActions;
class Corrections;
class CorridorPanel;
class EventTable;
class FilterPanel;
class FilterSummary;
class HistoryPanel;
class NoticeBar;
class ProjectActions;
class RecentFiles;
class ReviewTray;
class SavedViewsMenu;
class SearchField;
class PlayBar;
class Player;
class SourceReader;
class TimelineOverview;
class WindowMemory;

/// The desktop window: makes the views, joins them to one workspace and hangs actions on them. It decides nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Options
    {
        MapView::Mode map = MapView::Mode::Automatic;
        /// Read and keep window state, theme choice and recent files in the desktop's settings.
        bool keepsSettings = true;
    };

    explicit MainWindow(Options options, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workspace &workspace() { return m_workspace; }
    ArticleLoader &loader() { return m_loader; }
    MapView &map() { return *m_map; }
    ProjectSession &session() { return m_session; }

    /// Every view as a picture for the export, as it is seen now.
    std::vector<Picture> pictures();

    /// Opens files and folders, as from the menu; they join the recent ones. A project among them takes the place of what is open.
    void open(const QStringList &paths);

    enum class ThemeChoice { Desktop, Light, Dark };
    void setThemeChoice(ThemeChoice choice);

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeViews();
    void makeDocks();
    void makeFileMenu();
    void makeEditMenu();
    void makeReviewMenu();
    void makeViewMenu();
    void makeGoMenu();
    void makeTimelineMenu();
    void makeMapMenu();
    void makeHelpMenu();
    void makeToolBar();
    void makeStatusBar();
    void joinSignals();
    void joinProject();

    void openFiles();
    void openFolder();
    void exportPicture(const QString &pictureId);
    void printFocusedPicture();
    void saveReport();
    void savePlay();
    QString focusedPicture() const;
    void copyFocusedPicture();
    void saveEventsAs();
    void importEvents();
    void showKeys();
    void showCommandPalette();
    void editEras();
    void showAbout();
    void applyTheme();
    void refreshPosition();
    void refreshSpan();
    /// @p part: how much is read of the files that are being read, in files.
    void refreshLoading(int done, int total, double part = 0);
    void setLaneGrouping(LaneGrouping grouping);
    void readSettings();
    /// A window that would not fit the screen fills it.
    void fitScreen();
    void writeSettings() const;

    Options m_options;
    Workspace m_workspace;
    TimelineIndexer m_indexer{m_workspace.events};
    ArticleLoader m_loader;
    ProjectSession m_session;
    ThemeChoice m_themeChoice = ThemeChoice::Desktop;
    bool m_hasSavedLayout = false;
    bool m_wasShown = false;

    QSplitter *m_stack = nullptr;
    Player *m_player = nullptr;
    PlayBar *m_playBar = nullptr;
    TimelineOverview *m_overview = nullptr;
    TimelineView *m_timeline = nullptr;
    MapView *m_map = nullptr;
    SourceReader *m_reader = nullptr;
    FilterPanel *m_filters = nullptr;
    SearchField *m_search = nullptr;
    EventTable *m_table = nullptr;
    FilterSummary *m_summary = nullptr;
    ChartPanel *m_charts = nullptr;
    CorridorPanel *m_corridors = nullptr;

    HistoryPanel *m_history = nullptr;
    ReviewTray *m_tray = nullptr;
    SavedViewsMenu *m_savedViews = nullptr;
    NoticeBar *m_notice = nullptr;

    ProjectActions *m_projectActions = nullptr;
    Corrections *m_corrections = nullptr;
    CorrectionActions *m_correctionActions = nullptr;
    WindowMemory *m_memory = nullptr;
    RecentFiles *m_recent = nullptr;
    QMenu *m_docksMenu = nullptr;
    QHash<QDockWidget *, QAction *> m_panelActions; ///< each shows its panel in front, or hides it
    QActionGroup *m_laneActions = nullptr;
    QActionGroup *m_themeActions = nullptr;
    QAction *m_nextAction = nullptr;
    QAction *m_previousAction = nullptr;
    QAction *m_exportAction = nullptr;
    QAction *m_openAction = nullptr;
    QAction *m_undoAction = nullptr;
    QAction *m_redoAction = nullptr;
    void openWithoutProject(const QString &project);
    QStringList m_openAfterProject;
    QLabel *m_position = nullptr;
    QLabel *m_span = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
};

} // namespace Dateline
