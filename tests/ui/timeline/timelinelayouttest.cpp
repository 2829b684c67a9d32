// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generatedevents.h"
#include "support/samplestore.h"
#include "timeline/eras.h"
#include "timeline/overviewlayout.h"
#include "timeline/timelinelayout.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QTextStream>

#include <cmath>
#include <map>
#include <random>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

AxisDay at(int year, unsigned month = 1, unsigned day = 1)
{
    return startOfDay(*dayFromCivil(year, month, day));
}

/// A font of one width: what the texts of a layout look like depends on no machine.
double evenWidth(const QString &text, TextRole role)
{
    const bool isBold = role == TextRole::LaneName || role == TextRole::Context || role == TextRole::ChosenLabel || role == TextRole::Count;
    return double(text.size()) * (isBold ? 7 : 6.5);
}

/// Days, short ranges, long ranges, months, years, open and approximate ones, denser towards the end.
ExtractedDocument mixedEvents(int count)
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

struct Fixture
{
    explicit Fixture(std::vector<ExtractedDocument> documents, LaneGrouping wanted = LaneGrouping::Country)
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

std::vector<ExtractedDocument> one(ExtractedDocument document)
{
    std::vector<ExtractedDocument> documents;
    documents.push_back(std::move(document));
    return documents;
}

QString boxText(const QRectF &box)
{
    return QStringLiteral("%1,%2 %3x%4").arg(qRound(box.left())).arg(qRound(box.top())).arg(qRound(box.width())).arg(qRound(box.height()));
}

QString describe(const TimelineLayout &layout)
{
    static const char *const shapes[] = {"dot", "bar", "thin bar", "block", "thin block"};
    static const char *const ends[] = {"|", ">", "/", "~"};
    QString text;
    QTextStream out(&text);
    out << "axis " << boxText(layout.axis) << "\nlanes " << boxText(layout.lanesArea) << ", content " << qRound(layout.contentHeight) << "\n";
    if (layout.todayX)
        out << "today " << qRound(*layout.todayX) << "\n";
    for (const TimelineLaneBox &lane : layout.lanes)
        out << "lane " << lane.fullName << (lane.folded ? " folded" : "") << " " << boxText(lane.body) << "\n";
    for (const TimelineItem &item : layout.items) {
        out << shapes[int(item.shape)] << " " << ends[int(item.leftEnd)] << ends[int(item.rightEnd)] << " lane " << item.lane << " "
            << boxText(item.box);
        if (item.count > 1)
            out << " x" << item.count;
        out << (item.approximate ? " approximate" : "") << (item.chosen ? " chosen" : "") << "\n";
    }
    for (const TimelineText &each : layout.texts)
        out << "text " << boxText(each.box) << " \"" << each.text << "\"" << (each.item >= 0 ? QStringLiteral(" of %1").arg(each.item) : QString()) << "\n";
    if (!layout.message.isEmpty())
        out << "message " << boxText(layout.messageBox) << " \"" << layout.message << "\"\n";
    return text;
}

/// Compares with tests/golden/timeline/NAME.txt. With DATELINE_UPDATE_GOLDENS set, writes it instead, to be reviewed.
void checkGolden(const QString &name, const QString &text)
{
    QFile file(QStringLiteral(DATELINE_SOURCE_DIR "/tests/golden/timeline/%1.txt").arg(name));
    if (qEnvironmentVariableIsSet("DATELINE_UPDATE_GOLDENS")) {
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return;
    }
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(text.toStdString() == file.readAll().toStdString());
}

/// Views of [begin, end) days at many zooms, in and around the events.
std::vector<std::pair<AxisDay, AxisDay>> manyViews()
{
    std::vector<std::pair<AxisDay, AxisDay>> views;
    for (double days = 0.2; days < 4e6; days *= 1.9) {
        for (const AxisDay centre : {at(2010, 2, 3) + 0.3, at(2019, 12, 31) + 0.9, at(2024, 7, 3) + 0.5})
            views.emplace_back(centre - days * 0.4, centre + days * 0.6);
    }
    return views;
}

} // namespace

