// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/documentdate.h"

#include "text/utf8.h"

#include <QChar>

#include <algorithm>
#include <iterator>

namespace Dateline {

namespace {

constexpr std::string_view Months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::string_view Weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reads the words and numbers of a date one after the other; takes nothing on failure.
class DateScanner
{
public:
    explicit DateScanner(std::string_view text, std::size_t at = 0) : m_text(text), m_at(at) {}

    std::size_t position() const { return m_at; }
    bool atEnd() const { return m_at >= m_text.size(); }

    bool skip(char c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    /// Spaces of any kind; says whether there was one.
    bool skipSpaces()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '\n') {
            const std::size_t space = Utf8::spaceLength(m_text, m_at);
            if (space == 0)
                break;
            m_at += space;
        }
        return m_at > begin;
    }

    /// A number of @p fewest to @p most digits with no digit after it.
    std::optional<int> number(std::size_t fewest, std::size_t most)
    {
        std::size_t end = m_at;
        int value = 0;
        while (end < m_text.size() && isDigit(m_text[end]) && end - m_at <= most)
            value = value * 10 + (m_text[end++] - '0');
        if (end - m_at < fewest || end - m_at > most)
            return std::nullopt;
        m_at = end;
        return value;
    }

    /// 1 to 12 for an English month or its short form of three letters (four for September), with or without a full stop.
    std::optional<unsigned> month()
    {
        const std::string word = letters();
        for (std::size_t i = 0; i < std::size(Months); ++i) {
            if (word == Months[i] || (word.size() == 3 && Months[i].starts_with(word)) || (word == "sept" && i == 8)) {
                m_at += word.size();
                if (word != Months[i] && !atEnd() && m_text[m_at] == '.')
                    ++m_at;
                return unsigned(i + 1);
            }
        }
        return std::nullopt;
    }

    bool weekday()
    {
        const std::string word = letters();
        const bool is = word.size() >= 3 && std::any_of(std::begin(Weekdays), std::end(Weekdays), [&](std::string_view day) { return day.starts_with(word); });
        if (is) {
            m_at += word.size();
            skip('.');
        }
        return is;
    }

    /// "July 3, 2024", "3 July 2024", "3rd of July, 2024".
    std::optional<Day> englishDate()
    {
        const std::size_t begin = m_at;
        std::optional<Day> day;
        if (const auto monthFirst = month()) {
            skipSpaces();
            const auto dayNumber = number(1, 2);
            if (dayNumber) {
                ordinal();
                const bool comma = skip(',');
                if (skipSpaces() || comma) {
                    if (const auto year = number(4, 4))
                        day = dayFromCivil(*year, *monthFirst, unsigned(*dayNumber));
                }
            }
        } else if (const auto dayNumber = number(1, 2)) {
            ordinal();
            const bool spaced = skipSpaces() || skip('-');
            if (letters() == "of") {
                m_at += 2;
                skipSpaces();
            }
            const auto monthSecond = spaced ? month() : std::nullopt;
            if (monthSecond) {
                skip(',');
                skip('-');
                skipSpaces();
                if (const auto year = number(4, 4))
                    day = dayFromCivil(*year, *monthSecond, unsigned(*dayNumber));
            }
        }
        if (!day)
            m_at = begin;
        return day;
    }

private:
    /// The letters from here on in lower case, at most as many as the longest month has and one.
    std::string letters() const
    {
        std::string word;
        for (std::size_t i = m_at; i < m_text.size() && isLetter(m_text[i]) && word.size() < 10; ++i)
            word += char(m_text[i] | 0x20);
        return word;
    }

    void ordinal()
    {
        const std::string word = letters();
        if (word == "st" || word == "nd" || word == "rd" || word == "th")
            m_at += 2;
    }

