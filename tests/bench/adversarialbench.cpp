// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"
#include "newstext.h"

#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/sentencesplitter.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>

#include <sys/wait.h>
#include <unistd.h>

// What strings made to be slow cost beside prose: 100,000 of them, the same in each run.

namespace Dateline {

namespace {

constexpr std::size_t Strings = 100'000;

class Random
{
public:
    std::uint32_t below(std::uint32_t limit)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 17;
        m_state ^= m_state << 5;
        return m_state % limit;
    }
    std::uint32_t between(std::uint32_t first, std::uint32_t last) { return first + below(last - first + 1); }
    template<typename T>
    const T &pick(const std::vector<T> &all) { return all[below(std::uint32_t(all.size()))]; }

private:
    std::uint32_t m_state = 20240704;
};

struct Family
{
    std::string name;
    std::vector<std::string> strings;
};

std::string repeated(std::string_view unit, std::size_t bytes)
{
    std::string text;
    while (text.size() < bytes)
        text += unit;
    return text;
}

void appendCodePoint(std::string &text, std::uint32_t c)
{
    if (c < 0x80) {
        text += char(c);
    } else if (c < 0x800) {
        text += char(0xC0 | (c >> 6));
        text += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += char(0xE0 | (c >> 12));
        text += char(0x80 | ((c >> 6) & 0x3F));
        text += char(0x80 | (c & 0x3F));
    } else {
        text += char(0xF0 | (c >> 18));
        text += char(0x80 | ((c >> 12) & 0x3F));
        text += char(0x80 | ((c >> 6) & 0x3F));
        text += char(0x80 | (c & 0x3F));
    }
}

/// The texts of the rules' own examples without the brackets, and the words that stand in the brackets.
void readExamples(std::vector<std::string> &texts, std::vector<std::string> &expressions)
{
    for (const TemporalRules::Example &example : TemporalRules::english().examples()) {
        std::string text;
        std::size_t open = std::string::npos;
        for (const char c : example.text) {
            if (c == '[') {
                open = text.size();
            } else if (c == ']' && open != std::string::npos) {
                expressions.push_back(text.substr(open));
                open = std::string::npos;
            } else {
                text += c;
            }
        }
        texts.push_back(std::move(text));
    }
}

std::vector<std::string> wordsOf(const std::vector<std::string> &texts)
{
    std::vector<std::string> words{"-", "–", ",", ".", ":", "/", "'", "\"", "(", ")", "\n", "\n\n", "\u00a0", "\u2002", "1/2", "2024-07-03", "%", "$5"};
    for (const std::string &text : texts) {
        std::size_t begin = 0;
        while (begin < text.size()) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            if (end > begin)
                words.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string date(Random &random)
{
    static const std::vector<std::string> Months{"January", "February", "March", "April", "May", "June", "July", "August", "September",
                                                 "October", "November", "December", "Sept.", "Jan", "Dec."};
    static const std::vector<std::string> Weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    const std::string day = std::to_string(random.between(1, 31));
    const std::string year = std::to_string(random.between(1850, 2060));
    const std::string &month = random.pick(Months);
    switch (random.below(9)) {
    case 0: return month + " " + day + "-" + std::to_string(random.between(1, 31)) + ", ";
    case 1: return day + " " + month + " " + year + " ";
    case 2: return month + " " + day + ", " + year + "; ";
    case 3: return random.pick(Weekdays) + " to " + random.pick(Weekdays) + " ";
    case 4: return day + " - " + std::to_string(random.between(1, 31)) + ", ";
    case 5: return year + "-" + std::to_string(random.between(10, 12)) + "-" + std::to_string(random.between(10, 31)) + " ";
    case 6: return std::to_string(random.between(1, 12)) + ":" + std::to_string(random.between(10, 59)) + " p.m. ";
    case 7: return month + " " + year + "-";
    default: return year + " ";
    }
}

std::vector<Family> families()
{
    std::vector<std::string> texts;
    std::vector<std::string> expressions;
    readExamples(texts, expressions);
    const std::vector<std::string> words = wordsOf(texts);
    Random random;
    std::vector<Family> all;
    const auto family = [&](const char *name, std::size_t count, auto make) {
        Family one{name, {}};
        one.strings.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            one.strings.push_back(make());
        all.push_back(std::move(one));
    };
    family("characters", 15'000, [&] {
        std::string text;
        for (std::uint32_t left = random.between(8, 400); left; --left) {
            static constexpr std::uint32_t Last[] = {0x7E, 0x7E, 0x7E, 0x4FF, 0x206F, 0x9FFF, 0x1FAFF};
            const std::uint32_t c = random.between(0x20, Last[random.below(std::size(Last))]);
            appendCodePoint(text, c >= 0xD800 && c <= 0xDFFF ? 0x20 : c);
        }
        return text;
    });
    family("digits", 10'000, [&] {
        static constexpr std::string_view Signs = "0123456789012345678901234567890123456789-/.,: 's";
        std::string text;
        for (std::uint32_t left = random.between(8, 600); left; --left)
            text += Signs[random.below(std::uint32_t(Signs.size()))];
        return text;
    });
    family("words", 25'000, [&] {
        std::string text;
        for (std::uint32_t left = random.between(2, 80); left; --left) {
            text += random.pick(words);
            if (random.below(8))
                text += ' ';
        }
        return text;
    });
    family("expressions", 10'000, [&] {
        std::string text;
        for (std::uint32_t left = random.between(1, 60); left; --left)
            (text += random.pick(expressions)) += random.below(4) ? " " : ", ";
        return text;
    });
    family("dates", 10'000, [&] {
        std::string text;
        for (std::uint32_t left = random.between(1, 100); left; --left)
            text += date(random);
        return text;
    });
    family("repetitions", 20'000, [&] {
        std::string unit;
        for (std::uint32_t left = random.between(1, 4); left; --left) {
            unit += random.pick(words);
            if (random.below(8))
                unit += ' ';
        }
        return repeated(unit, random.between(200, 4000));
    });
    std::size_t next = 0;
    family("repeated-expressions", 5'000, [&] {
        ++next;
        return repeated(expressions[next % expressions.size()] + (next % 3 ? " " : ", "), 500 + next);
    });
    next = 0;
    family("repeated-examples", 3'000, [&] {
        ++next;
        return repeated(texts[next % texts.size()] + " ", 500 + next);
    });
    family("long-tokens", 1'960, [&] {
        static constexpr std::string_view Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'";
        const std::uint32_t kinds[] = {26, 52, 62, std::uint32_t(Letters.size())};
        const std::uint32_t kind = kinds[random.below(4)];
        std::string text;
        for (std::uint32_t left = random.between(500, 10'000); left; --left)
            text += Letters[random.below(kind)];
        return text;
    });
    // One million bytes each.
    constexpr std::size_t Million = 1'000'000;
    static constexpr std::string_view Joined[] = {"x", "1", "-", "'", ".", "1-", "1/", "1.", "2019-2020-", "10:30-", "MondaytoMonday", "July3-4,", "3July,",
                                                  "a.b.", "\u4e2d", "\u00ad", "\u2019s", "two-", "day-", "May\u00ad"};
    next = 0;
    family("million-joined", std::size(Joined), [&] { return repeated(Joined[next++], Million); });
    static constexpr std::string_view Spaced[] = {"Monday to Monday to ", "July 3-4, ", "7 - 8, 9 - 10, May ", "May 3 ", "2024 ", "was Monday ",
                                                  "said on Monday \"Tuesday\" ", "the next day ", "a year earlier ", "the same quarter of 2019 ",
                                                  "from 3 to 4 to 5 July to ", "two hundred and ", "the week of the ", "at night ", "in May 1999, ",
                                                  "from Monday to Friday, on July 3, ", "10:30 p.m. ", "Friday night ", "every Monday ", "\n\nMay 3"};
    next = 0;
    family("million-spaced", std::size(Spaced), [&] { return repeated(Spaced[next++], Million); });
    return all;
}