TEST_CASE("The layout of the sample events is the reviewed one", "[timeline][golden]")
{
    const Fixture samples(sampleDocuments());
    checkGolden(QStringLiteral("samples-all"), describe(samples.layout(at(2013), at(2026), {1200, 560}, 5)));
    checkGolden(QStringLiteral("samples-months"), describe(samples.layout(at(2024, 5, 1), at(2024, 9, 1), {1200, 560})));
    checkGolden(QStringLiteral("samples-days"), describe(samples.layout(at(2024, 7, 1), at(2024, 7, 8), {1200, 560})));
    checkGolden(QStringLiteral("samples-topics-small"), describe(Fixture(sampleDocuments(), LaneGrouping::Topic).layout(at(2013), at(2026), {700, 300})));
    checkGolden(QStringLiteral("empty"), describe(Fixture({}).layout(at(2013), at(2026), {800, 300})));
    checkGolden(QStringLiteral("many-all"), describe(Fixture(one(manyEvents(5000))).layout(at(2009), at(2032), {1200, 500})));
    checkGolden(QStringLiteral("one"), describe(Fixture(one(manyEvents(1))).layout(at(2009), at(2012), {800, 300})));
    checkGolden(QStringLiteral("fifty"), describe(Fixture(one(manyEvents(50))).layout(at(2009), at(2032), {1200, 500})));
    checkGolden(QStringLiteral("many-weeks"), describe(Fixture(one(manyEvents(5000))).layout(at(2024, 7, 1), at(2024, 8, 20), {1200, 500})));
}

TEST_CASE("The layout of a million events is the reviewed one and draws each once", "[timeline][golden]")
{
    const Fixture fixture(one(generateDocument(1000000, Spread::Clustered)));
    const TimelineLayout all = fixture.layout(at(1963), at(2027), {1200, 700});
    checkGolden(QStringLiteral("million-all"), describe(all));
    checkGolden(QStringLiteral("million-days"), describe(fixture.layout(at(1995, 3, 1), at(1995, 3, 8), {1200, 700})));
    std::vector<std::uint64_t> counts(fixture.index.lanes().size());
    for (const TimelineItem &item : all.items)
        counts[std::size_t(item.lane)] += item.count;
    for (std::size_t lane = 0; lane < counts.size(); ++lane) {
        CAPTURE(lane);
        // Lanes that scroll out of view have no items at all.
        CHECK((counts[lane] == fixture.index.lanes()[lane].events || counts[lane] == 0));
    }
    CHECK(counts.front() == fixture.index.lanes().front().events);
    CHECK(all.items.size() < 2000);
}

TEST_CASE("No label touches another label or another item at any zoom", "[timeline]")
{
    for (const int count : {12, 80, 900}) {
        const Fixture fixture(count == 12 ? sampleDocuments() : one(mixedEvents(count)));
        const EventIndex chosen = fixture.workspace.events.events()[std::size_t(fixture.workspace.events.datedCount() / 2)];
        for (const auto &[begin, end] : manyViews()) {
            for (const EventIndex each : {NoEvent, chosen}) {
                const TimelineLayout layout = fixture.layout(begin, end, {1100, 640}, each);
                std::vector<const TimelineText *> labels;
                for (const TimelineText &text : layout.texts) {
                    if (text.layer == TimelineText::Layer::Body)
                        labels.push_back(&text);
                }
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    const QRectF box = labels[i]->box.adjusted(0.5, 1, -0.5, -1);
                    CAPTURE(count, begin, end, labels[i]->text.toStdString());
                    REQUIRE(box.left() >= layout.axis.left());
                    REQUIRE(box.right() <= layout.axis.right());
                    for (std::size_t j = i + 1; j < labels.size(); ++j) {
                        CAPTURE(labels[j]->text.toStdString(), boxText(box).toStdString(), boxText(labels[j]->box).toStdString());
                        REQUIRE_FALSE(box.intersects(labels[j]->box));
                    }
                    for (std::size_t item = 0; item < layout.items.size(); ++item) {
                        if (int(item) == labels[i]->item)
                            continue;
                        CAPTURE(boxText(box).toStdString(), boxText(layout.items[item].box).toStdString());
                        REQUIRE_FALSE(box.intersects(layout.items[item].box));
                    }
                }
            }
        }
    }
}