    std::string_view m_text;
    std::size_t m_at;
};

/// "2024-07-03", "2024/07/03" or "20240703", before the end, a time or a space.
std::optional<Day> isoDate(std::string_view text)
{
    DateScanner scanner(text);
    std::optional<Day> day;
    if (const auto year = scanner.number(4, 4)) {
        const char separator = scanner.skip('-') ? '-' : scanner.skip('/') ? '/' : 0;
        const auto month = scanner.number(1, 2);
        if (separator == 0 || !month || !scanner.skip(separator))
            return std::nullopt;
        const auto dayNumber = scanner.number(1, 2);
        if (dayNumber)
            day = dayFromCivil(*year, unsigned(*month), unsigned(*dayNumber));
    } else if (const auto digits = scanner.number(8, 8)) {
        day = dayFromCivil(*digits / 10000, unsigned(*digits / 100 % 100), unsigned(*digits % 100));
    }
    const bool wholeDate = scanner.atEnd() || scanner.skip('T') || scanner.skip('t') || scanner.skip(',') || scanner.skip('Z') || scanner.skip('+') || scanner.skipSpaces();
    return wholeDate ? day : std::nullopt;
}

/// Words that a capital begins because the sentence does: "On July 3, 2024 - the day of …" is no dateline.
bool isPlainWord(std::string_view word)
{
    constexpr std::string_view Words[] = {"About", "After", "Around", "As", "Before", "Between", "By", "During", "From", "In", "It", "Last", "On", "Published",
                                          "Since", "The", "This", "Through", "Till", "To", "Until", "Updated", "When", "While"};
    return std::find(std::begin(Words), std::end(Words), word) != std::end(Words);
}

/// Whether the words before a dateline's date name a place and nothing else: "ASTANA", "Xi'an, China", "RIO DE JANEIRO".
bool isDatelinePlace(std::string_view words)
{
    constexpr std::size_t LongestPlace = 60;
    constexpr std::size_t MostWords = 7;
    words = Utf8::trimmed(words);
    if (words.empty() || words.size() > LongestPlace)
        return false;
    std::size_t count = 0;
    for (std::size_t at = 0; at < words.size();) {
        if (const std::size_t space = Utf8::spaceLength(words, at)) {
            at += space;
            continue;
        }
        std::size_t end = at;
        while (end < words.size() && Utf8::spaceLength(words, end) == 0)
            ++end;
        std::string_view word = words.substr(at, end - at);
        at = end;
        while (!word.empty() && (word.back() == ',' || word.back() == ')' || word.back() == '.' || word.back() == '/'))
            word.remove_suffix(1);
        while (!word.empty() && (word.front() == '(' || word.front() == '/'))
            word.remove_prefix(1);
        const bool isDash = word == "-" || word == "--" || word == "\u2013" || word == "\u2014";
        if (word.empty() || isDash)
            continue;
        const bool particle = word == "de" || word == "of" || word == "and" || word == "al" || word == "la" || word == "am";
        if (!particle && !QChar::isUpper(Utf8::decode(word, 0).value))
            return false;
        if (std::any_of(word.begin(), word.end(), isDigit) || isPlainWord(word) || ++count > MostWords)
            return false;
    }
    return count > 0;
}

/// Where the text goes on behind the dash that ends the dateline at @p at, after the agency in brackets or slashes where there is
/// one; 0 when no dash does.
std::size_t textBehindDateline(std::string_view line, std::size_t at)
{
    constexpr std::size_t LongestAgency = 40;
    constexpr std::string_view Dashes[] = {"\u2014", "\u2013", "\u2015", "--", "- "};
    DateScanner scanner(line, at);
    scanner.skip('.');
    scanner.skip(',');
    scanner.skipSpaces();
    std::size_t here = scanner.position();
    bool agency = false;
    if (here < line.size() && (line[here] == '(' || line[here] == '/' || line[here] == '[')) {
        const char close = line[here] == '(' ? ')' : line[here] == '[' ? ']' : '/';
        const std::size_t end = line.find(close, here + 1);
        if (end == std::string_view::npos || end - here > LongestAgency)
            return 0;
        agency = true;
        here = end + 1;
    }
    DateScanner after(line, here);
    after.skipSpaces();
    const std::string_view rest = line.substr(after.position());
    const auto dash = std::find_if(std::begin(Dashes), std::end(Dashes), [&](std::string_view one) { return rest.starts_with(one); });
    std::size_t length = dash != std::end(Dashes) ? dash->size() : 0;
    if (rest == "-" || (agency && (rest.starts_with('.') || rest.starts_with(':'))))
        length = 1;
    if (length == 0)
        return 0;
    DateScanner behind(line, after.position() + length);
    behind.skipSpaces();
    return behind.position();
}

} // namespace

std::optional<Day> dayFromMetadata(std::string_view text)
{
    text = Utf8::trimmed(text);
    if (const auto day = isoDate(text))
        return day;
    DateScanner scanner(text);
    if (scanner.weekday()) {
        scanner.skip(',');
        scanner.skipSpaces();
    }
    const auto day = scanner.englishDate();
    const bool wholeDate = scanner.atEnd() || scanner.skip(',') || scanner.skipSpaces();
    return wholeDate ? day : std::nullopt;
}

DocumentDate documentDateFromDateline(std::string_view prose)
{
    // A dateline stands before the first sentence, below at most a few lines of titles.
    constexpr std::size_t MostLines = 12;
    constexpr std::size_t LongestDateline = 160;
    std::size_t at = 0;
    for (std::size_t lines = 0; at < prose.size() && lines < MostLines;) {
        const std::size_t lineEnd = std::min(prose.find('\n', at), prose.size());
        const std::string_view line = Utf8::trimmed(prose.substr(at, lineEnd - at));
        at = lineEnd + 1;
        if (line.empty())
            continue;
        ++lines;
        std::size_t headSize = std::min(line.size(), LongestDateline);
        while (headSize < line.size() && Utf8::isContinuation(line[headSize]))
            --headSize;
        const std::string_view head = line.substr(0, headSize);
        for (std::size_t i = 1; i < head.size(); ++i) {
            if (isLetter(head[i - 1]) || isDigit(head[i - 1]) || (!isLetter(head[i]) && !isDigit(head[i])))
                continue;
            DateScanner scanner(head, i);
            const auto day = scanner.englishDate();
            if (!day)
                continue;
            if (isDatelinePlace(head.substr(0, i)) && textBehindDateline(line, scanner.position()) > 0) {
                const std::size_t offset = std::size_t(line.data() - prose.data());
                DocumentDate date;
                date.day = day;
                date.basis = PublishedBasis::Dateline;
                date.evidence = TextSpan{std::uint32_t(offset + i), std::uint32_t(offset + scanner.position())};
                date.reason = "The article begins with the dateline \"" + std::string(head.substr(0, scanner.position())) + "\".";
                return date;
            }
            break;
        }
    }
    return {};
}

std::uint32_t endOfDateline(std::string_view prose, TextSpan date)
{
    constexpr std::size_t Reach = 100;
    const std::size_t farthest = date.begin > Reach ? date.begin - Reach : 0;
    const std::size_t newline = prose.substr(farthest, date.begin - farthest).rfind('\n');
    if (newline == std::string_view::npos && farthest > 0)
        return 0;
    const std::size_t begin = newline == std::string_view::npos ? 0 : farthest + newline + 1;
    const std::string_view rest = prose.substr(begin, date.end - begin + Reach);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (!isDatelinePlace(line.substr(0, date.begin - begin)))
        return 0;
    const std::size_t end = textBehindDateline(line, date.end - begin);
    return end > 0 ? std::uint32_t(begin + end) : 0;
}

} // namespace Dateline
