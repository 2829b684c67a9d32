// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineactions.h"

#include "timeline/timelineview.h"
#include "viewhistory.h"
#include "workspace.h"

#include <QAction>
#include <QActionGroup>
#include <QKeyEvent>

namespace Dateline {

TimelineActions::TimelineActions(TimelineView &view)
    : QObject(&view)
    , m_view(view)
{
    const auto run = [this](QAction *action, auto function) {
        connect(action, &QAction::triggered, this, function);
        return action;
    };
    EventSelection &selection = view.workspace().selection;
    next = run(add(tr("&Next Event"), {Qt::Key_Period, Qt::Key_N}, tr("Go to the event after this one")), [&selection] { selection.next(); });
    previous = run(add(tr("&Previous Event"), {Qt::Key_Comma, Qt::Key_P}, tr("Go to the event before this one")), [&selection] { selection.previous(); });
    first = run(add(tr("&First Event"), {Qt::Key_Home}, tr("Go to the first event")), [&selection] { selection.first(); });
    last = run(add(tr("&Last Event"), {Qt::Key_End}, tr("Go to the last event")), [&selection] { selection.last(); });
    open = run(add(tr("&Read the Sentence"), {Qt::Key_Return, Qt::Key_Enter}, tr("Show the chosen event's sentence in its article")),
               [this] { Q_EMIT m_view.eventActivated(m_view.workspace().selection.current()); });

    zoomIn = run(add(tr("Zoom &In"), {Qt::Key_W, Qt::Key_Plus, Qt::Key_Equal}, tr("Show a shorter time")), [this] { m_view.zoomIn(); });
    zoomOut = run(add(tr("Zoom &Out"), {Qt::Key_S, Qt::Key_Minus}, tr("Show a longer time")), [this] { m_view.zoomOut(); });
    earlier = run(add(tr("&Earlier"), {Qt::Key_A, Qt::Key_Left}, tr("Move back in time")), [this] { m_view.panLeft(); });
    later = run(add(tr("&Later"), {Qt::Key_D, Qt::Key_Right}, tr("Move on in time")), [this] { m_view.panRight(); });
    showAll = run(add(tr("Show &All"), {Qt::Key_0}, tr("Show the whole span of the events")), [this] { m_view.fitAll(); });
    centre = run(add(tr("&Centre on the Chosen Event"), {Qt::Key_F}, tr("Bring the chosen event to the middle; once more, fit it")),
                 [this] { m_view.centreOnSelection(); });
    up = run(add(tr("Lanes &Up"), {Qt::Key_Up}, tr("Scroll to the lanes above")), [this] { m_view.scrollUp(); });
    down = run(add(tr("Lanes &Down"), {Qt::Key_Down}, tr("Scroll to the lanes below")), [this] { m_view.scrollDown(); });
    pageUp = run(add(tr("A Page of Lanes Up"), {Qt::Key_PageUp}, tr("Scroll up by what is in view")), [this] { m_view.scrollPages(-1); });
    pageDown = run(add(tr("A Page of Lanes Down"), {Qt::Key_PageDown}, tr("Scroll down by what is in view")), [this] { m_view.scrollPages(1); });

    back = run(add(tr("&Back to the View Before"), {Qt::Key_Backspace}, tr("Show the range of time and the filter that were there before")),
               [this] { m_view.history().back(); });
    forward = run(add(tr("Forward to the View &After"), {QKeySequence(Qt::SHIFT | Qt::Key_Backspace)}, tr("Show the range of time and the filter that Back left")),
                  [this] { m_view.history().forward(); });
    clear = run(add(tr("Clea&r"), {Qt::Key_Escape}, tr("Let the marked range go, then the chosen event")), [this] { m_view.clearOne(); });
    zoomToRange = run(add(tr("Zoom to the Marked Ran&ge"), {Qt::Key_Z}, tr("Show the range of time that was marked by Shift and drag")),
                      [this] { m_view.zoomToMarkedRange(); });
    filterByRange = run(add(tr("&Filter by the Marked Range"), {Qt::Key_X}, tr("Show only events of the range of time that was marked by Shift and drag")),
                        [this] { m_view.filterByMarkedRange(); });
    inertia = run(add(tr("Go &On Panning when Let Go"), {Qt::Key_I}, tr("Let a drag go on for a moment; off where the desktop wants no animation")),
                  [this](bool on) { m_view.setInertia(on); });
    inertia->setCheckable(true);

    foldAll = run(add(tr("Fold All Lanes"), {QKeySequence(Qt::SHIFT | Qt::Key_U)}, tr("Show the lanes' names only")), [this] { m_view.foldAllLanes(true); });
    unfoldAll = run(add(tr("Unfold All Lanes"), {Qt::Key_U}, tr("Show the events of all lanes")), [this] { m_view.foldAllLanes(false); });
    foldChosen = run(add(tr("Fold the Chosen Event's Lane"), {Qt::Key_L}, tr("Fold or unfold the lane that the chosen event stands in")),
                     [this] { m_view.toggleChosenLane(); });
    hideChosen = run(add(tr("Hide the Chosen Event's Lane"), {Qt::Key_H}, tr("Leave the lane that the chosen event stands in out of the picture")),
                     [this] { m_view.hideChosenLane(); });
    showHidden = run(add(tr("Show Hidden Lanes"), {QKeySequence(Qt::SHIFT | Qt::Key_H)}, tr("Show the lanes that were hidden")), [this] { m_view.showHiddenLanes(); });

    orders = new QActionGroup(this);
    const std::tuple<QString, Qt::Key, LaneOrder> choices[] = {
        {tr("Lanes in Their &Usual Order"), Qt::Key_1, LaneOrder::Usual},
        {tr("Lanes with &Most Events First"), Qt::Key_2, LaneOrder::MostEvents},
        {tr("Lanes by &Name"), Qt::Key_3, LaneOrder::Name},
        {tr("Lanes by Their First &Event"), Qt::Key_4, LaneOrder::FirstEvent},
    };
    for (const auto &[text, key, order] : choices) {
        QAction *action = run(add(text, {key}, tr("Choose the order of the lanes")), [this, order = order] { m_view.setLaneOrder(order); });
        action->setCheckable(true);
        action->setData(int(order));
        orders->addAction(action);
    }
}

QAction *TimelineActions::add(const QString &text, const QList<QKeySequence> &keys, const QString &tip)
{
    auto *action = new QAction(text, &m_view);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setToolTip(tr("%1 (%2)", "tooltip: what it does and its key").arg(tip, keys.front().toString(QKeySequence::NativeText)));
    action->setStatusTip(tip);
    m_view.addAction(action);
    return action;
}

QAction *TimelineActions::actionOf(const QKeyEvent &key) const
{
    const Qt::KeyboardModifiers modifiers = key.modifiers() & ~Qt::KeypadModifier;
    const auto find = [&](Qt::KeyboardModifiers with) -> QAction * {
        const QKeySequence pressed(QKeyCombination(with, Qt::Key(key.key())));
        for (QAction *action : m_view.actions()) {
            if (action->shortcutContext() == Qt::WidgetShortcut && action->shortcuts().contains(pressed))
                return action->isEnabled() ? action : nullptr;
        }
        return nullptr;
    };
    // A plus needs Shift on many keyboards; a capital letter is another key.
    if (modifiers == Qt::ShiftModifier && !(key.key() >= Qt::Key_A && key.key() <= Qt::Key_Z)) {
        if (QAction *action = find(modifiers))
            return action;
        return find(Qt::NoModifier);
    }
    return find(modifiers);
}

bool TimelineActions::trigger(const QKeyEvent &key)
{
    QAction *action = actionOf(key);
    if (!action)
        return false;
    action->trigger();
    return true;
}

void TimelineActions::refresh()
{
    const EventSelection &selection = m_view.workspace().selection;
    const bool isChosen = !selection.isEmpty();
    const bool any = m_view.workspace().events.datedCount() > 0;
    for (QAction *action : {next, previous, first, last})
        action->setEnabled(any);
    for (QAction *action : {open, centre, foldChosen, hideChosen})
        action->setEnabled(isChosen);
    const bool isMarked = m_view.markedRange().has_value();
    zoomToRange->setEnabled(isMarked);
    filterByRange->setEnabled(isMarked);
    clear->setEnabled(isMarked || isChosen);
    back->setEnabled(m_view.history().canGoBack());
    forward->setEnabled(m_view.history().canGoForward());
    showHidden->setEnabled(!m_view.hiddenLanes().empty());
    inertia->setChecked(m_view.hasInertia());
    for (QAction *action : orders->actions())
        action->setChecked(action->data().toInt() == int(m_view.laneOrder()));
}

} // namespace Dateline
