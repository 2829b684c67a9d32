// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "articleloader.h"
#include "export/picture.h"
#include "map/mapview.h"
#include "review/projectsession.h"
#include "timeline/timelineview.h"
#include "window/thememenu.h"
#include "workspace.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QSplitter;

namespace Dateline {

class ChartPanel;
class Corrections;
class CorridorPanel;
class EventTable;
class FilterPanel;
class FilterSummary;
class GoMenu;
class HistoryPanel;
class LoadingBar;
class MainToolBar;
class NoticeBar;
class Opening;
class Panels;
class PictureActions;
class PlayBar;
class Player;
class ReviewTray;
class SearchField;
class SourceReader;
class TimelineMenu;
class TimelineOverview;
class WindowMemory;
class WindowSettings;

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

    /// Returns when the views show all events, many of which they sort beside the window: for pictures of it.
    void waitForViews();

    /// As Opening::open().
    void open(const QStringList &paths);

    using ThemeChoice = ThemeMenu::Choice;
    void setThemeChoice(ThemeChoice choice);

protected:
    /// Passes by what is in panels behind others.
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeViews();
    void makePanels();
    void makeActions();
    void makeFileMenu();
    void makeEditMenu();
    void makeReviewMenu();
    void makeViewMenu();
    void makeHelpMenu();
    void makeToolBar();
    void makeStatusBar();
    void joinViews();
    void joinProject();
    void restoreSettings();

    void editEras();
    void refreshActions();
    void refreshSpan();
    /// Says it in the status bar for a while.
    void tell(const QString &text, int milliseconds = 4000);

    Options m_options;
    Workspace m_workspace;
    TimelineIndexer m_indexer{m_workspace.events};
    ArticleLoader m_loader;
    ProjectSession m_session;
    std::unique_ptr<WindowSettings> m_settings;
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
    NoticeBar *m_notice = nullptr;
    QLabel *m_span = nullptr;

    Panels *m_panels = nullptr;
    LoadingBar *m_loadingBar = nullptr;
    Opening *m_opening = nullptr;
    PictureActions *m_pictureActions = nullptr;
    Corrections *m_corrections = nullptr;
    WindowMemory *m_memory = nullptr;
    ThemeMenu *m_themes = nullptr;
    TimelineMenu *m_timelineMenu = nullptr;
    GoMenu *m_goMenu = nullptr;
    MainToolBar *m_toolBar = nullptr;
};

} // namespace Dateline
