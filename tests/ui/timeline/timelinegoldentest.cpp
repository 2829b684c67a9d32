// SPDX-License-Identifier: GPL-3.0-or-later
#include "layoutfixture.h"
#include "support/generatedevents.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QTextStream>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

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

} // namespace

TEST_CASE("The layout of the sample events is the reviewed one", "[timeline][golden]")
{
    const LayoutFixture samples(sampleDocuments());
    checkGolden(QStringLiteral("samples-all"), describe(samples.layout(at(2013), at(2026), {1200, 560}, 5)));
    checkGolden(QStringLiteral("samples-months"), describe(samples.layout(at(2024, 5, 1), at(2024, 9, 1), {1200, 560})));
    checkGolden(QStringLiteral("samples-days"), describe(samples.layout(at(2024, 7, 1), at(2024, 7, 8), {1200, 560})));
    checkGolden(QStringLiteral("samples-topics-small"), describe(LayoutFixture(sampleDocuments(), LaneGrouping::Topic).layout(at(2013), at(2026), {700, 300})));
    checkGolden(QStringLiteral("empty"), describe(LayoutFixture({}).layout(at(2013), at(2026), {800, 300})));
    checkGolden(QStringLiteral("many-all"), describe(LayoutFixture(one(manyEvents(5000))).layout(at(2009), at(2032), {1200, 500})));
    checkGolden(QStringLiteral("one"), describe(LayoutFixture(one(manyEvents(1))).layout(at(2009), at(2012), {800, 300})));
    checkGolden(QStringLiteral("fifty"), describe(LayoutFixture(one(manyEvents(50))).layout(at(2009), at(2032), {1200, 500})));
    checkGolden(QStringLiteral("many-weeks"), describe(LayoutFixture(one(manyEvents(5000))).layout(at(2024, 7, 1), at(2024, 8, 20), {1200, 500})));
}

TEST_CASE("The layout of a million events is the reviewed one and draws each once", "[timeline][golden]")
{
    const LayoutFixture fixture(one(generateDocument(1000000, Spread::Clustered)));
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
