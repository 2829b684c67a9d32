// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentencesplitter.h"

#include "text/utf8.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

namespace Dateline {

namespace {

// Titles and other short forms that a name, a number or more of the same sentence follows: a full stop after one ends nothing.
constexpr std::string_view NeverLast[] = {
    "Adm", "Amb", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Fig", "Gen", "Gov", "Hon", "Lt", "Maj", "Messrs",
    "Mr", "Mrs", "Ms", "Mt", "Pres", "Prof", "Rep", "Rev", "Sen", "Sgt", "St", "approx", "ca", "cf", "e.g", "eg", "i.e",
    "ie", "viz", "vs", "акад", "им", "просп", "проф", "т.е", "т.к", "ул",
};
// Short forms that may close a sentence, and do when a word follows that begins one.
constexpr std::string_view SometimesLast[] = {
    "Apr", "Aug", "Bros", "Co", "Corp", "Dec", "Dept", "Feb", "Fri", "Inc", "Jan", "Jr", "Jul", "Jun", "Ltd", "Mar", "Mon",
    "Nov", "Oct", "Ph.D", "Sat", "Sep", "Sept", "Sr", "Sun", "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed", "a.m", "al",
    "etc", "p.m", "г", "гг", "долл", "др", "млн", "млрд", "руб", "т.д", "т.п", "трлн", "тыс",
};
// Short forms of a counted thing: nothing ends before their number.
constexpr std::string_view BeforeNumber[] = {"Art", "Ch", "c", "No", "Nos", "Nr", "Sec", "Vol", "no", "nos", "p", "pp", "гл", "п", "рис", "с", "ст", "стр"};
// Words that often begin a sentence and seldom stand inside a name: what tells "in the U.S. The talks" from "the U.S. Senate".
constexpr std::string_view SentenceStarters[] = {
    "A", "According", "After", "Although", "An", "And", "As", "At", "Because", "Before", "Both", "But", "By", "During",
    "Earlier", "Each", "For", "From", "He", "Her", "His", "How", "However", "I", "If", "In", "It", "Its", "Last", "Later",
    "Meanwhile", "Most", "Nor", "Now", "On", "One", "Our", "She", "Since", "So", "Some", "That", "The", "Their", "Then",
    "There", "These", "They", "This", "Those", "Though", "To", "Today", "Under", "Until", "We", "What", "When", "Where",
    "While", "With", "Yet", "You",
};

// A line may be one of a paragraph that was cut at a width of this many characters, and must not be longer.
constexpr std::size_t NarrowestWrap = 40;
constexpr std::size_t WidestWrap = 130;
// Two or three lines say less about how they were cut than many: they must be at least this wide.
constexpr std::size_t NarrowestShortWrap = 60;

template<std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isFullStop(char32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
}

/// Chinese and Japanese write no space after these.
bool isIdeographicFullStop(char32_t c)
{
    return c >= 0x3002;
}

bool isClosing(char32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0xBB || c == 0x2019 || c == 0x201D || c == 0x203A || c == 0x300B
           || c == 0x300D || c == 0x300F || c == 0x3011 || c == 0xFF09 || c == '*' || c == '_';
}

bool isOpening(char32_t c)
{
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == 0xAB || c == 0x2018 || c == 0x201C || c == 0x201D || c == 0x201E
           || c == 0x2039 || c == 0xBF || c == 0xA1 || c == '*' || c == '_';
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

std::size_t skipSpaces(std::string_view text, std::size_t at, std::size_t end)
{
    while (at < end) {
        const std::size_t space = Utf8::spaceLength(text, at);
        if (space == 0)
            break;
        at += space;
    }
    return std::min(at, end);
}

struct Line
{
    std::size_t begin; ///< without the white space before it
    std::size_t end;   ///< without the white space after it
    std::size_t indentation;
    std::size_t length = 0; ///< in code points; only known in blocks of several lines
};

/// Splits the text into blocks of lines between blank lines, and those into sentences.
class Splitter
{
public:
    explicit Splitter(std::string_view text)
        : m_text(text)
    {
        m_sentences.reserve(text.size() / 128 + 1);
    }

    std::vector<TextSpan> split()
    {
        std::size_t at = 0;
        while (at < m_text.size()) {
            const auto *found = static_cast<const char *>(std::memchr(m_text.data() + at, '\n', m_text.size() - at));
            const std::size_t lineEnd = found ? std::size_t(found - m_text.data()) : m_text.size();
            const std::size_t begin = skipSpaces(m_text, at, lineEnd);
            if (begin == lineEnd) {
                splitBlock();
            } else {
                const std::size_t end = begin + Utf8::trimmed(m_text.substr(begin, lineEnd - begin)).size();
                m_lines.push_back({begin, end, begin - at});
            }
            at = lineEnd + 1;
        }
        splitBlock();
        return std::move(m_sentences);
    }

private:
    void splitBlock()
    {
        if (m_lines.empty())
            return;
        const std::size_t wrapWidth = m_lines.size() > 1 ? widthOfWrappedBlock() : 0;
        std::size_t first = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (i + 1 == m_lines.size() || lineEndsSentence(i, wrapWidth)) {
                splitRun(m_lines[first].begin, m_lines[i].end);
                first = i + 1;
            }
        }
        m_lines.clear();
    }

    std::size_t firstWordLength(const Line &line) const
    {
        std::size_t end = line.begin;
        while (end < line.end && Utf8::spaceLength(m_text, end) == 0)
            ++end;
        return Utf8::codePoints(m_text.substr(line.begin, end - line.begin));
    }

    /// Whether the next line's first word would not have fitted on line @p i. Printed pages are not exact, so a fifth less will do.
    bool fillsWidth(std::size_t i, std::size_t width, bool exact) const
    {
        const std::size_t needed = m_lines[i].indentation + m_lines[i].length + 1 + firstWordLength(m_lines[i + 1]);
        return exact ? needed > width : needed * 5 >= width * 4;
    }

    bool endsWithPunctuation(const Line &line) const
    {
        std::size_t at = line.end;
        while (at > line.begin) {
            const std::size_t last = Utf8::previous(m_text, at);
            const char32_t c = Utf8::decode(m_text, last).value;
            if (isFullStop(c) || c == ':' || c == ';')
                return true;
            if (!isClosing(c))
                return false;
            at = last;
        }
        return false;
    }

    /// The width at which the lines of the block were cut; 0 when each line break was meant.
    std::size_t widthOfWrappedBlock()
    {
        std::size_t width = 0;
        for (Line &line : m_lines) {
            // Bytes are enough to see that a line is too long to be cut, even when each character takes four.
            if (line.end - line.begin > 4 * WidestWrap)
                return 0;
            line.length = Utf8::codePoints(m_text.substr(line.begin, line.end - line.begin));
            width = std::max(width, line.indentation + line.length);
        }
        if (width < NarrowestWrap || width > WidestWrap)
            return 0;
        const bool few = m_lines.size() < 4;
        if (few && (width < NarrowestShortWrap || !endsWithPunctuation(m_lines.back())))
            return 0;
        // In a page of several paragraphs the last line of each is short, but has its full stop.
        std::size_t fitting = 0;
        for (std::size_t i = 0; i + 1 < m_lines.size(); ++i)
            fitting += fillsWidth(i, width, few) || (!few && endsWithPunctuation(m_lines[i]));
        const std::size_t breaks = m_lines.size() - 1;
        const bool wrapped = few ? fitting == breaks : fitting * 4 >= breaks * 3;
        return wrapped ? width : 0;
    }

    bool beginsWithListMarker(const Line &line) const
    {
        const std::string_view text = m_text.substr(line.begin, line.end - line.begin);
        const Utf8::CodePoint first = Utf8::decode(text, 0);
        if (first.value == 0x2022 || first.value == 0x2023 || first.value == 0x25AA || first.value == 0x25CF || first.value == 0x25E6)
            return true;
        const auto spaceAt = [&](std::size_t i) { return i < text.size() && Utf8::spaceLength(text, i) > 0; };
        if (first.value == '-' || first.value == '*' || first.value == '+' || first.value == '#' || first.value == 0xB7 || first.value == 0x2013)
            return spaceAt(first.length);
        std::size_t digits = 0;
        while (digits < text.size() && digits < 3 && isDigit(text[digits]))
            ++digits;
        return digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') && spaceAt(digits + 1);
    }

    bool beginsLowerCase(std::size_t at, std::size_t end) const
    {
        while (at < end) {
            const Utf8::CodePoint c = Utf8::decode(m_text, at);
            if (!isOpening(c.value))
                return QChar::isLower(c.value);
            at += c.length;
        }
        return false;
    }

    bool lineEndsSentence(std::size_t i, std::size_t wrapWidth) const
    {
        const Line &line = m_lines[i];
        const Line &next = m_lines[i + 1];
        const bool cut = wrapWidth > 0 && fillsWidth(i, wrapWidth, false);
        if (beginsWithListMarker(next) && !(cut && !endsWithPunctuation(line)))
            return true;
        if (cut || beginsLowerCase(next.begin, next.end))
            return false;
        // "In Astana,\nKazakhstan": a comma is a promise of more.
        const char32_t last = Utf8::decode(m_text, Utf8::previous(m_text, line.end)).value;
        return last != ',' && last != 0x060C && last != 0x3001 && last != 0xFF0C;
    }

    void add(std::size_t begin, std::size_t end)
    {
        const std::string_view words = Utf8::trimmed(m_text.substr(begin, end - begin));
        if (!words.empty()) {
            const std::size_t at = std::size_t(words.data() - m_text.data());
            m_sentences.push_back({std::uint32_t(at), std::uint32_t(at + words.size())});
        }
    }

    /// Splits lines that belong together at their full stops.
    void splitRun(std::size_t begin, std::size_t end)
    {
        static constexpr std::array<bool, 256> MayEnd = [] {
            std::array<bool, 256> table{};
            for (const unsigned char c : {'.', '!', '?'})
                table[c] = true;
            // Leads of the ellipsis and of the ideographic and the wide full stops.
            for (const unsigned c : {0xE2u, 0xE3u, 0xEFu})
                table[c] = true;
            return table;
        }();
        std::size_t sentence = begin;
        std::size_t at = begin;
        while (at < end) {
            if (!MayEnd[static_cast<unsigned char>(m_text[at])]) {
                ++at;
                continue;
            }
            const Utf8::CodePoint stop = Utf8::decode(m_text, at);
            if (!isFullStop(stop.value)) {
                at += stop.length;
                continue;
            }
            const std::size_t stopBegin = at;
            bool ideographic = false;
            bool single = stop.value == '.';
            for (Utf8::CodePoint c = stop; at < end && isFullStop(c.value); c = Utf8::decode(m_text, at)) {
                ideographic = ideographic || isIdeographicFullStop(c.value);
                single = single && at == stopBegin;
                at += c.length;
            }
            const std::size_t stopEnd = at;
            at = skipClosing(at, end);
            if (at >= end)
                break;
            const std::size_t next = skipSpaces(m_text, at, end);
            if (next == at && !ideographic)
                continue;
            if (endsSentence(sentence, stopBegin, stopEnd, at, next, end, single, ideographic)) {
                add(sentence, at);
                sentence = next;
            }
            at = next;
        }
        add(sentence, end);
    }

    std::size_t skipClosing(std::size_t at, std::size_t end) const
    {
        while (at < end) {
            const Utf8::CodePoint c = Utf8::decode(m_text, at);
            if (isClosing(c.value)) {
                at += c.length;
                continue;
            }
            // A note such as "[12]" belongs to the sentence before it.
            std::size_t digit = at + 1;
            while (c.value == '[' && digit < end && isDigit(m_text[digit]))
                ++digit;
            if (c.value == '[' && digit > at + 1 && digit < end && m_text[digit] == ']') {
                at = digit + 1;
                continue;
            }
            break;
        }
        return at;
    }

    bool endsSentence(std::size_t sentence, std::size_t stopBegin, std::size_t stopEnd, std::size_t closed, std::size_t next, std::size_t end,
                      bool single, bool ideographic) const
    {
        if (ideographic)
            return true;
        if (beginsLowerCase(next, end))
            return false;
        if (isFullStop(Utf8::decode(m_text, next).value))
            return false;
        if (!single || closed != stopEnd)
            return true;
        return !isShortForm(sentence, stopBegin, next, end);
    }

    bool isShortForm(std::size_t sentence, std::size_t stop, std::size_t next, std::size_t end) const
    {
        // The word before the full stop, with the full stops inside it: "U.S", "p.m", "Ph.D". No short form is longer.
        constexpr std::size_t LongestShortForm = 24;
        std::size_t begin = stop;
        bool digits = true;
        while (begin > sentence && stop - begin <= LongestShortForm) {
            const std::size_t last = Utf8::previous(m_text, begin);
            const char32_t c = Utf8::decode(m_text, last).value;
            if (c != '.' && !isWordCharacter(c))
                break;
            digits = digits && c < 0x80 && isDigit(char(c));
            begin = last;
        }
        const std::string_view word = m_text.substr(begin, stop - begin);
        if (word.empty() || word.size() > LongestShortForm)
            return false;
        // "1. Opening of the terminal": a list's number.
        if (digits)
            return begin == sentence && word.size() <= 3;
        if (contains(NeverLast, word))
            return true;
        if (contains(BeforeNumber, word))
            return next < end && isDigit(m_text[next]);
        const bool initials = isInitials(word);
        if (!initials && !contains(SometimesLast, word))
            return false;
        // "в 2024 г. Президент": after a number the short form of the year may well be last.
        if (word == "г" || word == "гг")
            return begin == sentence || !precededByDigit(begin);
        return !beginsWithStarter(next, end);
    }

    bool precededByDigit(std::size_t at) const
    {
        while (at > 0) {
            const std::size_t last = Utf8::previous(m_text, at);
            if (Utf8::spaceLength(m_text, last) == 0)
                return isDigit(m_text[last]);
            at = last;
        }
        return false;
    }

    /// "J", "U.S", "U.N": single capital letters with full stops between them.
    static bool isInitials(std::string_view word)
    {
        std::size_t at = 0;
        while (at < word.size()) {
            const Utf8::CodePoint c = Utf8::decode(word, at);
            if (!QChar::isUpper(c.value))
                return false;
            at += c.length;
            if (at < word.size() && word[at] != '.')
                return false;
            ++at;
        }
        return true;
    }

    bool beginsWithStarter(std::size_t at, std::size_t end) const
    {
        while (at < end && isOpening(Utf8::decode(m_text, at).value))
            at += Utf8::decode(m_text, at).length;
        if (at >= end || !isAsciiUpper(m_text[at]))
            return false;
        std::size_t wordEnd = at;
        while (wordEnd < end && isWordCharacter(Utf8::decode(m_text, wordEnd).value))
            wordEnd += Utf8::decode(m_text, wordEnd).length;
        // "J. A. Smith": an initial is no article.
        const bool initial = wordEnd < end && m_text[wordEnd] == '.';
        return !initial && contains(SentenceStarters, m_text.substr(at, wordEnd - at));
    }

    std::string_view m_text;
    std::vector<Line> m_lines;
    std::vector<TextSpan> m_sentences;
};

} // namespace

std::vector<TextSpan> splitSentences(std::string_view prose)
{
    return Splitter(prose).split();
}

} // namespace Dateline
