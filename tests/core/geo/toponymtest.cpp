// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gazetteer.h"
#include "geo/toponymresolver.h"
#include "geo/toponymtagger.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace Dateline;

namespace {

std::vector<Toponym> read(std::string_view text)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const ToponymTagger tagger(gazetteer);
    const ToponymResolver resolver(gazetteer);
    return resolver.resolve(text, tagger.tag(text, {{0, std::uint32_t(text.size())}}));
}

/// "text=name/country", one after the other.
std::vector<std::string> places(std::string_view text)
{
    std::vector<std::string> result;
    for (const Toponym &toponym : read(text)) {
        if (toponym.kind != PlaceKind::Demonym)
            result.push_back(std::string(toponym.span.in(text)) + "=" + toponym.name + "/" + toponym.country.toString());
    }
    return result;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("Names are found as people write them", "[geo]")
{
    CHECK(places("Trains leave Xi’an for Almaty.") == Strings{"Xi’an=Xi'an/CN", "Almaty=Almaty/KZ"});
    CHECK(places("Freight trains leave Xi'an, also written Xian or Sian, for Almaty.")
          == Strings{"Xi'an=Xi'an/CN", "Xian=Xi'an/CN", "Sian=Xi'an/CN", "Almaty=Almaty/KZ"});
    CHECK(places("He flew to Nur-Sultan in 2020.") == Strings{"Nur-Sultan=Astana/KZ"});
    CHECK(places("It was called Tselinograd, then Akmola, then Astana.")
          == Strings{"Tselinograd=Astana/KZ", "Akmola=Astana/KZ", "Astana=Astana/KZ"});
    CHECK(places("The city was named Alma-Ata, and is Almaty now.") == Strings{"Alma-Ata=Almaty/KZ", "Almaty=Almaty/KZ"});
    CHECK(places("Envoys of China, Kazakhstan, and Kyrgyzstan met in Almaty.")
          == Strings{"China=China/CN", "Kazakhstan=Kazakhstan/KZ", "Kyrgyzstan=Kyrgyzstan/KG", "Almaty=Almaty/KZ"});
    CHECK(places("the China–Kyrgyzstan–Uzbekistan railway") == Strings{"China=China/CN", "Kyrgyzstan=Kyrgyzstan/KG", "Uzbekistan=Uzbekistan/UZ"});
    CHECK(places("Tashkent's mayor and Astana’s mayor met.") == Strings{"Tashkent=Tashkent/UZ", "Astana=Astana/KZ"});
    CHECK(places("China’s trade with Kazakhstan's south") == Strings{"China=China/CN", "Kazakhstan=Kazakhstan/KZ"});
    CHECK(places("China-Kazakhstan trade") == Strings{"China=China/CN", "Kazakhstan=Kazakhstan/KZ"});
    CHECK(places("Talks in Tashkent, Bishkek and Dushanbe ended on Friday.")
          == Strings{"Tashkent=Tashkent/UZ", "Bishkek=Bishkek/KG", "Dushanbe=Dushanbe/TJ"});
    CHECK(places("Officials from the US, the UAE and the XUAR met, but not with us.")
          == Strings{"US=United States/US", "UAE=United Arab Emirates/AE", "XUAR=Xinjiang/CN"});
    CHECK(places("Goods pass the Xi'an Free Trade Port.") == Strings{"Xi'an Free Trade Port=Xi'an International Port/CN"});
}

TEST_CASE("Names in Cyrillic and Chinese script are found", "[geo]")
{
    CHECK(places("Делегация прибыла в город Алматы, Казахстан.") == Strings{"Алматы=Almaty/KZ", "Казахстан=Kazakhstan/KZ"});
    CHECK(places("西安到塔什干的货运列车") == Strings{"西安=Xi'an/CN", "塔什干=Tashkent/UZ"});
}

TEST_CASE("Cyrillic names are found in every case of the noun", "[geo]")
{
    for (const char *text : {"Встреча прошла в Астане.", "Президент прибыл из Астаны.", "Поезд идёт в Астану.", "Дорога над Астаной закрыта."}) {
        INFO(text);
        const auto found = read(text);
        REQUIRE(found.size() == 1);
        CHECK(found[0].name == "Astana");
    }
    CHECK(places("Поезд из Ташкента в Баку прошёл между Китаем и Казахстаном.")
          == Strings{"Ташкента=Tashkent/UZ", "Баку=Baku/AZ", "Китаем=China/CN", "Казахстаном=Kazakhstan/KZ"});
    CHECK(places("Страны Китая, России и Узбекистана.") == Strings{"Китая=China/CN", "России=Russia/RU", "Узбекистана=Uzbekistan/UZ"});
    CHECK(places("Товары из Алма-Аты и Нур-Султана.") == Strings{"Алма-Аты=Almaty/KZ", "Нур-Султана=Astana/KZ"});
    CHECK(places("Он рассказал о погоде и о работе.").empty());
}

TEST_CASE("A border crossing has two sides and belongs to both countries", "[geo]")
{
    const auto found = read("Lorries wait at Khorgos, on the other side Horgos, for days.");
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "Khorgos");
    CHECK(found[0].country == CountryCode("KZ"));
    CHECK(found[0].members == std::vector<CountryCode>{CountryCode("KZ"), CountryCode("CN")});
    CHECK(found[1].name == "Horgos");
    CHECK(found[1].country == CountryCode("CN"));
    CHECK(found[1].members == std::vector<CountryCode>{CountryCode("CN"), CountryCode("KZ")});
    CHECK(distanceInKilometres(*found[0].coordinate, *found[1].coordinate) < 5);
    CHECK(found[0].row != found[1].row);
    const auto crossing = read("Trains from Tashkent pass the border at 霍尔果斯.");
    REQUIRE(crossing.size() == 2);
    CHECK(crossing[1].country == CountryCode("CN"));
    CHECK(crossing[0].members.empty());
}

