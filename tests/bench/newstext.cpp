// SPDX-License-Identifier: GPL-3.0-or-later
#include "newstext.h"

#include <string_view>

namespace Dateline::Bench {

namespace {

/// A generator of its own, so that every platform writes the same text.
class Random
{
public:
    explicit Random(std::uint32_t seed)
        : m_state(seed * 2654435769u + 1)
    {
    }
    std::uint32_t below(std::uint32_t limit)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 17;
        m_state ^= m_state << 5;
        return m_state % limit;
    }
    template<std::size_t N>
    std::string_view pick(const std::string_view (&words)[N]) { return words[below(N)]; }

private:
    std::uint32_t m_state;
};

constexpr std::string_view Subjects[] = {
    "The ministry", "A spokesman of the railway", "The head of the delegation", "The regional council", "The operator of the port",
    "A group of engineers", "The bank", "The foreign minister", "The company that runs the terminal", "The national statistics office",
    "The mayor of the city", "An adviser to the president", "The board of the pipeline", "The chamber of commerce", "The customs service"};
constexpr std::string_view Verbs[] = {
    "said that the volume of cargo through the corridor had grown faster than planned", "signed a memorandum on the supply of electricity",
    "announced the opening of a new line between the two border stations", "rejected a proposal to raise the tariffs for transit",
    "presented the results of a study on water use in the delta", "agreed to share the cost of the road across the pass",
    "will send a team of experts to look at the state of the bridge", "is expected to publish the figures for trade with its neighbours",
    "received guests from several countries of the region", "ordered an inspection of all depots along the route",
    "discussed the delivery of locomotives and the training of drivers", "took part in a round table on climate and farming"};
constexpr std::string_view Places[] = {
    "in Almaty", "in Tashkent", "near the lake", "in the capital", "at the border", "in Bishkek", "in the south of the country", "in Dushanbe",
    "at the forum", "in Aktau", "along the river", "in Samarkand", "in the free zone", "in Ashgabat", "on the Caspian coast"};
constexpr std::string_view Tails[] = {
    "as local papers wrote", "although the funds had not been found yet", "to the surprise of many observers",
    "and nobody in the hall asked how it would be paid for", "which people in the villages had wanted for a long time",
    "while the talks on prices went on behind closed doors", "after a long debate about the environment",
    "and called it a step towards closer ties", "despite the cold and the bad roads", "with the help of two international lenders"};
constexpr std::string_view Months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                                       "November", "December"};
constexpr std::string_view Weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::string_view Relatives[] = {"last year", "this week", "next month", "yesterday", "two years ago", "in recent months",
                                          "earlier this year", "for three days", "by the end of the year", "every spring"};

void append(std::string &text, std::uint32_t number)
{
    text += std::to_string(number);
}

void appendDate(std::string &text, Random &random)
{
    switch (random.below(5)) {
    case 0:
        ((text += " on ") += random.pick(Months)) += ' ';
        append(text, 1 + random.below(28));
        text += ", ";
        append(text, 1991 + random.below(35));
        break;
    case 1:
        (text += " on ") += random.pick(Weekdays);
        break;
    case 2:
        ((text += " in ") += random.pick(Months)) += ' ';
        append(text, 1991 + random.below(35));
        break;
    case 3:
        text += " in ";
        append(text, 1991 + random.below(35));
        break;
    default:
        (text += ' ') += random.pick(Relatives);
    }
}

} // namespace

std::string newsText(std::size_t bytes, std::uint32_t seed)
{
    Random random(seed);
    std::string text;
    text.reserve(bytes + 1024);
    for (std::uint32_t paragraph = 1; text.size() < bytes; ++paragraph) {
        const std::uint32_t sentences = 2 + random.below(4);
        for (std::uint32_t i = 0; i < sentences; ++i) {
            (((text += random.pick(Subjects)) += ' ') += random.pick(Verbs)) += ' ';
            text += random.pick(Places);
            if (random.below(2))
                appendDate(text, random);
            (text += ", ") += random.pick(Tails);
            if (random.below(3) == 0) {
                text += ", for a total of ";
                append(text, paragraph * 7 + random.below(1000));
                text += " tonnes";
            }
            text += i + 1 == sentences ? "." : ". ";
        }
        text += " This is reported in note ";
        append(text, paragraph);
        text += ".\n\n";
    }
    return text;
}

} // namespace Dateline::Bench
