// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantitycandidate.h"
#include "quantities/quantityresolver.h"
#include "quantities/quantitytagger.h"
#include "support/markedtext.h"
#include "text/sentencesplitter.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

using namespace Dateline;

namespace {

std::vector<Quantity> figuresIn(const std::string &text)
{
    const QuantityRules &rules = QuantityRules::english();
    const std::vector<TextSpan> sentences = splitSentences(text);
    return QuantityResolver(rules).resolve(text, sentences, QuantityTagger(rules).tag(text, sentences));
}

/// "[more than] 41000000000 USD", "10..15 %", "26/45 project", "? train", with the kind where it is no level.
std::string shown(const Quantity &quantity)
{
    std::string text;
    if (quantity.kind == QuantityKind::Change || quantity.kind == QuantityKind::Share)
        text = std::string(quantityKindName(quantity.kind)) + ' ';
    if (quantity.modifier != QuantityModifier::None)
        text += std::string(quantityModifierName(quantity.modifier)) + ' ';
    text += quantity.value ? plainNumber(*quantity.value) : std::string("?");
    if (quantity.upper)
        text += ".." + plainNumber(*quantity.upper);
    if (quantity.whole)
        text += '/' + plainNumber(*quantity.whole);
    return text + ' ' + quantity.unit;
}

struct Figures
{
    const char *text;     ///< square brackets mark the figures
    const char *expected; ///< shown() of each, joined by "; "
};

// Wordings of our own; each line is read alone.
constexpr std::array Positives{
    // Money: signs, codes, words, magnitudes.
    Figures{"The port was sold for [$12 million] in the end.", "12000000 USD"},
    Figures{"A bridge worth [$ 75 million] spans the gorge.", "75000000 USD"},
    Figures{"The bank lent [US$1.2 billion] to the railway.", "1200000000 USD"},
    Figures{"Fares start at [$9.50] on weekdays.", "9.5 USD"},
    Figures{"They raised [$480m] from investors abroad.", "480000000 USD"},
    Figures{"The contract is worth [$2.1bn] on paper.", "2100000000 USD"},
    Figures{"A grant of [€15 million] came from Brussels.", "15000000 EUR"},
    Figures{"It cost [€ 2,300] to ship one box.", "2300 EUR"},
    Figures{"The museum got [£640,000] from donors.", "640000 GBP"},
    Figures{"A credit line of [CN¥10 billion] was opened.", "10000000000 CNY"},
    Figures{"They spent [¥300 million] on the hall.", "300000000 ¥"},
    Figures{"Road repair took [₸18.5 billion] last time.", "18500000000 KZT"},
    Figures{"The plant paid [₽90 million] in fines.", "90000000 RUB"},
    Figures{"The state set aside [USD 640 million] for it.", "640000000 USD"},
    Figures{"The lender gave [EUR 45 million] at once.", "45000000 EUR"},
    Figures{"A tender of [KZT 7.4 billion] closed.", "7400000000 KZT"},
    Figures{"The fee came to [CNY 88,000] each.", "88000 CNY"},
    Figures{"The budget holds [3.2 trillion tenge] for roads.", "3200000000000 KZT"},
    Figures{"Farmers were paid [450 million tenge] in all.", "450000000 KZT"},
    Figures{"The firm put [600 million yuan] into the mine.", "600000000 CNY"},
    Figures{"A loan of [2 billion renminbi] was agreed.", "2000000000 CNY"},
    Figures{"The dam took [50 billion roubles] to build.", "50000000000 RUB"},
    Figures{"Pensions average [12,500 rubles] there.", "12500 RUB"},
    Figures{"A ticket is [850 som] in Bishkek.", "850 KGS"},
    Figures{"Teachers get [4 million soum] a month.", "4000000 UZS"},
    Figures{"The village raised [70,000 somoni] for a well.", "70000 TJS"},
    Figures{"It takes [40 million Turkmen manat] to fix.", "40000000 TMT"},
    Figures{"They owe [9 million manat] to the bank.", "9000000 manat"},
    Figures{"The toll is [25 lari] for a lorry.", "25 GEL"},
    Figures{"The airline ordered jets for [3 billion euros] then.", "3000000000 EUR"},
    Figures{"The dowry was [two hundred dollars] only.", "200 USD"},
    Figures{"They were lent [half a million euros] to start.", "500000 EUR"},
    Figures{"The city lost [a billion tenge] that way.", "1000000000 KZT"},
    Figures{"It cost [three and a half million dollars] to clean.", "3500000 USD"},
    Figures{"A [20-million-euro] scheme was drawn up.", "20000000 EUR"},
    Figures{"It would take [$6 billion to $8 billion] in all.", "6000000000..8000000000 USD"},
    Figures{"It would take [$6-8 billion] in all.", "6000000000..8000000000 USD"},
    Figures{"The price lies between [300 and 400 euros] there.", "300..400 EUR"},
    Figures{"They poured [billions of dollars] into it.", "? USD"},
    Figures{"The mine swallowed [hundreds of millions of euros] so far.", "? EUR"},
    Figures{"More than [$7.3 billion] was pledged there.", "moreThan 7300000000 USD"},
    Figures{"They earned about [$60 million] on it.", "about 60000000 USD"},
    Figures{"It is worth at least [€4 billion] by now.", "atLeast 4000000000 EUR"},
    Figures{"The gap is nearly [$900 million] wide.", "nearly 900000000 USD"},
    Figures{"Up to [5 billion yuan] can be drawn.", "atMost 5000000000 CNY"},
    Figures{"They offered less than [$10 million] for it.", "lessThan 10000000 USD"},
    Figures{"It brought in some [$33 million] a year.", "about 33000000 USD"},
    Figures{"The wages came to [300,000 Indian rupees] each.", "300000 INR"},
    Figures{"A seat costs [8,000 yen] there.", "8000 JPY"},
    Figures{"Prices reached [$2,150] per tonne.", "2150 USD"},
    // Percent and change.
    Figures{"Traffic grew by [14 percent] over the winter.", "change 14 %"},
    Figures{"Imports fell [7.5%] in spring.", "change -7.5 %"},
    Figures{"Sales were up [32 per cent] on the year.", "change 32 %"},
    Figures{"Output shrank by [three percent] then.", "change -3 %"},
    Figures{"Exports were down [11 pct] at the border.", "change -11 %"},
    Figures{"There was a [6-percent] rise in fares.", "change 6 %"},
    Figures{"There was a [5%] drop in demand.", "change -5 %"},
    Figures{"A decline of [2.2 percent] was reported.", "change -2.2 %"},
    Figures{"Cargo rose by more than [40 percent] there.", "change moreThan 40 %"},
    Figures{"They hold [51 percent] of the shares.", "share 51 %"},
    Figures{"About [15%] of the crop was lost.", "share about 15 %"},
    Figures{"Inflation stood at [9.3 percent] in May.", "9.3 %"},
    Figures{"The rate was cut by [1.5 percentage points] at once.", "change -1.5 percentage point"},
    Figures{"It grew by [5 to 6 percent] that year.", "change 5..6 %"},
    Figures{"Some [10-15 percent] of them never came back.", "share about 10..15 %"},
    Figures{"The share rose from [10] to [25 percent] in ten years.", "10 %; 25 %"},
    Figures{"Freight grew by [12.4 percent year-on-year].", "change 12.4 %"},
    Figures{"Trade expanded by [18 percent] year-on-year to [$6.4 billion] in 2022.", "change 18 %; 6400000000 USD"},
    Figures{"Exports reached [$900 million], up [21 percent] from a year earlier.", "900000000 USD; change 21 %"},
    Figures{"Transit fell by [8 percent] to [4.1 million tonnes] then.", "change -8 %; 4100000 t"},
    Figures{"Almost [a third] of the herd died.", "share nearly 33.333333333333336 %"},
    Figures{"[Half] of the town came to see it.", "share 50 %"},
    Figures{"Nearly [two-thirds] of the line is laid.", "share nearly 66.66666666666667 %"},
    Figures{"Some [three quarters] of the water is lost.", "share about 75 %"},
    Figures{"Revenue rose by [$40 million] to [$260 million] last time.", "change 40000000 USD; 260000000 USD"},
    Figures{"There was an increase of [200,000 tonnes] in a year.", "change 200000 t"},
    // Multiples.
    Figures{"Traffic has grown [12-fold] since.", "12 times"},
    Figures{"A [fivefold] increase was seen.", "5 times"},
    Figures{"Fares [doubled] overnight.", "2 times"},
    Figures{"Output has [tripled] since then.", "3 times"},
    Figures{"It holds [2.5 times] more than before.", "2.5 times"},
    Figures{"Transit increased [six times] in ten years.", "6 times"},
    Figures{"Visits rose [3.4 fold] in a season.", "3.4 times"},
    // Measures.
    Figures{"The terminal took [48,200 TEU] in a year.", "48200 TEU"},
    Figures{"They moved [600 TEUs] in a week.", "600 TEU"},
    Figures{"It can hold [12,000 twenty-foot equivalent units] at once.", "12000 TEU"},
    Figures{"They carried [28,000 tonnes] of wheat.", "28000 t"},
    Figures{"The mill makes [1.1 million tons] of steel.", "1100000 t"},
    Figures{"He bought [500 kg] of apples.", "0.5 t"},
    Figures{"The ship carries [90 kt] of ore.", "90000 t"},
    Figures{"A farm of [250 MW] feeds the grid.", "250 MW"},
    Figures{"The dam gives [1.2 GW] at most.", "1200 MW"},
    Figures{"A [75-megawatt] plant stands there.", "75 MW"},
    Figures{"It made [340 GWh] in a year.", "340000 MWh"},
    Figures{"They sold [2 million kilowatt-hours] abroad.", "2000 MWh"},
    Figures{"The road is [418 km] long.", "418 km"},
    Figures{"A [270-kilometre] stretch was closed.", "270 km"},
    Figures{"A fence of [90km] was put up.", "90 km"},
    Figures{"The tunnel is [850 metres] long.", "0.85 km"},
    Figures{"They rode [100 miles] on the first day.", "160.9344 km"},
    Figures{"They sowed [35,000 hectares] with cotton.", "35000 ha"},
    Figures{"The lake covers [6,200 square kilometres] today.", "620000 ha"},
    Figures{"The hall has [4,000 square metres] of floor.", "0.4 ha"},
    Figures{"The pipe can carry [15 billion cubic metres] of gas.", "15000000000 m3"},
    Figures{"They pumped [40 bcm] that year.", "40000000000 m3"},
    Figures{"The field gives [80,000 barrels] a day.", "80000 bbl"},
    Figures{"They ship [3-4 million tonnes] a year.", "3000000..4000000 t"},
    Figures{"It runs for [40 to 50 km] through sand.", "40..50 km"},
    Figures{"They grew between [5 and 6 million tonnes] of rice.", "5000000..6000000 t"},
    Figures{"Over [62,000 tonnes] went through in June.", "moreThan 62000 t"},
    Figures{"They lost [thousands of tonnes] to rust.", "? t"},
    Figures{"Only [3,000\u00A0km] are paved, some [1\u00A0200 km] of it well.", "3000 km; about 1200 km"},
    // Counts.
    Figures{"In all [5,114 trains] crossed there.", "5114 train"},
    Figures{"They ran [312 block trains] that year.", "312 train"},
    Figures{"The yard holds [9,000 containers] now.", "9000 container"},
    Figures{"It sold [60 wagons] to its neighbour.", "60 wagon"},
    Figures{"They bought [25 locomotives] in 2021.", "25 locomotive"},
    Figures{"The station saw [1.4 million passengers] in a year.", "1400000 passenger"},
    Figures{"About [200,000 tourists] came that summer.", "about 200000 tourist"},
    Figures{"At least [17 people] were hurt.", "atLeast 17 person"},
    Figures{"They took on [four hundred and fifty workers] there.", "450 worker"},
    Figures{"They sent [two dozen engineers] to help.", "24 engineer"},
    Figures{"The fair drew [nine hundred companies] in all.", "900 company"},
    Figures{"They signed [31 agreements] in one day.", "31 agreement"},
    Figures{"The two sides signed [eleven cooperation documents] then.", "11 document"},
    Figures{"So far [19 of 30 bridges] stand.", "19/30 bridge"},
    Figures{"There [four out of five households] have gas.", "4/5 household"},
    Figures{"It links [36 cities] by rail.", "36 city"},
    Figures{"It made [3,500 jobs] in the valley.", "3500 job"},
    Figures{"The line has [14 stations] on it.", "14 station"},
    Figures{"There are [20 to 25 flights] a week.", "20..25 flight"},
    Figures{"They run between [30 and 40 lorries] a day.", "30..40 lorry"},
    Figures{"The works need [dozens of permits] first.", "? permit"},
    Figures{"They saw [tens of thousands of visitors] there.", "? visitor"},
    Figures{"Over [60 of the region's best doctors] met.", "moreThan 60 doctor"},
    Figures{"They planted [1,200,000 saplings] on the shore.", "1200000 sapling"},
    Figures{"They sold [45,000 tickets] within a day.", "45000 ticket"},
    Figures{"They put up [2,400 lampposts] along it.", "2400 lamppost"},
    Figures{"The network has [6.5 million subscribers] by now.", "6500000 subscriber"},
    Figures{"The number of flights was [410] and [388] respectively.", "410 flight; 388 flight"},
    Figures{"The number of students rose to [12,300] in all.", "12300 student"},
    Figures{"The herd counts [5,000 sheep] or so.", "5000 sheep"},
    Figures{"They moved [15,000 head] of cattle.", "15000 head"},
    Figures{"They hired [500 or more workers] to watch [300 trucks] there.", "atLeast 500 worker; 300 truck"},
    Figures{"Some [80 per cent] of the [640 schools] have heating.", "share about 80 %; 640 school"},
    Figures{"The deal covers [$4 billion] (about [1.9 trillion tenge]) of work.", "4000000000 USD; about 1900000000000 KZT"},
    Figures{"[Seventeen ministers] came with [120 advisers]'s notes.", "17 minister"},
    Figures{"A [$60 million] plant of [30 MW] gives work to [210 people].", "60000000 USD; 30 MW; 210 person"},
};

// Numbers that are no figures.
constexpr std::array Negatives{
    "The talks began on July 3, 2024.", "They met on 3 July.", "The forum runs from July 3 to July 6.", "It opened in 2019.",
    "The 24th meeting was held in Astana.", "It marks the 32nd anniversary.", "He was born in the 1990s.", "Call +7 701 123 45 67 for more.",
    "Ring 8-800-555-35-35 at any hour.", "Flight KC 905 landed late.", "Flight 905 passengers had to wait.", "See Article 5 of the treaty.",
    "Resolution 2231 members did not agree on it.", "The train leaves at 10:30 from platform 4.", "He lives in room 12.", "COVID-19 closed the border.",
    "The G20 leaders spoke.", "The C5+1 format met.", "The M36 road is closed.", "An Airbus A320 came in.", "The file 2024-07-03 was lost.",
    "The score was 3:1 at the end.", "It is open 24/7 all year.", "Version 1.2.3 was out.", "The paper of 03.07.2024 tells it.", "On July 3 delegations came.",
    "In 2024 projects went on.", "By 2030 trains will be faster.", "The five countries met again.", "Both projects were stopped.", "The two leaders spoke.",
    "All three presidents came.", "These four cities are old.", "One of the ministers left.", "One man stood there.", "A second train left.",
    "The first half of the year was dry.", "The second half was better.", "Half past nine it rang.", "A third country joined in.", "The last quarter was bad.",
    "A three-day visit began.", "The 15-year-old road is bad.", "She is 52 years old.", "He waited for 30 years.", "It takes 40 minutes to get there.",
    "The train runs every two hours.", "Terminal 2 is new.", "Line 3 has no lift.", "Chapter 7 pages are torn.", "Highway 5 trucks went slow.",
    "Route 12 buses stop here.", "Between 2019 and 2023 visitors were few.", "It was three o'clock.", "The room is on the 5th floor.", "A ton of people say so.",
    "He won a gold medal.", "The euro fell against the dollar.", "Its number is 4471.", "Unit 3 was shut down.", "The 2022 summit was in Samarkand.",
    "Phase 2 projects are planned.", "No. 7 companies are named there.", "Once more they tried.", "On 26 June trains stood still.", "The sign read $ and nothing else.",
    "He said it 3 times in May.", "He came second.",
};

} // namespace