TEST_CASE("No two dots and no two blocks overlap", "[timeline]")
{
    const Fixture fixture(one(mixedEvents(900)));
    for (const auto &[begin, end] : manyViews()) {
        const TimelineLayout layout = fixture.layout(begin, end);
        for (std::size_t i = 0; i < layout.items.size(); ++i) {
            for (std::size_t j = i + 1; j < layout.items.size() && layout.items[j].lane == layout.items[i].lane; ++j) {
                CAPTURE(begin, end, boxText(layout.items[i].box).toStdString(), boxText(layout.items[j].box).toStdString(), i, j);
                REQUIRE_FALSE(layout.items[i].box.adjusted(0.1, 0.1, -0.1, -0.1).intersects(layout.items[j].box.adjusted(0.1, 0.1, -0.1, -0.1)));
            }
        }
    }
}

TEST_CASE("Every event in view lies in exactly one item of each of its lanes", "[timeline]")
{
    for (const LaneGrouping grouping : {LaneGrouping::Country, LaneGrouping::Topic, LaneGrouping::Document, LaneGrouping::None}) {
        const Fixture fixture(one(mixedEvents(1500)), grouping);
        for (const auto &[begin, end] : manyViews()) {
            const TimelineLayout layout = fixture.layout(begin, end, {1000, 3000});
            std::map<std::pair<int, EventIndex>, int> seen;
            for (const TimelineItem &item : layout.items) {
                std::uint32_t members = 0;
                layout.forEachEvent(fixture.index, item, [&](EventIndex event) {
                    ++seen[{item.lane, event}];
                    ++members;
                });
                REQUIRE(members == item.count);
            }
            for (const auto &[key, times] : seen)
                REQUIRE(times == 1);
            for (std::size_t lane = 0; lane < fixture.index.lanes().size(); ++lane) {
                for (const TimelineIndex::Column &column : fixture.index.lanes()[lane].columns) {
                    for (const TimelineIndex::Entry &entry : column.entries) {
                        // A block stands where its events begin; a bar that covers the view is seen from within.
                        const AxisDay anchor = column.points ? entry.at : AxisDay(entry.first);
                        const bool inView = (anchor > begin && anchor < end) || (entry.first <= begin && entry.last + 1 >= end);
                        if (!inView)
                            continue;
                        CAPTURE(begin, end, lane, entry.event);
                        REQUIRE(seen.contains({int(lane), entry.event}));
                    }
                }
            }
        }
    }
}

TEST_CASE("The counts of all items add up to the events of each lane", "[timeline]")
{
    const Fixture fixture(one(mixedEvents(4000)));
    const TimelineLayout layout = fixture.layout(at(2008), at(2030), {1300, 2000});
    std::vector<std::uint32_t> counts(fixture.index.lanes().size());
    for (const TimelineItem &item : layout.items)
        counts[std::size_t(item.lane)] += item.count;
    for (std::size_t lane = 0; lane < counts.size(); ++lane)
        CHECK(counts[lane] == fixture.index.lanes()[lane].events);
    CHECK(fixture.index.eventCount() == 4000);
}

