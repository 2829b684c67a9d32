// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/wordscanner.h"

#include "geo/gazetteer.h"

#include <array>
#include <string>

namespace Dateline {

namespace {

enum AsciiClass : std::uint8_t { Lower, Upper, Digit, Apostrophe, Stop, Space, Newline, Comma, Hyphen, Quote, Bracket, Slash, Colon, Other };

constexpr std::array<std::uint8_t, 128> asciiClasses()
{
    std::array<std::uint8_t, 128> result{};
    for (int c = 0; c < 128; ++c)
        result[std::size_t(c)] = c >= 'a' && c <= 'z' ? Lower : c >= 'A' && c <= 'Z' ? Upper : c >= '0' && c <= '9' ? Digit : Other;
    result['\''] = Apostrophe;
    result['`'] = Apostrophe;
    result['.'] = Stop;
    result[' '] = result['\t'] = Space;
    result['\n'] = result['\r'] = Newline;
    result[','] = Comma;
    result['-'] = Hyphen;
    result['"'] = Quote;
    result['('] = result[')'] = result['['] = result[']'] = Bracket;
    result['/'] = Slash;
    result[':'] = result[';'] = result['?'] = result['!'] = Colon;
    return result;
}
constexpr auto AsciiClasses = asciiClasses();

struct Decoded
{
    char32_t codePoint = 0;
    std::uint32_t size = 1;
};

Decoded decode(std::string_view text, std::uint32_t at)
{
    const auto byte = [&](std::uint32_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return {first, 1};
    if (first < 0xe0)
        return {char32_t((first & 0x1fu) << 6 | (byte(1) & 0x3fu)), 2};
    if (first < 0xf0)
        return {char32_t((first & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu)), 3};
    return {char32_t((first & 0x07u) << 18 | (byte(1) & 0x3fu) << 12 | (byte(2) & 0x3fu) << 6 | (byte(3) & 0x3fu)), 4};
}

constexpr bool isHan(char32_t c)
{
    return c >= 0x3400 && c <= 0x9fff;
}

constexpr bool isApostrophe(char32_t c)
{
    return c == 0x2019 || c == 0x2018 || c == 0x02bb || c == 0x02bc || c == 0x00b4;
}

std::uint16_t gapOf(char32_t c)
{
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return HyphenGap;
    if (c == 0x00a0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x3000)
        return SpaceGap;
    if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0x00ab || c == 0x00bb || c == 0x2018 || c == 0x2019)
        return QuoteGap;
    if (c == 0x3001 || c == 0xff0c)
        return CommaGap;
    if (c == 0x3002)
        return StopGap;
    return OtherGap;
}

/// Endings of Russian cases in folded letters (й is и, the soft sign is dropped) and what the nominative ends in instead.
struct CaseEnding
{
    std::string_view ending;
    std::string_view nominative;
};
constexpr std::array CaseEndings = {
    CaseEnding{"ом", ""}, CaseEnding{"ем", "и"}, CaseEnding{"ем", ""},  CaseEnding{"ои", "а"}, CaseEnding{"еи", "я"}, CaseEnding{"а", ""},
    CaseEnding{"у", ""},  CaseEnding{"у", "а"},  CaseEnding{"е", ""},   CaseEnding{"е", "а"},  CaseEnding{"е", "и"},  CaseEnding{"ы", "а"},
    CaseEnding{"и", "а"}, CaseEnding{"и", "я"},  CaseEnding{"и", ""},   CaseEnding{"ю", "я"},  CaseEnding{"ю", "и"},  CaseEnding{"ю", ""},
    CaseEnding{"я", "и"}, CaseEnding{"я", ""}};

} // namespace

std::vector<std::uint64_t> nominativeHashes(const Gazetteer &gazetteer, std::string_view word, std::size_t leastStem)
{
    std::vector<std::uint64_t> result;
    std::string folded;
    for (std::uint32_t at = 0; at < word.size();) {
        const Decoded d = decode(word, at);
        if (d.codePoint < 0x400 || d.codePoint > 0x52f)
            return result;
        const Gazetteer::Folded letter = gazetteer.fold(d.codePoint);
        for (std::uint8_t i = 0; i < letter.size; ++i)
            folded.push_back(char(letter.bytes >> 8 * i));
        at += d.size;
    }
    constexpr std::size_t BytesOfLetter = 2;
    for (const CaseEnding &each : CaseEndings) {
        if (!folded.ends_with(each.ending) || folded.size() < each.ending.size() + leastStem * BytesOfLetter)
            continue;
        std::uint64_t hash = Gazetteer::EmptyHash;
        for (const char c : folded.substr(0, folded.size() - each.ending.size()) + std::string(each.nominative))
            hash = Gazetteer::addByte(hash, static_cast<unsigned char>(c));
        result.push_back(hash);
    }
    return result;
}

void scanWords(const Gazetteer &gazetteer, std::string_view text, TextSpan range, std::vector<Word> &words)
{
    std::uint32_t at = range.begin;
    const std::uint32_t end = range.end;
    std::uint16_t gap = 0;
    while (at < end) {
        const auto c = static_cast<unsigned char>(text[at]);
        bool begins = false;
        if (c < 0x80) {
            switch (AsciiClasses[c]) {
            case Lower: case Upper: case Digit: begins = true; break;
            case Space: gap |= SpaceGap; break;
            case Newline: gap |= (gap & NewlineGap) && c == '\n' ? ParagraphGap : c == '\n' ? NewlineGap : SpaceGap; break;
            case Comma: gap |= CommaGap; break;
            case Stop: gap |= StopGap; break;
            case Hyphen: gap |= HyphenGap; break;
            case Apostrophe: case Quote: gap |= QuoteGap; break;
            case Bracket: gap |= BracketGap; break;
            case Slash: gap |= SlashGap; break;
            case Colon: gap |= ColonGap; break;
            default: gap |= OtherGap; break;
            }
            if (!begins) {
                ++at;
                continue;
            }
        } else {
            const Decoded d = decode(text, at);
            const bool plain = d.codePoint < 0x2500;
            const auto folded = plain ? gazetteer.fold(d.codePoint) : Gazetteer::Folded();
            begins = plain ? folded.inWord && folded.size > 0 : isHan(d.codePoint) || d.codePoint > 0x3040;
            if (d.codePoint >= 0xff00 && d.codePoint < 0xff10)
                begins = false;
            if (!begins) {
                gap |= folded.inWord && !isApostrophe(d.codePoint) ? 0 : gapOf(d.codePoint);
                at += d.size;
                continue;
            }
            if (isHan(d.codePoint)) {
                Word word;
                word.hash = Gazetteer::EmptyHash;
                for (std::uint32_t i = 0; i < d.size; ++i)
                    word.hash = Gazetteer::addByte(word.hash, static_cast<unsigned char>(text[at + i]));
                word.begin = at;
                word.end = at += d.size;
                word.gap = gap;
                word.han = true;
                word.capital = true;
                words.push_back(word);
                gap = 0;
                continue;
            }
        }

        // What is learned of the word stays in registers until it is whole: writing it bit by bit would cost as much as reading it.
        const std::uint32_t begin = at;
        std::uint64_t hash = Gazetteer::EmptyHash;
        std::uint32_t letters = 0;
        std::uint32_t capitals = 0;
        std::uint32_t small = 0;
        std::uint32_t sinceStop = 0; // letters since the last full stop or the beginning
        const bool digit = c < 0x80 && AsciiClasses[c] == Digit;
        bool capital = false;
        bool dotted = false;
        bool possessive = false;
        while (at < end) {
            const auto b = static_cast<unsigned char>(text[at]);
            if (b < 0x80) {
                const std::uint8_t kind = AsciiClasses[b];
                if (kind <= Digit) {
                    if (kind == Upper) {
                        capital = capital || letters == 0;
                        ++capitals;
                        hash = Gazetteer::addByte(hash, b | 0x20);
                    } else {
                        small += kind == Lower;
                        hash = Gazetteer::addByte(hash, b);
                    }
                    ++letters;
                    ++sinceStop;
                    ++at;
                    continue;
                }
                const auto next = at + 1 < end ? static_cast<unsigned char>(text[at + 1]) : 0u;
                const bool letterNext = next >= 0x80 ? gapOf(decode(text, at + 1).codePoint) == OtherGap
                                                     : next != 0 && AsciiClasses[next] <= Upper;
                if (kind == Stop && sinceStop == 1 && letterNext && !digit) {
                    dotted = true;
                    sinceStop = 0;
                    ++at;
                    continue;
                }
                if (kind == Apostrophe && letterNext && b == '\'') {
                    const auto after = at + 2 < end ? static_cast<unsigned char>(text[at + 2]) : 0u;
                    const bool ends = after == 0 || (after < 0x80 && AsciiClasses[after] > Digit && after != '\'') || after >= 0x80;
                    if ((next == 's' || next == 'S') && ends) {
                        possessive = true;
                        break;
                    }
                    ++at;
                    continue;
                }
                break;
            }
            const Decoded d = decode(text, at);
            if (isApostrophe(d.codePoint)) {
                const std::uint32_t following = at + d.size;
                const auto next = following < end ? static_cast<unsigned char>(text[following]) : 0u;
                if (next == 0 || (next < 0x80 && AsciiClasses[next] > Upper) || (next >= 0x80 && gapOf(decode(text, following).codePoint) != OtherGap))
                    break;
                const auto after = following + 1 < end ? static_cast<unsigned char>(text[following + 1]) : 0u;
                if ((next == 's' || next == 'S') && (after == 0 || after >= 0x80 || AsciiClasses[after] > Digit)) {
                    possessive = true;
                    break;
                }
                at += d.size;
                continue;
            }
            if (d.codePoint >= 0x2500) {
                if (isHan(d.codePoint) || d.codePoint <= 0x3040 || (d.codePoint >= 0xff00 && d.codePoint < 0xff10))
                    break;
                for (std::uint32_t i = 0; i < d.size; ++i)
                    hash = Gazetteer::addByte(hash, static_cast<unsigned char>(text[at + i]));
                ++letters;
                ++small;
                at += d.size;
                continue;
            }
            const auto folded = gazetteer.fold(d.codePoint);
            if (!folded.inWord)
                break;
            for (std::uint8_t i = 0; i < folded.size; ++i)
                hash = Gazetteer::addByte(hash, static_cast<unsigned char>(folded.bytes >> 8 * i));
            if (folded.size > 0) {
                capital = capital || (letters == 0 && folded.upper);
                capitals += folded.upper;
                small += !folded.upper;
                ++letters;
                ++sinceStop;
            }
            at += d.size;
        }
        if (dotted && at < end && text[at] == '.')
            ++at;
        const bool allCapitals = letters >= 2 && capitals > 0 && small == 0;
        words.push_back({hash, begin, at, gap, capital, allCapitals, digit, dotted, possessive, false, false});
        gap = 0;
        if (possessive)
            at += decode(text, at).size + 1;
    }
}

} // namespace Dateline
