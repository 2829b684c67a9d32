// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/sourceschart.h"

#include "charts/categorywords.h"
#include "charts/choosenext.h"
#include "uitext.h"
#include "workspace.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace Dateline {

namespace {

constexpr std::size_t MostBars = 8;

/// The bar that an event counts in: the sources of all articles that tell it, each once.
std::size_t barOf(const EventFilterModel &events, EventIndex event)
{
    const EventStore &store = events.store();
    std::set<std::string_view> named;
    std::set<std::uint32_t> unnamed;
    const auto add = [&](EventIndex telling) {
        const std::uint32_t document = store.documentOf(telling);
        const std::vector<std::string> &sources = store.document(document).document.sources;
        named.insert(sources.begin(), sources.end());
        if (sources.empty())
            unnamed.insert(document);
    };
    if (const MergedEvents *merged = events.merged(); merged && merged->isMerged(event)) {
        for (const EventIndex telling : merged->tellings(event))
            add(telling);
    } else {
        add(event);
    }
    return std::min(named.size() + unnamed.size(), MostBars) - 1;
}

} // namespace

QString SourcesChart::name() const
{
    return tr("Sources per event");
}

QString SourcesChart::title() const
{
    return tr("Sources per event");
}

void SourcesChart::update(const Workspace &workspace)
{
    m_events.clear();
    for (const EventIndex event : workspace.events.events()) {
        const std::size_t bar = barOf(workspace.events, event);
        if (bar >= m_events.size())
            m_events.resize(bar + 1);
        ++m_events[bar];
    }
}

QString SourcesChart::label(int bar) const
{
    if (bar + 1 == int(MostBars))
        return tr("%1 or more sources").arg(bar + 1);
    return bar == 0 ? tr("1 source") : tr("%1 sources").arg(bar + 1);
}

void SourcesChart::layOut(QSizeF size, const Theme &theme, const QFont &font)
{
    BarData data;
    data.orientation = Qt::Horizontal;
    data.series.push_back({{}, theme.countryColor({}), {m_events.begin(), m_events.end()}});
    for (std::size_t bar = 0; bar < m_events.size(); ++bar)
        data.bars.push_back({label(int(bar)), {}, countText(m_events[bar])});
    m_plot.layOut(data, size, theme, font);
}

QString SourcesChart::note() const
{
    return tr("Sources are those that the articles of an event name; an article that names none is the source itself.");
}

int SourcesChart::markAt(QPointF point) const
{
    const int bar = m_plot.barAt(point);
    return bar >= 0 && m_events[std::size_t(bar)] > 0 ? bar : -1;
}

QString SourcesChart::markText(int mark) const
{
    return tr("%1: %2", "a number of sources and a number of events").arg(label(mark), eventsText(m_events[std::size_t(mark)]));
}

QString SourcesChart::activateText(int) const
{
    return tr("Go to the next of them");
}

void SourcesChart::activate(int mark, Workspace &workspace) const
{
    chooseNext(workspace, [&](EventIndex event) { return barOf(workspace.events, event) == std::size_t(mark); });
}

} // namespace Dateline