TEST_CASE("At every level each event of the filter lies in exactly one item of each of its lanes", "[timeline]")
{
    Workspace workspace;
    workspace.events.addDocuments(one(mixedEvents(3000)));
    for (const bool isFiltered : {false, true}) {
        EventFilter filter;
        if (isFiltered) {
            filter.countries = {CountryCode("KZ"), CountryCode("UZ")};
            filter.from = *dayFromCivil(2015, 3, 1);
        }
        workspace.events.setFilter(filter);
        for (const LaneGrouping grouping : {LaneGrouping::Country, LaneGrouping::Topic, LaneGrouping::None}) {
            const TimelineIndex index(workspace.events, grouping);
            // All of time in view, on ever more pixels: one level of zoom after the other.
            for (double width = 300; width < 2e6; width *= 2.3) {
                TimelineLayoutInput input{index, workspace.events.store(), at(2008), at(2031), {width, 4000}, *dayFromCivil(2024, 10, 15)};
                input.measure = evenWidth;
                const TimelineLayout layout = layoutTimeline(input);
                std::vector<std::uint32_t> counts(index.lanes().size());
                std::set<std::pair<int, EventIndex>> seen;
                std::set<EventIndex> events;
                for (const TimelineItem &item : layout.items) {
                    counts[std::size_t(item.lane)] += item.count;
                    layout.forEachEvent(index, item, [&](EventIndex event) {
                        CAPTURE(width, item.lane, event);
                        REQUIRE(seen.insert({item.lane, event}).second);
                        events.insert(event);
                    });
                }
                CAPTURE(isFiltered, int(grouping), width);
                for (std::size_t lane = 0; lane < counts.size(); ++lane)
                    REQUIRE(counts[lane] == index.lanes()[lane].events);
                REQUIRE(events.size() == std::size_t(workspace.events.datedCount()));
                for (const EventIndex event : events)
                    REQUIRE(workspace.events.isVisible(event));
            }
        }
    }
}

TEST_CASE("A block of a lane without a colour knows the shares of the countries", "[timeline]")
{
    const Fixture fixture(one(manyEvents(5000)), LaneGrouping::None);
    int blocks = 0;
    const auto checkBlocks = [&](const TimelineLayout &layout) {
        for (const TimelineItem &item : layout.items) {
            if (item.count < 2)
                continue;
            ++blocks;
            REQUIRE(item.mix >= 0);
            const TimelineIndex::Mix &mix = layout.mixes[std::size_t(item.mix)];
            TimelineIndex::Mix counted{};
            layout.forEachEvent(fixture.index, item, [&](EventIndex event) {
                const CountryCode country = fixture.workspace.events.store().event(event).countries.front();
                const auto &known = TimelineIndex::MixCountries;
                std::size_t place = 0;
                while (place < known.size() && known[place] != country)
                    ++place;
                ++counted[place];
            });
            CHECK(mix == counted);
        }
    };
    checkBlocks(fixture.layout(at(2009), at(2032), {1200, 500}));
    checkBlocks(fixture.layout(at(2014), at(2018), {1200, 500}));
    CHECK(blocks > 20);
    for (const TimelineItem &item : Fixture(one(manyEvents(5000))).layout(at(2009), at(2032)).items)
        CHECK(item.mix == -1);
}

TEST_CASE("Panning moves what is drawn and changes none of it", "[timeline]")
{
    for (const int count : {200, 5000}) {
        const Fixture fixture(one(mixedEvents(count)));
        for (const double days : {20.0, 200.0, 2000.0, 9000.0}) {
            const AxisDay begin = at(2021, 3, 4) - days / 2;
            const TimelineLayout before = fixture.layout(begin, begin + days);
            const double moved = days / 7;
            const TimelineLayout after = fixture.layout(begin + moved, begin + moved + days);
            const double pixels = moved * before.coordinates.pixelsPerDay();
            std::map<std::tuple<int, EventIndex, std::uint32_t>, QRectF> boxes;
            for (const TimelineItem &item : before.items)
                boxes[{item.lane, item.event, item.count}] = item.box;
            int same = 0;
            const QRectF inner = after.axis.adjusted(60, 0, -60, 0);
            for (const TimelineItem &item : after.items) {
                if (item.box.left() < inner.left() || item.box.right() + pixels > inner.right())
                    continue;
                const auto found = boxes.find({item.lane, item.event, item.count});
                CAPTURE(count, days, boxText(item.box).toStdString());
                REQUIRE(found != boxes.end());
                REQUIRE(std::abs(found->second.left() - pixels - item.box.left()) < 0.01);
                REQUIRE(found->second.top() == item.box.top());
                REQUIRE(std::abs(found->second.width() - item.box.width()) < 0.01);
                ++same;
            }
            CHECK(same > 0);
        }
    }
}

