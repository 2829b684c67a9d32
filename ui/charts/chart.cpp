// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart.h"

#include "charts/categorychart.h"
#include "charts/countrypairschart.h"
#include "charts/countryyearchart.h"
#include "charts/eventsovertimechart.h"
#include "charts/figureschart.h"
#include "charts/sourceschart.h"

#include <QCoreApplication>

#include <algorithm>

namespace Dateline {

namespace {

std::vector<std::unique_ptr<Chart>> makeAll()
{
    std::vector<std::unique_ptr<Chart>> charts;
    charts.push_back(std::make_unique<EventsOverTimeChart>(CategoryKind::Country));
    charts.push_back(std::make_unique<EventsOverTimeChart>(CategoryKind::Topic));
    charts.push_back(std::make_unique<EventsOverTimeChart>(CategoryKind::Document));
    charts.push_back(std::make_unique<CategoryChart>(CategoryKind::Country));
    charts.push_back(std::make_unique<CategoryChart>(CategoryKind::Topic));
    charts.push_back(std::make_unique<CategoryChart>(CategoryKind::Document));
    charts.push_back(std::make_unique<CountryYearChart>());
    charts.push_back(std::make_unique<CountryPairsChart>());
    charts.push_back(std::make_unique<FiguresChart>());
    charts.push_back(std::make_unique<SourcesChart>());
    return charts;
}

} // namespace

Chart::~Chart() = default;

void Chart::setVariant(const std::string &)
{
}

QString Chart::emptyText() const
{
    return QCoreApplication::translate("Chart", "No events to show");
}

std::vector<std::string> chartNames()
{
    std::vector<std::string> names;
    for (const std::unique_ptr<Chart> &chart : makeAll())
        names.push_back(chart->id());
    return names;
}

std::unique_ptr<Chart> makeChart(const std::string &name)
{
    const std::size_t slash = name.find('/');
    for (std::unique_ptr<Chart> &chart : makeAll()) {
        if (chart->id() != name.substr(0, slash))
            continue;
        if (slash == std::string::npos)
            return std::move(chart);
        const std::string wanted = name.substr(slash + 1);
        const std::vector<Chart::Variant> variants = chart->variants();
        if (std::none_of(variants.begin(), variants.end(), [&](const Chart::Variant &variant) { return variant.id == wanted; }))
            return nullptr;
        chart->setVariant(wanted);
        return std::move(chart);
    }
    return nullptr;
}

} // namespace Dateline