TEST_CASE("Names of Central Asia are known without the help of the words around", "[geo]")
{
    CHECK(places("The train crossed at Dostyk and Alashankou.") == Strings{"Dostyk=Dostyk/KZ", "Alashankou=Alashankou/CN"});
    CHECK(places("The Amu Darya and the Syr Darya feed the Aral Sea.")
          == Strings{"Amu Darya=Amu Darya/", "Syr Darya=Syr Darya/", "Aral Sea=Aral Sea/"});
    CHECK(places("Kyrgyzstan's Jalal-Abad Region will host the works.")
          == Strings{"Kyrgyzstan=Kyrgyzstan/KG", "Jalal-Abad Region=Jalal-Abad Region/KG"});
}

TEST_CASE("What stands beside a name tells which place is meant", "[geo]")
{
    CHECK(places("Tbilisi, Georgia, hosted the forum, and ministers from Armenia and Georgia came.")
          == Strings{"Tbilisi=Tbilisi/GE", "Georgia=Georgia/GE", "Armenia=Armenia/AM", "Georgia=Georgia/GE"});
    CHECK(places("Storms hit Alabama, Georgia and Florida on Tuesday.") == Strings{"Alabama=Alabama/US", "Georgia=Georgia/US", "Florida=Florida/US"});
    CHECK(places("London, Kentucky, and Paris, Texas, are small towns.")
          == Strings{"London=London/US", "Kentucky=Kentucky/US", "Paris=Paris/US", "Texas=Texas/US"});
    CHECK(places("London, Paris and Berlin are big cities.") == Strings{"London=London/GB", "Paris=Paris/FR", "Berlin=Berlin/DE"});
    const auto region = read("A factory opened in the Turkistan region of Kazakhstan.");
    REQUIRE(region.size() == 2);
    CHECK(region[0].kind == PlaceKind::FirstLevel);
}

TEST_CASE("The word beside a mention tells what this mention means", "[geo]")
{
    const auto kinds = [](std::string_view text) {
        std::vector<PlaceKind> result;
        for (const Toponym &toponym : read(text)) {
            if (toponym.span.in(text).starts_with("Washington") || toponym.span.in(text) == "New York")
                result.push_back(toponym.kind);
        }
        return result;
    };
    using Kinds = std::vector<PlaceKind>;
    CHECK(kinds("Washington state's farms near Spokane sent apples. They reached Washington, D.C., in May. Farmers in central Washington were glad.")
          == Kinds{PlaceKind::FirstLevel, PlaceKind::City, PlaceKind::FirstLevel});
    CHECK(kinds("He spoke in Washington on Monday.") == Kinds{PlaceKind::City});
    CHECK(kinds("Firms moved from western states such as California or Washington.") == Kinds{PlaceKind::FirstLevel});
    CHECK(kinds("The drought spread through Oregon, Washington and California.") == Kinds{PlaceKind::FirstLevel});
    CHECK(kinds("Floods hit Pennsylvania, New Jersey and New York. Shops in Boston, Chicago and New York closed.")
          == Kinds{PlaceKind::FirstLevel, PlaceKind::City});
}

