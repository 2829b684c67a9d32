// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewaccessible.h"

#include "charts/chartview.h"
#include "map/mapview.h"
#include "timeline/timelineoverview.h"

#include <QAccessibleWidget>

namespace Dateline {

namespace {

/// A picture with a value in words.
template<typename View>
class ViewAccessible : public QAccessibleWidget
{
public:
    ViewAccessible(View *view, QAccessible::Role role)
        : QAccessibleWidget(view, role)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? static_cast<View *>(widget())->valueText() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *map = qobject_cast<MapView *>(object))
        return new ViewAccessible(map, QAccessible::Graphic);
    if (auto *chart = qobject_cast<ChartView *>(object))
        return new ViewAccessible(chart, QAccessible::Chart);
    if (auto *overview = qobject_cast<TimelineOverview *>(object))
        return new ViewAccessible(overview, QAccessible::Chart);
    return nullptr;
}

} // namespace

void installViewAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void tellViewValue(QWidget *view)
{
    if (!QAccessible::isActive())
        return;
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(view);
    QAccessibleValueChangeEvent event(view, interface ? interface->text(QAccessible::Value) : QString());
    QAccessible::updateAccessibility(&event);
}

} // namespace Dateline