TEST_CASE("Zooming in takes apart the events of one day", "[timeline]")
{
    std::vector<SampleEvent> events;
    for (int i = 0; i < 300; ++i)
        events.push_back({"On 2024-07-03 this was the " + std::to_string(i) + "th.", "2024-07-03", "2024-07-03", "2024-07-03", Precision::Day, "", {}, {"KZ"}, {}});
    const Fixture fixture(one(sampleDocument("One day", "2024-07-04", events)));
    const TimelineLayout far = fixture.layout(at(2024, 6, 1), at(2024, 8, 1));
    REQUIRE(far.items.size() == 1);
    CHECK(far.items.front().shape == TimelineItem::Shape::Block);
    CHECK(far.items.front().count == 300);
    const TimelineLayout near = fixture.layout(at(2024, 7, 3) + 0.4, at(2024, 7, 3) + 0.6);
    CHECK(near.items.size() > 50);
    for (const TimelineItem &item : near.items)
        CHECK(item.count == 1);
}

TEST_CASE("Uncertain dates are drawn as such", "[timeline]")
{
    std::vector<SampleEvent> events{
        {"In 2023 it grew.", "2023", "2023-01-01", "2023-12-31", Precision::Year, "", {}, {"KZ"}, {}},
        {"Since 5 May 2020 it runs.", "5 May 2020", "2020-05-05", "", Precision::Day, "", {}, {"CN"}, {}},
        {"About 5 May 2021 it met.", "5 May 2021", "2021-05-05", "2021-05-05", Precision::Day, "", {}, {"UZ"}, {}},
        {"From 5 May 2022 it ran.", "5 May 2022", "2022-05-05", "", Precision::Day, "", {}, {"TJ"}, {}},
        {"From 1 May 2019 to 1 May 2020 it was built.", "1 May 2019", "2019-05-01", "2020-05-01", Precision::Day, "", {}, {"KG"}, {}},
    };
    ExtractedDocument document = sampleDocument("Ends", "2024-01-01", events);
    document.events[2].approximate = true;
    document.events[3].interval.endKind = EndKind::Unknown;
    const Fixture fixture(one(std::move(document)));
    const TimelineLayout layout = fixture.layout(at(2018), at(2025));
    std::map<EventIndex, TimelineItem> items;
    for (const TimelineItem &item : layout.items)
        items[item.event] = item;
    REQUIRE(items.size() == 5);
    CHECK(items[0].shape == TimelineItem::Shape::ThinBar);
    CHECK(std::abs(items[0].box.left() - layout.coordinates.xOf(at(2023))) < 0.1);
    CHECK(std::abs(items[0].box.right() - layout.coordinates.xOf(at(2024))) < 0.1);
    CHECK(items[1].rightEnd == BarEnd::Arrow);
    CHECK(items[1].leftEnd == BarEnd::Sharp);
    CHECK(items[2].approximate);
    CHECK(items[2].shape == TimelineItem::Shape::Dot);
    CHECK(items[3].rightEnd == BarEnd::Hatched);
    CHECK(items[4].shape == TimelineItem::Shape::Bar);
}

TEST_CASE("A folded lane shows its heading only and a lane below moves up", "[timeline]")
{
    const Fixture fixture(sampleDocuments());
    const std::set<QString> folded{fixture.index.lanes().front().key};
    TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), at(2013), at(2026), {1200, 560}, *dayFromCivil(2024, 1, 1)};
    input.measure = evenWidth;
    input.folded = &folded;
    const TimelineLayout layout = layoutTimeline(input);
    CHECK(layout.lanes.front().folded);
    CHECK(layout.lanes.front().body.height() < 40);
    for (const TimelineItem &item : layout.items)
        CHECK(item.lane != 0);
}

