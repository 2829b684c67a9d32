// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineaccessible.h"

#include "models/counttext.h"
#include "models/displaydate.h"
#include "timeline/timelineview.h"
#include "workspace.h"

#include <QPointer>

namespace Dateline {

namespace {

/// One event of the list.
class EventAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    EventAccessible(TimelineView *view, EventIndex event)
        : m_view(view)
        , m_event(event)
    {
    }

    EventIndex event() const { return m_event; }
    bool isValid() const override { return m_view && m_view->workspace().events.isVisible(m_event); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const EventStore &store = m_view->workspace().events.store();
        switch (kind) {
        case QAccessible::Name:
            return m_view->describe(m_event);
        case QAccessible::Description: {
            const std::string_view sentence = store.sentence(m_event);
            return QString::fromUtf8(sentence.data(), qsizetype(sentence.size())).simplified();
        }
        case QAccessible::Value:
            return TimelineView::tr("%1 of %2", "position in the list")
                .arg(countText(m_view->workspace().events.rowOf(m_event) + 1), countText(m_view->workspace().events.datedCount()));
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_view->eventRect(m_event).toAlignedRect();
        return box.isEmpty() ? QRect() : QRect(m_view->mapToGlobal(box.topLeft()), box.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool isChosen = m_view->workspace().selection.current() == m_event;
        state.selectable = true;
        state.focusable = true;
        state.selected = isChosen;
        state.focused = isChosen && m_view->hasFocus();
        state.offscreen = m_view->eventRect(m_event).isEmpty();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override
    {
        if (action == pressAction() && isValid())
            m_view->workspace().selection.select(m_event);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<TimelineView> m_view;
    EventIndex m_event;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView *view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

TimelineAccessible::~TimelineAccessible()
{
    for (const auto &[event, id] : m_children)
        QAccessible::deleteAccessibleInterface(id);
}

void TimelineAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

TimelineView *TimelineAccessible::view() const
{
    return static_cast<TimelineView *>(widget());
}

int TimelineAccessible::childCount() const
{
    return view()->workspace().events.datedCount();
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const EventIndex event = view()->workspace().events.events()[std::size_t(index)];
    const auto [found, isNew] = m_children.try_emplace(event, 0);
    if (isNew)
        found->second = QAccessible::registerAccessibleInterface(new EventAccessible(view(), event));
    return QAccessible::accessibleInterface(found->second);
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    const TimelineLayout &layout = view()->currentLayout();
    const int item = layout.itemAt(view()->mapFromGlobal(QPoint(x, y)));
    return item < 0 ? nullptr : child(view()->workspace().events.rowOf(layout.items[std::size_t(item)].event));
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    const EventIndex chosen = view()->workspace().selection.current();
    return view()->hasFocus() && chosen != NoEvent ? child(view()->workspace().events.rowOf(chosen)) : nullptr;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *event = dynamic_cast<const EventAccessible *>(child);
    return event ? view()->workspace().events.rowOf(event->event()) : -1;
}

} // namespace Dateline