TEST_CASE("Figures are found with their values, units, bounds and kinds", "[quantities]")
{
    std::size_t figures = 0;
    for (const Figures &row : Positives) {
        const MarkedText marked = unmark(row.text);
        const std::vector<Quantity> found = figuresIn(marked.text);
        std::string values;
        std::string words;
        for (const Quantity &quantity : found) {
            values += (values.empty() ? "" : "; ") + shown(quantity);
            words += '[' + std::string(quantity.span.in(marked.text)) + "] by " + std::string(quantity.rule) + ' ';
        }
        INFO(row.text << "\n  found " << words);
        CHECK(values == row.expected);
        figures += found.size();
    }
    CHECK(figures >= 150);
}

TEST_CASE("Dates, names, ordinals, telephone numbers and the like are no figures", "[quantities]")
{
    STATIC_CHECK(Negatives.size() >= 60);
    for (const char *text : Negatives) {
        std::string words;
        for (const Quantity &quantity : figuresIn(text))
            words += '[' + std::string(quantity.span.in(text)) + "] by " + std::string(quantity.rule) + ' ';
        INFO(text);
        CHECK(words == "");
    }
}

TEST_CASE("A figure's span is the words that are marked", "[quantities]")
{
    for (const char *text : {"It cost [$41 billion] in all.", "They sent [24 joint documents] there.", "It grew by [53.5 percent] then.",
                             "So far [26 of 45 projects] are done.", "A [523-kilometre] line was laid.", "Over [50 of China’s largest companies] came.",
                             "They spent [a million dollars] on it.", "Nearly [half] of it is gone."}) {
        const MarkedText marked = unmark(text);
        const std::vector<Quantity> found = figuresIn(marked.text);
        INFO(text);
        REQUIRE(found.size() == 1);
        CHECK(found[0].span == marked.spans[0]);
    }
}