class Clock
{
    static constexpr std::size_t LeastProse = 4u << 20;

public:
    Clock()
        : m_tagger(TemporalRules::english())
    {
        m_published.day = dayFromCivil(2024, 7, 4);
        m_published.basis = PublishedBasis::Given;
        // A string costs something even when it is short: prose of the same length is what it is held against, made or one's own.
        std::string prose;
        if (const char *const path = std::getenv("DATELINE_BENCH_TEXT")) {
            std::ifstream file(path, std::ios::binary);
            prose.assign(std::istreambuf_iterator<char>(file), {});
        }
        if (prose.size() < LeastProse)
            prose = Bench::newsText(LeastProse);
        for (std::size_t length = 16; length <= LeastProse / 2; length *= 2) {
            std::vector<std::string> parts;
            const std::size_t step = std::max<std::size_t>(length, prose.size() / 256);
            for (std::size_t at = 0; at + length <= prose.size(); at += step)
                parts.push_back(prose.substr(at, length));
            double seconds = 0;
            for (const std::string &part : parts)
                seconds += secondsFor(part, 5);
            m_normal.push_back(seconds / double(parts.size() * length));
        }
    }

    /// Seconds for tagging and resolving @p text once: the least of @p times measurements, each of which takes some kilobytes at least.
    double secondsFor(const std::string &text, int times) const
    {
        constexpr std::size_t Least = 8000;
        const auto sentences = splitSentences(text);
        const std::size_t repeats = 1 + Least / (text.size() + 1);
        double least = 1e9;
        for (int i = 0; i < times; ++i) {
            least = std::min(least, Bench::processorSeconds([&] {
                for (std::size_t k = 0; k < repeats; ++k) {
                    const auto candidates = m_tagger.tag(text, sentences);
                    const auto expressions = TemporalResolver().resolve(text, sentences, candidates, m_published);
                    if (expressions.size() != candidates.size())
                        std::abort();
                }
            }) / double(repeats));
        }
        return least;
    }

