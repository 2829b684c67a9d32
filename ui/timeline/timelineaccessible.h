// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QAccessibleWidget>

#include <unordered_map>

namespace Dateline {

class TimelineView;

/// The timeline to assistive technology: a list of the shown dated events in the order of time, whatever is in view.
class TimelineAccessible : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView *view);
    ~TimelineAccessible() override;

    /// Makes Qt use this for every TimelineView.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;

private:
    TimelineView *view() const;
    mutable std::unordered_map<EventIndex, QAccessible::Id> m_children;
};

} // namespace Dateline
