// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maptips.h"

#include "models/counttext.h"
#include "models/displaydate.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

constexpr std::size_t EventsShown = 6;

} // namespace

QString coordinateText(Coordinate coordinate, int decimals)
{
    const auto degrees = [decimals](double value) { return QString::number(std::abs(value), 'f', decimals); };
    const QString latitude = coordinate.latitude < 0 ? Words::tr("%1° S").arg(degrees(coordinate.latitude))
                                                     : Words::tr("%1° N").arg(degrees(coordinate.latitude));
    const QString longitude = coordinate.longitude < 0 ? Words::tr("%1° W").arg(degrees(coordinate.longitude))
                                                       : Words::tr("%1° E").arg(degrees(coordinate.longitude));
    return Words::tr("%1, %2", "latitude, longitude").arg(latitude, longitude);
}

QString eventsToolTip(const QString &heading, const std::vector<EventIndex> &events, const EventStore &store)
{
    QString text = QStringLiteral("<b>%1</b>").arg(heading.toHtmlEscaped());
    for (std::size_t i = 0; i < std::min(EventsShown, events.size()); ++i) {
        const Event &event = store.event(events[i]);
        const QString title = QString::fromStdString(store.document(store.documentOf(events[i])).document.title);
        text += QStringLiteral("<br>%1: %2").arg(displayDate(event).toHtmlEscaped(), QString::fromStdString(event.label).toHtmlEscaped());
        if (!title.isEmpty())
            text += QStringLiteral(" <i>%1</i>").arg(title.toHtmlEscaped());
    }
    if (events.size() > EventsShown)
        text += QStringLiteral("<br>") + Words::tr("and %1 more").arg(countText(qint64(events.size() - EventsShown)));
    return text;
}

} // namespace Dateline