TEST_CASE("A hidden lane takes no room and its events are in no item", "[timeline]")
{
    const Fixture fixture(sampleDocuments());
    const std::set<QString> hidden{fixture.index.lanes()[1].key};
    TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), at(2013), at(2026), {1200, 560}, *dayFromCivil(2024, 1, 1)};
    input.measure = evenWidth;
    input.hidden = &hidden;
    const TimelineLayout layout = layoutTimeline(input);
    CHECK(layout.laneExtents[1].height == 0);
    for (const TimelineLaneBox &lane : layout.lanes)
        CHECK(lane.lane != 1);
    for (const TimelineItem &item : layout.items)
        CHECK(item.lane != 1);
}

TEST_CASE("An event of several countries stands in each lane and counts once", "[timeline]")
{
    const Fixture fixture(sampleDocuments());
    const EventFilterModel &model = fixture.workspace.events;
    CHECK(fixture.index.eventCount() == std::uint32_t(model.datedCount()));
    const TimelineLayout layout = fixture.layout(at(2024, 6, 25), at(2024, 7, 15), {1200, 900});
    std::set<int> lanes;
    for (const TimelineItem &item : layout.items) {
        if (model.store().event(item.event).countries.size() == 5)
            lanes.insert(item.lane);
    }
    CHECK(lanes.size() == 5);
}

TEST_CASE("Five hundred lanes scroll and only those in view are laid out", "[timeline]")
{
    std::vector<ExtractedDocument> documents;
    for (int i = 0; i < 500; ++i)
        documents.push_back(sampleDocument("Article " + std::to_string(i), "2024-07-05",
            {{"It was on 2024-07-03.", "2024-07-03", "2024-07-03", "2024-07-03", Precision::Day, "", {}, {"KZ"}, {}}}));
    const Fixture fixture(std::move(documents), LaneGrouping::Document);
    const TimelineLayout top = fixture.layout(at(2024), at(2025), {1000, 600});
    CHECK(top.laneExtents.size() == 500);
    CHECK(top.contentHeight > 20000);
    CHECK(top.lanes.size() < 20);
    CHECK(top.lanes.front().lane == 0);
    const TimelineLayout bottom = fixture.layout(at(2024), at(2025), {1000, 600}, NoEvent, 1e9);
    CHECK(bottom.lanes.back().lane == 499);
    CHECK(std::abs(bottom.lanes.back().body.bottom() - bottom.lanesArea.bottom()) < 1);
}

TEST_CASE("Bands that overlap stand in rows of their own and their names within their lines", "[timeline]")
{
    const std::vector<TimelineEra> eras{
        {QStringLiteral("A long time in office"), *dayFromCivil(2014, 1, 1), *dayFromCivil(2019, 3, 20)},
        {QStringLiteral("Its successor"), *dayFromCivil(2019, 3, 20), std::nullopt},
        {QStringLiteral("A pandemic"), *dayFromCivil(2020, 3, 11), *dayFromCivil(2023, 5, 5), true},
    };
    const Fixture fixture(sampleDocuments());
    for (const auto &[begin, end] : manyViews()) {
        TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), begin, end, {900, 500}, *dayFromCivil(2024, 10, 15)};
        input.measure = evenWidth;
        input.eras = &eras;
        const TimelineLayout layout = layoutTimeline(input);
        std::vector<QRectF> names;
        for (const TimelineText &text : layout.texts) {
            if (text.layer == TimelineText::Layer::Frame && text.box.top() >= layout.lanesArea.bottom())
                names.push_back(text.box);
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            CAPTURE(begin, end, i);
            REQUIRE(names[i].right() <= layout.axis.right());
            REQUIRE(names[i].left() >= layout.axis.left());
            REQUIRE(names[i].bottom() <= 500);
            for (std::size_t j = i + 1; j < names.size(); ++j)
                REQUIRE_FALSE(names[i].intersects(names[j]));
        }
        for (std::size_t i = 0; i < layout.eras.size(); ++i) {
            for (std::size_t j = i + 1; j < layout.eras.size(); ++j)
                REQUIRE_FALSE(layout.eras[i].line.adjusted(1.5, 0, -1.5, 0).intersects(layout.eras[j].line.adjusted(1.5, 0, -1.5, 0)));
        }
        // The foot's height follows from the bands, not from what is in view.
        REQUIRE(layout.lanesArea.bottom() == 500 - 2 * 22);
    }
}

