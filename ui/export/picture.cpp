// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/picture.h"

#include "models/eventfiltermodel.h"
#include "models/filtertext.h"

namespace Dateline {

void describeShownEvents(Picture &picture, const EventFilterModel &events)
{
    const QString filter = describeFilter(events);
    const QString shown = describeShown(events);
    picture.filters = filter.isEmpty() ? shown : filter + QStringLiteral(" · ") + shown;
    std::vector<bool> used(events.store().documentCount());
    for (const EventIndex event : events.events())
        used[events.store().documentOf(event)] = true;
    picture.sources.clear();
    for (std::uint32_t document = 0; document < used.size(); ++document) {
        if (used[document])
            picture.sources.append(QString::fromStdString(events.store().document(document).document.title).simplified());
    }
}

} // namespace Dateline
