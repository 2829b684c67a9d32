// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "map/mapview.h"
#include "workspace.h"

#include <QApplication>
#include <QQuickWidget>
#include <QQuickWindow>

#include <cstdint>

namespace Dateline::Bench {

namespace {

/// @p count events at as many places, but no more than 1,000, spread over Central Asia and its neighbours.
ExtractedDocument eventsOnAMap(int count)
{
    constexpr int Places = 1000;
    ExtractedDocument document;
    document.document.title = "Benchmark";
    document.document.text = "Something happened.";
    document.sentences = {{0, 19}};
    std::uint64_t state = 1;
    const auto random = [&state] {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return double(state >> 33) / double(1u << 31);
    };
    const char *const countries[] = {"KZ", "UZ", "KG", "TJ", "TM", "CN"};
    for (int i = 0; i < Places; ++i) {
        Toponym toponym;
        toponym.name = "Place " + std::to_string(i);
        toponym.country = CountryCode(countries[i % 6]);
        toponym.coordinate = Coordinate{34 + 20 * random(), 46 + 44 * random()};
        document.toponyms.push_back(std::move(toponym));
    }
    const Day first = *dayFromCivil(2013, 1, 1);
    for (int i = 0; i < count; ++i) {
        Event event;
        event.sentence = {0, 19};
        event.label = "Something happened";
        event.interval = TimeInterval::of(first + std::chrono::days(i % 4000), first + std::chrono::days(i % 4000));
        event.place = i % Places;
        event.toponyms = {std::uint32_t(i % Places)};
        event.countries = {CountryCode(countries[i % 6])};
        document.events.push_back(std::move(event));
    }
    return document;
}

/// Draws a frame to its end, as the screen would get it.
void drawFrame(MapView &view)
{
    if (auto *quick = view.findChild<QQuickWidget *>())
        quick->grabFramebuffer();
    view.repaint();
}

void frames(int count, MapView::Mode mode)
{
    Workspace workspace;
    for (std::size_t i = 0; i < CorridorCatalogue::instance().corridors().size(); ++i)
        workspace.setCorridorShown(std::uint16_t(i), true);
    workspace.events.addDocument(eventsOnAMap(count));
    MapView view(workspace, mode);
    view.resize(1100, 700);
    view.show();
    QApplication::processEvents();
    drawFrame(view);
    struct Timed
    {
        std::vector<double> wall, processor;
        void frame(const std::function<void()> &draw)
        {
            double spent = 0;
            wall.push_back(1000 * seconds([&] { spent = processorSeconds(draw); }));
            processor.push_back(1000 * spent);
        }
    };
    Timed pans;
    Timed zooms;
    constexpr int Frames = 60;
    for (int i = 0; i < Frames; ++i)
        pans.frame([&] {
            view.panBy({i % 20 < 10 ? 9.0 : -9.0, i % 12 < 6 ? 4.0 : -4.0});
            drawFrame(view);
        });
    for (int i = 0; i < Frames; ++i)
        zooms.frame([&] {
            view.zoomBy(i % 30 < 15 ? 0.12 : -0.12);
            drawFrame(view);
        });
    // The processor time of this thread alone tells what a frame costs while other programs run.
    std::fprintf(stderr, "%d events %s: pan %.1f ms (%.1f of processor), zoom %.1f ms (%.1f)\n", count,
                 view.mode() == MapView::Mode::Live ? "through the scene graph" : "painted", median(pans.wall), median(pans.processor),
                 median(zooms.wall), median(zooms.processor));
    const std::string name = mode == MapView::Mode::Live ? "map.frame.live." : "map.frame.";
    report(name + std::to_string(count), std::max(median(pans.wall), median(zooms.wall)), "ms");
}

void ready()
{
    Workspace workspace;
    workspace.events.addDocument(eventsOnAMap(1000));
    double processor = 0;
    const double time = seconds([&] {
        processor = processorSeconds([&] {
        MapView view(workspace);
        view.resize(1100, 700);
        view.show();
        QApplication::processEvents();
        drawFrame(view);
        });
    });
    std::fprintf(stderr, "map.ready: %.1f ms of processor\n", 1000 * processor);
    report("map.ready", 1000 * time, "ms");
}

// The first map of a process pays for the shared resources, so it is measured first.
const Add readyCase("map.ready", ready);
const Add fewCase("map.frame.1000", [] { frames(1000, MapView::Mode::Automatic); });
const Add manyCase("map.frame.100000", [] { frames(100000, MapView::Mode::Automatic); });
// Where OpenGL is drawn in software Automatic paints: this is what a graphics card would have to beat.
const Add liveCase("map.frame.live.1000", [] {
    if (MapView::isLiveAvailable())
        frames(1000, MapView::Mode::Live);
});

} // namespace

} // namespace Dateline::Bench