TEST_CASE("The range that a filter lets through is marked on the date line", "[timeline]")
{
    const Fixture fixture(sampleDocuments());
    EventFilter filter;
    CHECK_FALSE(filteredRange(filter));
    filter.from = *dayFromCivil(2015, 1, 1);
    filter.to = *dayFromCivil(2015, 12, 31);
    TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), at(2013), at(2026), {1200, 560}, *dayFromCivil(2024, 1, 1)};
    input.measure = evenWidth;
    input.filtered = filteredRange(filter);
    const TimelineLayout layout = layoutTimeline(input);
    REQUIRE(layout.filtered);
    CHECK(std::abs(layout.filtered->left() - layout.coordinates.xOf(at(2015))) < 0.01);
    CHECK(std::abs(layout.filtered->right() - layout.coordinates.xOf(at(2016))) < 0.01);
}

TEST_CASE("The overview's bars stay in their strip and its window follows the view", "[timeline]")
{
    const Fixture fixture(one(mixedEvents(500)));
    const OverviewLayout layout = layoutOverview(fixture.index, at(2015), at(2018), {1000, 48}, 120, TimelineType::forExport(), evenWidth);
    REQUIRE_FALSE(layout.bars.empty());
    for (const QRectF &bar : layout.bars)
        CHECK(layout.strip.adjusted(-1, -1, 1, 1).contains(bar));
    CHECK(std::abs(layout.window.left() - layout.coordinates.xOf(at(2015))) < 0.01);
    const OverviewLayout moved = layoutOverview(fixture.index, at(2016), at(2020), {1000, 48}, 120, TimelineType::forExport(), evenWidth);
    CHECK(moved.bars == layout.bars);
    CHECK(moved.window != layout.window);
}

TEST_CASE("The words of a lane stand within what is seen of it, or are left out", "[timeline]")
{
    const Fixture fixture(sampleDocuments());
    int partial = 0;
    for (double height = 120; height < 520; height += 7) {
        for (const double scroll : {0.0, 15.0, 40.0}) {
            const TimelineLayout layout = fixture.layout(at(2013), at(2026), {900, height}, NoEvent, scroll);
            CAPTURE(height, scroll);
            for (const TimelineText &text : layout.texts) {
                if (text.layer != TimelineText::Layer::Heading)
                    continue;
                REQUIRE(text.box.top() >= layout.lanesArea.top() - 0.01);
                REQUIRE(text.box.bottom() <= layout.lanesArea.bottom() + 0.01);
            }
            for (const TimelineLaneBox &lane : layout.lanes) {
                REQUIRE(lane.rule.isNull() != lane.chevron.has_value());
                if (!lane.chevron) {
                    ++partial;
                    continue;
                }
                REQUIRE(lane.rule.top() >= layout.lanesArea.top() - 0.01);
                REQUIRE(lane.rule.bottom() <= layout.lanesArea.bottom() + 0.01);
                REQUIRE(lane.chevron->y() >= layout.lanesArea.top());
                REQUIRE(lane.chevron->y() <= layout.lanesArea.bottom());
            }
        }
    }
    CHECK(partial > 0);
}

TEST_CASE("The figures of a lane of thousands stand alone, all of them", "[timeline]")
{
    int named = 0;
    int bare = 0;
    for (const int count : {600, 20000}) {
        const Fixture fixture(one(mixedEvents(count)));
        for (const double years : {1.0, 4.0, 18.0}) {
            const TimelineLayout layout = fixture.layout(at(2018), at(2018) + years * 365);
            for (const TimelineText &text : layout.texts) {
                if (text.item < 0 || text.role != TextRole::LaneCount)
                    continue;
                const bool hasWord = text.text.endsWith(QStringLiteral(" events"));
                (hasWord ? named : bare) += 1;
                if (hasWord)
                    REQUIRE(fixture.index.lanes()[std::size_t(layout.items[std::size_t(text.item)].lane)].events < 1000);
            }
        }
    }
    CHECK(named > 0);
    CHECK(bare > 0);
}