TEST_CASE("A change and the level it led to know each other", "[quantities]")
{
    const auto related = [](const char *text) {
        const std::vector<Quantity> found = figuresIn(text);
        INFO(text);
        REQUIRE(found.size() == 2);
        return found[0].related == 1 && found[1].related == 0;
    };
    CHECK(related("Trade grew by 18 percent year-on-year to $6.4 billion."));
    CHECK(related("Trade reached $6.4 billion, up 18 percent from a year earlier."));
    CHECK(related("They carried 4,000 tonnes, a decline of 6 percent."));
    CHECK_FALSE(related("Trade grew by 18 percent while 400 workers lost their place."));
    CHECK_FALSE(related("They own 18 percent of a firm worth $6.4 billion."));
    const std::vector<Quantity> pairs = figuresIn("The number of trains was 812 and 640 respectively, with year-on-year growth of 9 percent and 6 percent.");
    REQUIRE(pairs.size() == 4);
    CHECK(pairs[0].related == 2);
    CHECK(pairs[1].related == 3);
    CHECK(pairs[2].related == 0);
    CHECK(pairs[3].related == 1);
}

TEST_CASE("The subject is named only where the words tell it", "[quantities]")
{
    const auto subject = [](const char *text) {
        const std::vector<Quantity> found = figuresIn(text);
        INFO(text);
        REQUIRE_FALSE(found.empty());
        return found[0].subject;
    };
    CHECK(subject("Bilateral trade reached $5 billion.") == "trade");
    CHECK(subject("The mutual trade turnover was $5 billion.") == "trade");
    CHECK(subject("Trade in goods came to $5 billion.") == "trade");
    CHECK(subject("They signed deals worth $5 billion.") == "deal");
    CHECK(subject("They gave $5 billion in loans.") == "loans");
    CHECK(subject("The GDP grew by 5 percent.") == "GDP");
    CHECK(subject("It holds 40 percent of the world's population.") == "population");
    CHECK(subject("In May 812 trains passed.") == "train");
    CHECK(subject("The number of tourists has grown 12-fold.") == "tourist");
    CHECK(subject("He was glad to hear of $5 billion.") == "");
    CHECK(subject("She paid 300 euros at once.") == "");
}

TEST_CASE("What is planned or possible is told from what is", "[quantities]")
{
    CHECK(figuresIn("They will invest $5 billion.").at(0).expected);
    CHECK(figuresIn("The GDP could grow by 9 percent.").at(0).expected);
    CHECK(figuresIn("They plan to buy 40 locomotives.").at(0).expected);
    CHECK_FALSE(figuresIn("They invested $5 billion.").at(0).expected);
    CHECK_FALSE(figuresIn("In May they invested $5 billion.").at(0).expected);
}

TEST_CASE("Any text is read without harm", "[quantities]")
{
    const std::array<const char *, 14> texts{"$", "$$$ 5", "5", "5-", "1,", "1.", "%", "$1,2,3,4", "half", "a million", "twenty-", "US$", "\u00A3", "\u20AC\u20AC 7 \u2013 8 \u2013 9"};
    for (const char *text : texts)
        CHECK_NOTHROW(figuresIn(text));
    std::string many;
    for (int i = 0; i < 3000; ++i)
        many += "$5 million to ";
    CHECK_FALSE(figuresIn(many).empty());
    std::string digits(100'000, '9');
    CHECK(figuresIn(digits + " trains").size() <= 1);
}
