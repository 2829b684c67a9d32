// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samplestore.h"
#include "timeline/timelineexport.h"
#include "workspace.h"
#include <catch2/catch_test_macros.hpp>
#include <QImage>
#include <QPainter>
#include <random>
using namespace Dateline;
using namespace Dateline::TestSupport;
static ExtractedDocument mixed(int n)
{
    static const char *words[] = {"Leaders", "met", "in", "Astana", "to", "sign", "the", "agreement", "on", "transit", "trade", "rail", "energy", "visit", "summit"};
    static const char *cc[] = {"KZ", "CN", "UZ", "KG", "TJ", "TM", "RU", "AZ"};
    std::mt19937 r(7);
    std::vector<SampleEvent> events;
    for (int i = 0; i < n; ++i) {
        int year = 2013 + int(std::sqrt(double(r() % 169)));
        int month = 1 + r() % 12, day = 1 + r() % 28;
        SampleEvent e;
        std::string s;
        int k = 3 + r() % 6;
        for (int w = 0; w < k; ++w)
            s += std::string(words[r() % 15]) + " ";
        std::string d = isoFromDay(*dayFromCivil(year, month, day));
        int kind = r() % 10;
        e.earliest = d; e.latest = d;
        if (kind == 0) { e.earliest = std::to_string(year) + "-01-01"; e.latest = std::to_string(year) + "-12-31"; e.precision = Precision::Year; }
        else if (kind == 1) { auto b = *dayFromCivil(year, month, 1); e.earliest = isoFromDay(b); e.latest = isoFromDay(Day(std::chrono::year_month_day(b) + std::chrono::months(1)) - std::chrono::days(1)); e.precision = Precision::Month; }
        else if (kind == 2 && i % 3 == 0) { e.latest.clear(); }
        else if (kind == 3) { e.latest = isoFromDay(*dayFromIso(d) + std::chrono::days(1 + r() % (i % 7 == 0 ? 200 : 3))); }
        e.sentence = s + e.earliest + ".";
        e.date = e.earliest;
        int m = 1 + r() % 2;
        int skew = std::min(r() % 8, r() % 8);
        e.countries = {cc[skew]};
        if (m == 2 && skew != 0) e.countries.push_back("KZ");
        e.topics = {Topic(r() % 12)};
        events.push_back(e);
    }
    auto doc = sampleDocument("Mixed", "2025-01-01", events);
    for (size_t i = 0; i < doc.events.size(); ++i) doc.events[i].approximate = i % 11 == 5;
    return doc;
}
static void shot(Workspace &w, const std::string &name, QSize size, double scale, LaneGrouping g = LaneGrouping::Country, bool overview = true)
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    QPainter p(&image);
    TimelineOptions o; o.grouping = g; o.overview = overview;
    paintTimeline(p, size, w, o);
    p.end();
    image.save(QString::fromStdString("/tmp/tlshots/" + name + ".png"));
}
TEST_CASE("gallery", "[.gallery]")
{
    for (auto appearance : {Theme::Appearance::Light, Theme::Appearance::Dark}) {
        const std::string t = appearance == Theme::Appearance::Light ? "light" : "dark";
        const auto run = [&](const std::string &name, std::vector<ExtractedDocument> docs, int chosen) {
            Workspace w;
            w.setAppearance(appearance);
            w.setToday(*dayFromIso("2024-10-15"));
            w.events.addDocuments(std::move(docs));
            w.fitViewport();
            if (chosen >= 0) w.selection.select(w.events.events()[chosen]);
            shot(w, name + "-" + t, {1280, 800}, 1);
            if (appearance == Theme::Appearance::Light) {
                shot(w, name + "-window", {950, 380}, 1);
                shot(w, name + "-big", {2560, 1440}, 2);
                shot(w, name + "-topic", {1280, 800}, 1, LaneGrouping::Topic);
                const double c = startOfDay(*dayFromIso("2024-07-04"));
                for (auto [n, d] : {std::pair("y", 400.0), std::pair("m", 40.0), std::pair("d", 4.0), std::pair("h", 0.4), std::pair("k", 300000.0), std::pair("c", 36000.0)}) {
                    w.viewport.setRange(c - d, c + d);
                    shot(w, name + "-zoom-" + n, {1280, 500}, 1);
                }
            }
        };
        run("empty", {}, -1);
        std::vector<ExtractedDocument> one;
        one.push_back(sampleDocument("A", "2024-07-05", {{"On 7 September 2013 a speech in Astana named the economic belt.", "7 September 2013", "2013-09-07", "2013-09-07", Precision::Day, "Astana", {51.18, 71.446}, {"KZ", "CN"}, {Topic::Visit}}}));
        run("one", one, 0);
        run("samples", sampleDocuments(), 7);
        run("mixed50", {mixed(50)}, 20);
        run("mixed500", {mixed(500)}, 200);
        run("mixed5000", {mixed(5000)}, 2000);
        run("mixed100k", {mixed(100000)}, 20000);
    }
}
