// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samplestore.h"
#include "theme.h"
#include "timeline/timelinelayout.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

/// Relative luminance as WCAG 2.1 has it.
double luminance(const QColor &color)
{
    const auto part = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QImage paint(const TimelineLayout &layout, const Theme &theme)
{
    QImage image(layout.size.toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    TimelinePainter::paint(painter, layout, theme);
    return image;
}

} // namespace

TEST_CASE("Every word of the timeline keeps 4.5 to 1 on what it stands on", "[timeline][contrast]")
{
    for (const Theme::Appearance appearance : {Theme::Appearance::Light, Theme::Appearance::Dark}) {
        const Theme &theme = Theme::of(appearance);
        for (const bool isDense : {false, true}) {
            for (const LaneGrouping grouping : {LaneGrouping::Country, LaneGrouping::None}) {
                Workspace workspace;
                workspace.events.addDocuments(sampleDocuments());
                if (isDense)
                    workspace.events.addDocument(manyEvents(5000));
                const TimelineIndex index(workspace.events, grouping);
                TimelineLayoutInput input{index, workspace.events.store(), startOfDay(*dayFromCivil(2009, 1, 1)), startOfDay(*dayFromCivil(2032, 1, 1)),
                                          {1200, 700}, *dayFromCivil(2024, 10, 15)};
                input.eras = &bundledEras();
                input.range = std::pair(startOfDay(*dayFromCivil(2015, 1, 1)), startOfDay(*dayFromCivil(2018, 1, 1)));
                TimelineLayout layout = layoutTimeline(input);
                const std::vector<TimelineText> texts = layout.texts;
                layout.texts.clear();
                const QImage ground = paint(layout, theme);
                for (const TimelineText &text : texts) {
                    const bool isSecond = text.role == TextRole::LaneCount || text.role == TextRole::Tick;
                    // Of what is under a word its most frequent colour counts: lines a pixel wide cross it.
                    std::map<QRgb, int> colors;
                    const QRect box = text.box.toAlignedRect().intersected(ground.rect()).adjusted(0, 2, 0, -2);
                    for (int y = box.top(); y <= box.bottom(); ++y) {
                        for (int x = box.left(); x <= box.right(); ++x)
                            ++colors[ground.pixel(x, y)];
                    }
                    if (colors.empty())
                        continue;
                    const auto most = std::max_element(colors.begin(), colors.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
                    CAPTURE(int(appearance), isDense, int(grouping), text.text.toStdString(), QColor(most->first).name().toStdString());
                    CHECK(contrast(isSecond ? theme.secondText : theme.text, QColor(most->first)) >= 4.5);
                }
            }
        }
    }
}