TEST_CASE("A small town in another county than the one named after it is left out", "[geo]")
{
    CHECK(places("The race is held at Thruxton, Hampshire.") == Strings{"Hampshire=Hampshire/GB"});
    CHECK(places("The fair is held in Ludlow, Shropshire.") == Strings{"Ludlow=Ludlow/GB", "Shropshire=Shropshire/GB"});
}

TEST_CASE("An abbreviation that two countries' states share follows the text", "[geo]")
{
    const std::string_view text = "The water near Rockingham was tested. Officials in Perth, WA, said it was clean. Fremantle is safe.";
    const std::vector<Toponym> found = read(text);
    const auto state = std::find_if(found.begin(), found.end(), [&](const Toponym &toponym) { return toponym.span.in(text) == "WA"; });
    REQUIRE(state != found.end());
    CHECK(state->name == "Western Australia");
    CHECK(places("He lives in Seattle, WA.") == Strings{"Seattle=Seattle/US", "WA=Washington/US"});
}

TEST_CASE("Towns of the region are found in any sentence", "[geo]")
{
    CHECK(places("The port of Turkmenbashi grew.") == Strings{"Turkmenbashi=Türkmenbaşy/TM"});
    CHECK(places("A bridge at Ishkashim opened.") == Strings{"Ishkashim=Ishqoshim/TJ"});
    CHECK(places("Osh was calm.") == Strings{"Osh=Osh/KG"});
    // A word that is a first name as well, in a list of towns.
    CHECK(places("Trains run from Ashgabat, Mary and Turkmenabat.") == Strings{"Ashgabat=Ashgabat/TM", "Mary=Mary/TM", "Turkmenabat=Turkmenabat/TM"});
    CHECK(places("Mary and Alina met there.").empty());
}

TEST_CASE("An article makes a river of what is a town without it", "[geo]")
{
    const auto kindOf = [](std::string_view text) { return read(text).at(0).kind; };
    CHECK(kindOf("A dam on the Naryn was built.") == PlaceKind::Water);
    CHECK(kindOf("A plant in Naryn was built.") == PlaceKind::City);
    CHECK(kindOf("The Naryn region is high.") == PlaceKind::FirstLevel);
    CHECK(kindOf("The dam on the Vakhsh is high.") == PlaceKind::Water);
}

TEST_CASE("The runners-up of a name are kept", "[geo]")
{
    const auto found = read("London, Paris and Berlin are big cities.");
    REQUIRE(found.size() == 3);
    CHECK(!found[0].alternatives.empty());
    for (const std::uint32_t row : found[0].alternatives)
        CHECK(row < Gazetteer::instance().placeCount());
    CHECK(found[0].confidence > 0);
    CHECK(found[0].confidence <= 1);
    REQUIRE(found[0].row);
    CHECK(Gazetteer::instance().place(*found[0].row).name == "London");
    CHECK(std::find(found[0].alternatives.begin(), found[0].alternatives.end(), *found[0].row) == found[0].alternatives.end());
    REQUIRE(found[0].alternativeConfidences.size() == found[0].alternatives.size());
    float last = found[0].confidence;
    for (const float confidence : found[0].alternativeConfidences) {
        CHECK(confidence <= last);
        last = confidence;
    }
    CHECK(std::any_of(found[0].alternatives.begin(), found[0].alternatives.end(), [](std::uint32_t row) {
        return Gazetteer::instance().place(row).country == CountryCode("CA");
    }));
}

TEST_CASE("A capital that speaks stands for its country", "[geo]")
{
    const auto said = read("Beijing said on Monday that it would buy more gas.");
    REQUIRE(said.size() == 1);
    CHECK(said[0].metonym);
    CHECK(said[0].country == CountryCode("CN"));
    const auto place = read("The leaders met in Beijing on Monday.");
    REQUIRE(place.size() == 1);
    CHECK(!place[0].metonym);
    const auto airport = read("Fog closed Bishkek's airport.");
    REQUIRE(airport.size() == 1);
    CHECK(!airport[0].metonym);
    const auto reply = read("Moscow's reply came late.");
    REQUIRE(reply.size() == 1);
    CHECK(reply[0].metonym);
}