    /// Seconds that prose of as many bytes takes.
    double normalSeconds(std::size_t bytes) const
    {
        const double place = std::clamp(std::log2(std::max<double>(double(bytes), 16)) - 4, 0.0, double(m_normal.size() - 1));
        const std::size_t below = std::min(std::size_t(place), m_normal.size() - 2);
        const double share = place - double(below);
        return (m_normal[below] * (1 - share) + m_normal[below + 1] * share) * double(bytes);
    }

    double normalOfLong() const { return m_normal.back(); }

private:
    TemporalTagger m_tagger;
    DocumentDate m_published;
    std::vector<double> m_normal; ///< seconds a byte of prose, of 16 bytes, 32, 64, …
};

std::string shown(const std::string &text)
{
    std::string result;
    for (const char c : text.substr(0, 60))
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return result;
}

void run()
{
    // What is freed is kept for the next string: the kernel's work of handing out the same pages again is not the rules'.
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    const Clock clock;
    const std::vector<Family> all = families();
    struct Cost
    {
        double ratio;
        const std::string *text;
    };
    std::vector<Cost> costs;
    std::size_t count = 0;
    double worstFamily = 0;
    for (const Family &family : all) {
        double seconds = 0;
        double normal = 0;
        for (const std::string &text : family.strings) {
            const double one = clock.secondsFor(text, 1);
            const double prose = clock.normalSeconds(text.size());
            seconds += one;
            normal += prose;
            costs.push_back({one / prose, &text});
        }
        count += family.strings.size();
        worstFamily = std::max(worstFamily, seconds / normal);
        Bench::report("extract.dates.adversarial." + family.name, seconds / normal, "times");
    }
    // The costliest again and with more care: a single measurement may have been disturbed.
    constexpr std::size_t Told = 20;
    constexpr std::size_t Alike = 6;
    constexpr std::size_t Again = 1000;
    std::partial_sort(costs.begin(), costs.begin() + Again, costs.end(), [](const Cost &a, const Cost &b) { return a.ratio > b.ratio; });
    costs.resize(Again);
    for (Cost &cost : costs)
        cost.ratio = std::min(cost.ratio, clock.secondsFor(*cost.text, 15) / clock.normalSeconds(cost.text->size()));
    std::sort(costs.begin(), costs.end(), [](const Cost &a, const Cost &b) { return a.ratio > b.ratio; });
    constexpr double Wanted = 10;
    const auto above = std::count_if(costs.begin(), costs.end(), [](const Cost &cost) { return cost.ratio > Wanted; });
    Bench::report("extract.dates.adversarial.strings", double(count), "strings");
    Bench::report("extract.dates.adversarial.above-ten", double(above), "strings");
    Bench::report("extract.dates.adversarial.normal", clock.normalOfLong() * 1e9, "ns/B");
    Bench::report("extract.dates.adversarial.family", worstFamily, "times");
    Bench::report("extract.dates.adversarial", costs.front().ratio, "times");
    // One line for all that begin alike.
    std::set<std::string> told;
    for (const Cost &cost : costs) {
        if (told.size() < Told && told.insert(shown(*cost.text).substr(0, Alike)).second)
            std::fprintf(stderr, "%.1f times: %zu bytes of \"%s\"\n", cost.ratio, cost.text->size(), shown(*cost.text).c_str());
    }
    if (count != Strings)
        std::fprintf(stderr, "Expected %zu strings.\n", Strings);
}

/// In a process of its own: the others measure memory, and want it handed out as it usually is.
void runApart()
{
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child < 0)
        return;
    if (child == 0) {
        run();
        std::fflush(nullptr);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
}

const Bench::Add benchmark("extract.dates.adversarial", runApart);

} // namespace

} // namespace Dateline
