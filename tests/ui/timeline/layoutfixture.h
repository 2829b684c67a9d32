// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/samplestore.h"
#include "timeline/eras.h"
#include "timeline/timelinelayout.h"
#include "workspace.h"

#include <cmath>
#include <random>

namespace Dateline::TestSupport {

inline AxisDay at(int year, unsigned month = 1, unsigned day = 1)
{
    return startOfDay(*dayFromCivil(year, month, day));
}

/// A font of one width: what the texts of a layout look like depends on no machine.
inline double evenWidth(const QString &text, TextRole role)
{
    const bool isBold = role == TextRole::LaneName || role == TextRole::Context || role == TextRole::ChosenLabel || role == TextRole::Count;
    return double(text.size()) * (isBold ? 7 : 6.5);
}

/// Days, short ranges, long ranges, months, years, open and approximate ones, denser towards the end.
inline ExtractedDocument mixedEvents(int count)
{
    static const char *const codes[] = {"KZ", "CN", "UZ", "KG", "TJ", "TM"};
    std::mt19937 random(20240703);
    std::vector<SampleEvent> events;
    for (int i = 0; i < count; ++i) {
        const int year = 2010 + int(std::sqrt(double(random() % 225)));
        const Day day = *dayFromCivil(year, 1 + random() % 12, 1 + random() % 28);
        const std::chrono::year_month_day date(day);
        SampleEvent event;
        event.earliest = event.latest = isoFromDay(day);
        switch (random() % 10) {
        case 0:
            event.earliest = isoFromDay(*dayFromCivil(year, 1, 1));
            event.latest = isoFromDay(*dayFromCivil(year, 12, 31));
            event.precision = Precision::Year;
            break;
        case 1:
            event.earliest = isoFromDay(Day(date.year() / date.month() / 1));
            event.latest = isoFromDay(Day(date.year() / date.month() / std::chrono::last));
            event.precision = Precision::Month;
            break;
        case 2:
            event.latest = isoFromDay(day + std::chrono::days(1 + random() % 3));
            break;
        case 3:
            if (i % 4 == 0)
                event.latest = isoFromDay(day + std::chrono::days(10 + random() % 900));
            break;
        case 4:
            if (i % 5 == 0)
                event.latest.clear();
            break;
        default:
            break;
        }
        event.date = event.earliest;
        event.sentence = "Event number " + std::to_string(i) + " on " + event.earliest + " was told.";
        event.countries = {codes[std::min(random() % 6, random() % 6)]};
        if (random() % 3 == 0 && event.countries.front() != "KZ")
            event.countries.push_back("KZ");
        event.topics = {Topic(random() % 12)};
        events.push_back(std::move(event));
    }
    ExtractedDocument document = sampleDocument("Mixed events", "2025-01-01", events);
    for (std::size_t i = 0; i < document.events.size(); i += 9)
        document.events[i].approximate = true;
    return document;
}

/// The index of some documents' events, and what of them is laid out in a stretch of time.
struct LayoutFixture
{
    explicit LayoutFixture(std::vector<ExtractedDocument> documents, LaneGrouping wanted = LaneGrouping::Country)
        : grouping(wanted)
    {
        workspace.events.addDocuments(std::move(documents));
        index = TimelineIndex(workspace.events, grouping);
    }

    TimelineLayout layout(AxisDay begin, AxisDay end, QSizeF size = {1200, 700}, EventIndex chosen = NoEvent, double scroll = 0) const
    {
        TimelineLayoutInput input{index, workspace.events.store(), begin, end, size, *dayFromCivil(2024, 10, 15)};
        input.measure = evenWidth;
        input.chosen = chosen;
        input.scroll = scroll;
        input.eras = &bundledEras();
        return layoutTimeline(input);
    }

    Workspace workspace;
    LaneGrouping grouping;
    TimelineIndex index;
};

inline std::vector<ExtractedDocument> one(ExtractedDocument document)
{
    std::vector<ExtractedDocument> documents;
    documents.push_back(std::move(document));
    return documents;
}

inline QString boxText(const QRectF &box)
{
    return QStringLiteral("%1,%2 %3x%4").arg(qRound(box.left())).arg(qRound(box.top())).arg(qRound(box.width())).arg(qRound(box.height()));
}

/// Views of [begin, end) days at many zooms, in and around the events.
inline std::vector<std::pair<AxisDay, AxisDay>> manyViews()
{
    std::vector<std::pair<AxisDay, AxisDay>> views;
    for (double days = 0.2; days < 4e6; days *= 1.9) {
        for (const AxisDay centre : {at(2010, 2, 3) + 0.3, at(2019, 12, 31) + 0.9, at(2024, 7, 3) + 0.5})
            views.emplace_back(centre - days * 0.4, centre + days * 0.6);
    }
    return views;
}

} // namespace Dateline::TestSupport
