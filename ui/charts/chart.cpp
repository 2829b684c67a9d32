// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart.h"

#include "charts/categorychart.h"
#include "charts/eventsovertimechart.h"

namespace Dateline {

namespace {

std::vector<std::unique_ptr<Chart>> makeAll()
{
    std::vector<std::unique_ptr<Chart>> charts;
    charts.push_back(std::make_unique<EventsOverTimeChart>());
    charts.push_back(std::make_unique<CategoryChart>(CategoryKind::Country));
    charts.push_back(std::make_unique<CategoryChart>(CategoryKind::Topic));
    return charts;
}

} // namespace

Chart::~Chart() = default;

std::vector<std::string> chartNames()
{
    std::vector<std::string> names;
    for (const std::unique_ptr<Chart> &chart : makeAll())
        names.push_back(chart->id());
    return names;
}

std::unique_ptr<Chart> makeChart(const std::string &name)
{
    for (std::unique_ptr<Chart> &chart : makeAll()) {
        if (chart->id() == name)
            return std::move(chart);
    }
    return nullptr;
}

} // namespace Dateline