TEST_CASE("Demonyms name a country and stand at no point", "[geo]")
{
    const auto found = read("Kazakh and Chinese officials");
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == PlaceKind::Demonym);
    CHECK(found[0].country == CountryCode("KZ"));
    CHECK(!found[0].coordinate);
    CHECK(found[1].country == CountryCode("CN"));
}

TEST_CASE("The adjective of a country before a piece of land is the country as a place", "[geo]")
{
    struct Row
    {
        const char *text;
        Strings places;
    };
    const Row rows[] = {
        {"Lorries wait at the southern Kazakh border.", {"Kazakh=Kazakhstan/KZ"}},
        {"Guards left the Kyrgyz-Uzbek border.", {"Kyrgyz=Kyrgyzstan/KG", "Uzbek=Uzbekistan/UZ"}},
        {"They patrol the Syrian and Iraqi borders.", {"Syrian=Syria/SY", "Iraqi=Iraq/IQ"}},
        {"A Turkish border town was quiet.", {"Turkish=Türkiye/TR"}},
        {"Fog covered the Peruvian coast.", {"Peruvian=Peru/PE"}},
        {"A ship was stopped off the Somali coast.", {"Somali=Somalia/SO"}},
        {"Kyrgyz airspace was closed.", {"Kyrgyz=Kyrgyzstan/KG"}},
        {"He never left the Ukrainian capital.", {"Ukrainian=Ukraine/UA"}},
        {"She was born in the Indian state of Kerala.", {"Indian=India/IN", "Kerala=Kerala/IN"}},
    };
    for (const Row &row : rows) {
        INFO(row.text);
        CHECK(places(row.text) == row.places);
        for (const Toponym &place : read(row.text))
            CHECK(place.coordinate.has_value());
    }
}

TEST_CASE("The adjective of a country before people, firms and goods is a demonym", "[geo]")
{
    for (const char *text : {"Turkish border guards fired.", "Kazakh officials met.", "British boats returned.", "Chinese capital flowed in.",
                             "A Chinese state company won.", "Russian state television reported.", "German cars sold well.",
                             "The Israeli government denied it.", "The Polish city council voted."}) {
        INFO(text);
        const auto found = read(text);
        REQUIRE(found.size() == 1);
        CHECK(found[0].kind == PlaceKind::Demonym);
        CHECK(!found[0].coordinate);
    }
}

TEST_CASE("The names in a list of counties are counties", "[geo]")
{
    CHECK(places("The storm passed over Wake, Durham and Orange counties in North Carolina.")
          == Strings{"Wake=Wake County/US", "Durham=Durham County/US", "Orange=Orange County/US", "North Carolina=North Carolina/US"});
    CHECK(places("In Adams and Weld counties, Colorado, schools closed.") == Strings{"Adams=Adams County/US", "Weld=Weld County/US", "Colorado=Colorado/US"});
    const auto one = read("People from Durham and other counties came.");
    CHECK(std::none_of(one.begin(), one.end(), [](const Toponym &place) { return place.name == "Durham County"; }));
}

TEST_CASE("Cities are found by their abbreviations", "[geo]")
{
    CHECK(places("She flew from L.A. to Washington, D.C., on Tuesday.")
          == Strings{"L.A.=Los Angeles/US", "Washington=Washington/US", "D.C.=District of Columbia/US"});
    CHECK(places("He moved from NYC to Boston.") == Strings{"NYC=New York City/US", "Boston=Boston/US"});
    CHECK(places("New Orleans, La., and Baton Rouge, LA, were flooded.")
          == Strings{"New Orleans=New Orleans/US", "La.=Louisiana/US", "Baton Rouge=Baton Rouge/US", "LA=Louisiana/US"});
}

TEST_CASE("A city wins over the province and the river that are called like it", "[geo]")
{
    for (const auto &[text, country] : {std::pair("He lives in Bukhara.", "UZ"), {"They met in Batken.", "KG"}, {"They stayed in Naryn and Osh.", "KG"}}) {
        INFO(text);
        const auto found = read(text);
        REQUIRE(!found.empty());
        CHECK(found[0].kind == PlaceKind::City);
        CHECK(found[0].country == CountryCode(country));
    }
    const auto state = read("He told the sailors in Washington and California.");
    REQUIRE(state.size() == 2);
    CHECK(state[1].kind == PlaceKind::FirstLevel);
}

