// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "support/generatedevents.h"
#include "timeline/eras.h"
#include "timeline/timelinelayout.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <QImage>
#include <QPainter>

namespace Dateline {

namespace {

using TestSupport::Spread;

constexpr int Fewest = 10000;
constexpr int Most = 10000000;

struct Frame
{
    double repaint = 0; ///< milliseconds, layout and painting
    double layout = 0;
};

/// The median frame while @p days of the events are panned by a hundredth of the width each frame, as a hand does.
Frame medianFrame(const Workspace &workspace, const TimelineIndex &index, double days)
{
    const TimelineType type = TimelineType::forExport();
    const TextMeasure textMeasure = measureWith(type);
    TimelineLabelCache labels;
    QImage image(1920, 1080, QImage::Format_ARGB32_Premultiplied);
    const double centre = (workspace.viewport.begin() + workspace.viewport.end()) / 2;
    std::vector<double> repaints;
    std::vector<double> layouts;
    for (int frame = 0; frame < 61; ++frame) {
        const double begin = centre - days / 2 + (frame - 30) * days / 100;
        TimelineLayout layout;
        layouts.push_back(1000 * Bench::processorSeconds([&] {
            TimelineLayoutInput input{index, workspace.events.store(), begin, begin + days, {1920, 1080}, workspace.today(), type, textMeasure};
            input.labels = &labels;
            input.eras = &bundledEras();
            layout = layoutTimeline(input);
        }));
        repaints.push_back(layouts.back() + 1000 * Bench::processorSeconds([&] {
            QPainter painter(&image);
            TimelinePainter::paint(painter, layout, workspace.theme());
        }));
    }
    return {Bench::median(repaints), Bench::median(layouts)};
}

void measure(int count)
{
    // The figure of the fewest events is kept for the ratio.
    static double fewestRepaint = 0;
    Frame worst;
    double build = 0;
    double bytes = 0;
    const std::string suffix = '.' + std::to_string(count);
    for (const Spread spread : {Spread::Random, Spread::Clustered}) {
        Workspace workspace;
        workspace.setToday(*dayFromCivil(2024, 10, 15));
        workspace.events.addDocument(TestSupport::generateDocument(std::uint32_t(count), spread));
        workspace.fitViewport();
        TimelineIndex index;
        build = std::max(build, Bench::processorSeconds([&] { index = TimelineIndex(workspace.events, LaneGrouping::Country); }));
        bytes = std::max(bytes, double(index.bytes()) / count);
        const double whole = workspace.viewport.width();
        const std::pair<const char *, double> zooms[] = {{"out", whole}, {"half", std::sqrt(whole * 7)}, {"in", 7.0}};
        for (const auto &[zoom, days] : zooms) {
            const Frame frame = medianFrame(workspace, index, days);
            Bench::report("timeline.frame" + suffix + (spread == Spread::Random ? ".random." : ".clustered.") + zoom, frame.repaint, "ms");
            worst.repaint = std::max(worst.repaint, frame.repaint);
            worst.layout = std::max(worst.layout, frame.layout);
        }
    }
    Bench::report("timeline.repaint" + suffix, worst.repaint, "ms");
    Bench::report("timeline.layout" + suffix, worst.layout, "ms");
    Bench::report("timeline.index" + suffix, build, "s");
    Bench::report("timeline.bytes_per_event" + (count == 1000000 ? std::string() : suffix), bytes, "B");
    if (count == Fewest)
        fewestRepaint = worst.repaint;
    if (count == Most && fewestRepaint > 0)
        Bench::report("timeline.repaint.ratio", worst.repaint / fewestRepaint, "ratio");
}

const Bench::Add tenThousand("timeline.repaint.10000", [] { measure(Fewest); });
const Bench::Add hundredThousand("timeline.repaint.100000", [] { measure(100000); });
const Bench::Add million("timeline.repaint.1000000", [] { measure(1000000); });
const Bench::Add tenMillion("timeline.repaint.10000000", [] { measure(Most); });

} // namespace

} // namespace Dateline
