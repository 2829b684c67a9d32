// SPDX-License-Identifier: GPL-3.0-or-later
#include "syntheticnews.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace Dateline::Bench {

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere, unlike the library's distributions.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ull;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    unsigned below(unsigned limit) { return unsigned(next() % limit); }
    template<std::size_t N>
    std::string_view pick(const std::array<std::string_view, N> &words) { return words[below(unsigned(N))]; }

private:
    std::uint64_t m_state;
};

constexpr std::array<std::string_view, 24> Places{"Astana", "Almaty", "Tashkent", "Samarkand", "Bishkek", "Dushanbe", "Ashgabat",
    "Khorgos", "Aktau", "Baku", "Xi'an", "Beijing", "Moscow", "Kazakhstan", "Uzbekistan", "China", "Tajikistan", "Kyrgyzstan",
    "Turkmenistan", "Russia", "Central Asia", "the Caspian Sea", "Tehran", "Istanbul"};
constexpr std::array<std::string_view, 12> Months{"January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> Weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> Relative{"last week", "next month", "the previous year", "three years ago", "earlier last month",
    "since 2022", "by the end of the decade", "this spring", "two days later", "in the 1990s", "every Monday", "the same day"};
constexpr std::array<std::string_view, 16> Subjects{"The ministry", "A delegation", "The railway company", "The two governments", "Traders",
    "The port authority", "Engineers", "The council", "Officials", "The bank", "Farmers", "Analysts", "The regional governor",
    "A working group", "The energy company", "Carriers"};
constexpr std::array<std::string_view, 16> Verbs{"agreed on", "reviewed", "postponed", "signed", "discussed", "opened", "financed", "rejected",
    "completed", "announced", "expanded", "inspected", "described", "supported", "measured", "compared"};
constexpr std::array<std::string_view, 20> Objects{"a new container terminal", "the customs procedure", "tariffs for transit freight",
    "a grain warehouse", "the second track", "water shares of the river", "a solar plant", "visa rules for drivers", "the gas contract",
    "repairs of the highway", "a digital waybill", "the ferry timetable", "an insurance scheme", "training for dispatchers",
    "the budget of the programme", "a cotton mill", "the border crossing", "cross-border payments", "a list of joint projects",
    "the report of the auditors"};
constexpr std::array<std::string_view, 16> Tails{"which took longer than planned", "and asked for further studies", "after a long debate",
    "with the help of two lenders", "despite the cost", "as prices went on rising", "while neighbours watched closely",
    "in spite of early doubts", "together with private partners", "under a shared timetable", "for the benefit of small firms",
    "without giving details", "to shorten the way to the sea", "so that trucks need not wait", "and promised to publish the figures",
    "although the matter may grow more complicated"};

std::string number(unsigned value)
{
    return std::to_string(value);
}

void appendDate(std::string &text, Random &random)
{
    const unsigned year = 1991 + random.below(35);
    switch (random.below(6)) {
    case 0:
        text.append("on ").append(random.pick(Months)).append(" ").append(number(1 + random.below(28))).append(", ").append(number(year));
        break;
    case 1:
        text.append("on ").append(number(1 + random.below(28))).append(" ").append(random.pick(Months)).append(" ").append(number(year));
        break;
    case 2:
        text.append("in ").append(number(year));
        break;
    case 3:
        text.append("on ").append(random.pick(Weekdays));
        break;
    case 4:
        text.append("in ").append(random.pick(Months));
        break;
    default:
        text.append(random.pick(Relative));
        break;
    }
}

} // namespace

std::string syntheticNews(std::size_t bytes, unsigned seed)
{
    Random random(seed);
    std::string text;
    text.reserve(bytes + 512);
    for (unsigned sentence = 1; text.size() < bytes; ++sentence) {
        text.append(random.pick(Subjects)).append(" ");
        if (random.below(2) == 0)
            text.append(random.below(3) == 0 ? "from " : "in ").append(random.pick(Places)).append(" ");
        text.append(random.pick(Verbs)).append(" ").append(random.pick(Objects));
        if (random.below(3) == 0) {
            text.append(" ");
            appendDate(text, random);
        }
        // A running number keeps each line unlike all others, as figures do in real reports.
        text.append(", ").append(random.pick(Tails)).append(", and counted ").append(number(sentence)).append(" tonnes against ");
        text.append(number(1000 + random.below(900000))).append(" before.");
        text.append(random.below(5) == 0 ? "\n\n" : " ");
    }
    return text;
}

} // namespace Dateline::Bench