TEST_CASE("One other place in a state is not yet a text about that state", "[geo]")
{
    CHECK(places("Boston and New York were hit by snow.") == Strings{"Boston=Boston/US", "New York=New York City/US"});
    const auto pair = read("Boston and New York were hit by snow.");
    REQUIRE(pair[0].coordinate);
    CHECK(distanceInKilometres(*pair[0].coordinate, {42.36, -71.06}) < 20);
    CHECK(places("Lawmakers in Canberra and Wellington disagreed with London.")
          == Strings{"Canberra=Canberra/AU", "Wellington=Wellington/NZ", "London=London/GB"});
}

TEST_CASE("Names with a possessive inside and rivers after the article are found", "[geo]")
{
    CHECK(places("Aid reached Cox's Bazar, Bangladesh.") == Strings{"Cox's Bazar=Cox's Bāzār/BD", "Bangladesh=Bangladesh/BD"});
    CHECK(places("The Rhine at this place is low.") == Strings{"Rhine=Rhine/"});
    CHECK(places("Floods hit Assam and Bihar.") == Strings{"Assam=Assam/IN", "Bihar=Bihar/IN"});
}

TEST_CASE("A famous city at the head of a sentence is a place", "[geo]")
{
    CHECK(places("Melbourne and Sydney closed schools.") == Strings{"Melbourne=Melbourne/AU", "Sydney=Sydney/AU"});
    CHECK(places("Alexandria and Cairo were warned.") == Strings{"Alexandria=Alexandria/EG", "Cairo=Cairo/EG"});
}

TEST_CASE("What a name is may stand behind it or behind a list, and is not part of it", "[geo]")
{
    struct Row
    {
        const char *text;
        Strings names;
    };
    const Row rows[] = {{"Kyrgyzstan's Issyk-Kul and Naryn regions got snow.", {"Issyk-Kul=Issyk-Kul/KG", "Naryn=Naryn Region/KG"}},
                        {"Uzbekistan's Surkhandarya and Kashkadarya provinces grow cotton.",
                         {"Surkhandarya=Surxondaryo Region/UZ", "Kashkadarya=Qashqadaryo/UZ"}},
                        {"Kyrgyzstan's Chui Region got snow.", {"Chui Region=Chuy Region/KG"}},
                        {"In Kazakhstan, the Almaty region got snow.", {"Almaty=Almaty Region/KZ"}}};
    for (const Row &row : rows) {
        INFO(row.text);
        const auto found = read(row.text);
        REQUIRE(found.size() == row.names.size() + 1);
        for (std::size_t i = 1; i < found.size(); ++i) {
            CHECK(std::string(found[i].span.in(row.text)) + "=" + found[i].name + "/" + found[i].country.toString() == row.names[i - 1]);
            CHECK(found[i].kind == PlaceKind::FirstLevel);
        }
    }
}

TEST_CASE("Border crossings, passes and tunnels of the region are known", "[geo]")
{
    CHECK(places("The Kamchik Tunnel and the Pamir Highway were closed.") == Strings{"Kamchik Tunnel=Kamchik Tunnel/UZ", "Pamir Highway=Pamir Highway/TJ"});
    CHECK(places("Lorries queue at Upper Lars, Bazargan and Zabaikalsk.")
          == Strings{"Upper Lars=Upper Lars/RU", "Bazargan=Bazargan/IR", "Zabaikalsk=Zabaikalsk/RU"});
}

