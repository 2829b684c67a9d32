// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "timeline/eras.h"
#include "timeline/timelinelayout.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <QImage>
#include <QPainter>

#include <random>

namespace Dateline {

namespace {

enum class Spread { Random, Clustered };

/// Events over sixty years in ten countries; clustered ones stand around a hundred days. One sentence serves them all.
ExtractedDocument generate(int count, Spread spread)
{
    static const char *const codes[] = {"KZ", "CN", "UZ", "KG", "TJ", "TM", "RU", "AZ", "TR", "GE"};
    ExtractedDocument document;
    document.document.title = "Benchmark";
    document.document.text = "The leaders met and signed an agreement on transit.";
    std::mt19937 random(5);
    const int first = int((*dayFromCivil(1965, 1, 1)).time_since_epoch().count());
    constexpr int Days = 21900;
    std::vector<int> centres;
    for (int i = 0; i < 100; ++i)
        centres.push_back(int(random() % Days));
    document.events.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        int day = int(random() % Days);
        if (spread == Spread::Clustered)
            day = std::clamp(centres[random() % 100] + int(random() % 40) - int(random() % 40), 0, Days - 1);
        const Day begin = Day(std::chrono::days(first + day));
        const std::chrono::year_month_day date(begin);
        Event event;
        event.sentence = {0, std::uint32_t(document.document.text.size())};
        event.label = "Leaders met";
        event.interval = TimeInterval::of(begin, begin);
        switch (random() % 12) {
        case 0:
            event.interval = TimeInterval::of(Day(date.year() / 1 / 1), Day(date.year() / 12 / 31));
            event.precision = Precision::Year;
            break;
        case 1:
            event.interval = TimeInterval::of(Day(date.year() / date.month() / 1), Day(date.year() / date.month() / std::chrono::last));
            event.precision = Precision::Month;
            break;
        case 2:
            event.interval = TimeInterval::of(begin, begin + std::chrono::days(random() % 120));
            break;
        default:
            break;
        }
        event.countries.push_back(CountryCode(codes[std::min(random() % 10, random() % 10)]));
        document.events.push_back(std::move(event));
    }
    return document;
}

void measure(int count)
{
    double worst = 0;
    double worstLayout = 0;
    double build = 0;
    double bytes = 0;
    const std::string suffix = '.' + std::to_string(count);
    for (const Spread spread : {Spread::Random, Spread::Clustered}) {
        Workspace workspace;
        workspace.setToday(*dayFromCivil(2024, 10, 15));
        workspace.events.addDocument(generate(count, spread));
        workspace.fitViewport();
        TimelineIndex index;
        build = std::max(build, Bench::processorSeconds([&] { index = TimelineIndex(workspace.events, LaneGrouping::Country); }));
        bytes = std::max(bytes, double(index.bytes()) / count);
        const TimelineType type = TimelineType::forExport();
        const TextMeasure textMeasure = measureWith(type);
        TimelineLabelCache labels;
        QImage image(1920, 1080, QImage::Format_ARGB32_Premultiplied);
        const double whole = workspace.viewport.width();
        const double centre = (workspace.viewport.begin() + workspace.viewport.end()) / 2;
        for (const double days : {whole, std::sqrt(whole * 7), 7.0}) {
            std::vector<double> times;
            std::vector<double> layoutTimes;
            for (int frame = 0; frame < 61; ++frame) {
                // Each frame pans by a hundredth of the width, as a hand does.
                const double begin = centre - days / 2 + (frame - 30) * days / 100;
                TimelineLayout layout;
                layoutTimes.push_back(1000 * Bench::processorSeconds([&] {
                    TimelineLayoutInput input{index, workspace.events.store(), begin, begin + days, {1920, 1080}, workspace.today(), type, textMeasure};
                    input.labels = &labels;
                    input.eras = &bundledEras();
                    layout = layoutTimeline(input);
                }));
                times.push_back(layoutTimes.back() + 1000 * Bench::processorSeconds([&] {
                    QPainter painter(&image);
                    TimelinePainter::paint(painter, layout, workspace.theme());
                }));
            }
            worst = std::max(worst, Bench::median(times));
            worstLayout = std::max(worstLayout, Bench::median(layoutTimes));
        }
    }
    Bench::report("timeline.repaint" + suffix, worst, "ms");
    Bench::report("timeline.layout" + suffix, worstLayout, "ms");
    Bench::report("timeline.index" + suffix, build, "s");
    if (count >= 1000000)
        Bench::report("timeline.bytes_per_event", bytes, "B");
}

const Bench::Add tenThousand("timeline.repaint.10000", [] { measure(10000); });
const Bench::Add hundredThousand("timeline.repaint.100000", [] { measure(100000); });
const Bench::Add million("timeline.repaint.1000000", [] { measure(1000000); });

} // namespace

} // namespace Dateline
