// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinemenu.h"

#include "menuaction.h"
#include "playback/playbar.h"
#include "playback/player.h"
#include "timeline/timelineactions.h"
#include "timeline/timelineview.h"
#include "workspace.h"

#include <QActionGroup>

#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

TimelineMenu::TimelineMenu(Workspace &workspace, TimelineView &timeline, PlayBar &playBar, Player &player, QWidget *window)
    : QMenu(tr("&Timeline"), window)
    , m_lanes(new QActionGroup(this))
{
    makeAction(this, tr("Zoom &In"), QKeySequence(u"Ctrl++"_s), tr("Show a shorter time"), &timeline, &TimelineView::zoomIn);
    makeAction(this, tr("Zoom &Out"), QKeySequence(u"Ctrl+-"_s), tr("Show a longer time"), &timeline, &TimelineView::zoomOut);
    makeAction(this, tr("Show &All"), QKeySequence(u"Ctrl+0"_s), tr("Show the whole span of the events"), &timeline, &TimelineView::fitAll);
    makeAction(this, tr("&Centre on the Chosen Event"), QKeySequence(u"Ctrl+J"_s), tr("Bring the chosen event to the middle"), &timeline, &TimelineView::centreOnSelection);
    addSeparator();
    addMenu(makeLanesMenu(timeline));
    addSeparator();
    const TimelineActions &own = timeline.timelineActions();
    addActions({own.earlier, own.later, own.back, own.forward, own.zoomToRange, own.filterByRange, own.inertia});
    addSeparator();
    addActions(playBar.playActions());
    auto *space = new QAction(tr("Play or Pause"), this);
    space->setShortcut(Qt::Key_Space);
    space->setShortcutContext(Qt::WidgetShortcut);
    connect(space, &QAction::triggered, &player, &Player::toggle);
    timeline.addAction(space);
    addSeparator();
    EraList &eras = workspace.eras;
    QAction *bands = makeAction(this, tr("Show &Bands of Time"), QKeySequence(u"Ctrl+Alt+B"_s), tr("Show terms of office and other stretches of time"), &eras, &EraList::setShown);
    bands->setCheckable(true);
    bands->setChecked(eras.isShown());
    connect(&eras, &EraList::changed, bands, [bands, &eras] { bands->setChecked(eras.isShown()); });
    makeAction(this, tr("&Edit Bands of Time…"), QKeySequence(u"Ctrl+Alt+E"_s), tr("Add, change and remove bands of time"), this, &TimelineMenu::editingErasRequested);
}

QMenu *TimelineMenu::makeLanesMenu(TimelineView &timeline)
{
    auto *menu = new QMenu(tr("&Lanes"), this);
    const std::tuple<QString, const char16_t *, LaneGrouping> choices[] = {
        {tr("By &Country"), u"Ctrl+1", LaneGrouping::Country},
        {tr("By &Topic"), u"Ctrl+2", LaneGrouping::Topic},
        {tr("By &Article"), u"Ctrl+3", LaneGrouping::Document},
        {tr("By C&orridor"), u"Ctrl+4", LaneGrouping::Corridor},
        {tr("&None"), u"Ctrl+5", LaneGrouping::None},
    };
    for (const auto &[text, key, grouping] : choices) {
        QAction *action = makeAction(menu, text, QKeySequence(QString::fromUtf16(key)), tr("Choose what the lanes of the timeline stand for"), &timeline,
                                    [&timeline, grouping = grouping] { timeline.setLaneGrouping(grouping); });
        action->setCheckable(true);
        action->setData(int(grouping));
        action->setChecked(grouping == timeline.laneGrouping());
        m_lanes->addAction(action);
    }
    connect(&timeline, &TimelineView::laneGroupingChanged, this, [this](LaneGrouping grouping) {
        for (QAction *action : m_lanes->actions())
            action->setChecked(action->data().toInt() == int(grouping));
    });
    const TimelineActions &own = timeline.timelineActions();
    menu->addSeparator();
    menu->addActions(own.orders->actions());
    menu->addSeparator();
    menu->addActions({own.foldAll, own.unfoldAll, own.foldChosen, own.hideChosen, own.showHidden});
    return menu;
}

QList<QAction *> TimelineMenu::laneActions() const
{
    return m_lanes->actions();
}

} // namespace Dateline