TEST_CASE("Names of other things are no places", "[geo]")
{
    for (const char *text : {"The Global Times reported on the ancient Silk Road and the Bright Road policy.",
                             "Members of the Shanghai Cooperation Organisation agreed.",
                             "George Washington crossed the river.",
                             "President Washington spoke to the troops.",
                             "He reads the Washington Post and the Astana Times every day.",
                             "Michael Jordan scored 40 points.",
                             "Chad Smith played the drums.",
                             "They ate roast turkey at Thanksgiving.",
                             "Alma Sadykova, a teacher, agreed.",
                             "They walked down the Middle Corridor.",
                             "FC Astana won the match.",
                             "FC Shakhtar Karagandy won.",
                             "They cheered for Real Madrid, Bayern Munich and Leeds United.",
                             "The Dallas Cowboys lost.",
                             "Lassa fever, West Nile virus and Middle East respiratory syndrome spread.",
                             "It was worse than Spanish flu and Japanese encephalitis.",
                             "Alma, a young teacher, agreed.",
                             "Chad, who plays drums, came too.",
                             "Florence, 34, was not hurt.",
                             "Shanghai Electric and Air Astana signed a contract.",
                             "Paris Hilton arrived with Jack London.",
                             "China State Construction Engineering and China Energy International Group signed.",
                             "China International Water & Electric Corporation won the tender.",
                             "Work of the Chinese Shenzhen energy firm went on.",
                             "The South China Morning Post wrote about it.",
                             "The Washington Times and the Moscow Times reported.",
                             "They supported Boston Celtics and FC Barcelona.",
                             "He met Paris Saint-Germain players.",
                             "The Middle Corridor carried more goods.",
                             "Researchers at the Shanghai Institutes for International Studies agreed.",
                             "The Tashkent Declaration was adopted.",
                             "They buy car brands such as Chery, Changan and Haval.",
                             "The Caspian Policy Center published a report.",
                             "Reading is fun, and Nice is what they call it."}) {
        INFO(text);
        CHECK(places(text).empty());
    }
}

TEST_CASE("The same words are places where the text means places", "[geo]")
{
    CHECK(places("The king of Jordan flew to Amman.") == Strings{"Jordan=Jordan/JO", "Amman=Amman/JO"});
    CHECK(places("Refugees fled from Sudan to Chad.") == Strings{"Sudan=Sudan/SD", "Chad=Chad/TD"});
    CHECK(places("Turkey and Azerbaijan signed a gas deal in Ankara.")
          == Strings{"Turkey=Türkiye/TR", "Azerbaijan=Azerbaijan/AZ", "Ankara=Ankara/TR"});
}

TEST_CASE("A tower named for another city stands where it stands", "[geo]")
{
    const auto found = read("Crowds waited near Beijing Tower in Astana.");
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == PlaceKind::Facility);
    CHECK(found[0].country == CountryCode("KZ"));
    REQUIRE(found[0].coordinate);
    CHECK(distanceInKilometres(*found[0].coordinate, *found[1].coordinate) < 25);
}

TEST_CASE("The five Central Asian states are a group of countries", "[geo]")
{
    const auto found = read("Trade with the five Central Asian states grew.");
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == PlaceKind::Group);
    CHECK(found[0].members.size() == 5);
    CHECK(!found[0].coordinate);
}

TEST_CASE("A long text is read in windows and gives the same as its parts", "[geo]")
{
    const std::string sentence = "Leaders met in Dushanbe, and trains left Tashkent for Baku. ";
    std::string text;
    std::vector<TextSpan> sentences;
    while (text.size() < 300 * 1024) {
        sentences.push_back({std::uint32_t(text.size()), std::uint32_t(text.size() + sentence.size() - 1)});
        text += sentence;
    }
    const Gazetteer &gazetteer = Gazetteer::instance();
    const auto found = ToponymResolver(gazetteer).resolve(text, ToponymTagger(gazetteer).tag(text, sentences));
    CHECK(found.size() == sentences.size() * 3);
    for (const Toponym &toponym : found)
        CHECK_FALSE(toponym.country.isEmpty());
}

TEST_CASE("Texts without places, without sentences and with odd bytes are read", "[geo]")
{
    CHECK(read("").empty());
    CHECK(read("   \n\n  ").empty());
    CHECK(read("no names here, 12 of them.").empty());
    CHECK(read("'s 's ’s U. . - –").empty());
    const Gazetteer &gazetteer = Gazetteer::instance();
    CHECK(ToponymTagger(gazetteer).tag("Astana", {}).empty());
    // Cut in the middle of words and marks.
    const std::string text = "China’s Xi'an, U.S. W. Va. Nur-Sultan’";
    for (std::uint32_t size = 0; size <= text.size(); ++size) {
        if (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
            continue;
        const std::string_view part = std::string_view(text).substr(0, size);
        for (const Toponym &toponym : read(part))
            CHECK(toponym.span.end <= part.size());
    }
}
