// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventlabel.h"

#include <algorithm>
#include <array>

namespace Dateline {

namespace {

constexpr std::array<std::string_view, 14> JoiningWords{"and ", "but ", "where ", "which ", "who ", "when ", "while ", "as ",
    "that ", "then ", "also ", "so ", "or ", "with "};
constexpr std::array<std::string_view, 16> DatePrepositions{"in", "on", "by", "since", "from", "until", "at", "during", "of",
    "through", "between", "for", "As", "after", "before", "around"};

constexpr std::array<std::string_view, 24> SubjectWords{"he", "she", "it", "they", "we", "I", "there", "the", "a", "an", "this", "that",
    "these", "those", "his", "her", "its", "their", "both", "two", "three", "some", "many", "trade"};

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t skipSpace(std::string_view text, std::size_t from, std::size_t end)
{
    while (from < end && isSpace(text[from]))
        ++from;
    return from;
}

/// Where the clause that holds @p position begins: after the last comma, semicolon, dash or colon before it.
std::size_t clauseBegin(std::string_view text, std::size_t begin, std::size_t position)
{
    for (std::size_t i = position; i > begin + 1; --i) {
        const char c = text[i - 1];
        // A comma inside a date or number ("July 2, 2024") ends no clause.
        const bool inNumber = c == ',' && i < text.size() && i >= 2 && text[i - 2] >= '0' && text[i - 2] <= '9'
            && ((text[i] >= '0' && text[i] <= '9') || (i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9'));
        if ((c == ',' || c == ';' || c == ':') && i < text.size() && isSpace(text[i]) && !inNumber)
            return i;
    }
    return begin;
}

/// Past the colon, the dash or the end of line behind the date of an entry in a chronology ("31 August – …", "10 May: …"); @p begin when there is none.
std::size_t withoutEntryMark(std::string_view text, std::size_t begin, std::size_t end, TextSpan date)
{
    constexpr std::array<std::string_view, 6> Marks{":", ".:", "\n", " - ", " \u2013 ", " \u2014 "};
    const std::string_view behind = text.substr(date.end, end - date.end);
    for (const std::string_view mark : Marks) {
        if (behind.starts_with(mark))
            return skipSpace(text, date.end + mark.size(), end);
    }
    return begin;
}

/// Past the date and the preposition before it when the clause opens with them ("In 2013, …").
std::size_t withoutLeadingDate(std::string_view text, std::size_t begin, std::size_t end, TextSpan date)
{
    if (date.isEmpty() || date.begin < begin || date.end >= end)
        return begin;
    const std::string_view before = text.substr(begin, date.begin - begin);
    constexpr std::size_t ListMark = 4;
    if (before.size() <= ListMark && before.find_first_not_of("-*\u2022 ") == std::string_view::npos) {
        const std::size_t entry = withoutEntryMark(text, begin, end, date);
        if (entry != begin && entry < end)
            return entry;
    }
    const bool opens = std::all_of(before.begin(), before.end(), isSpace)
        || std::any_of(DatePrepositions.begin(), DatePrepositions.end(), [&](std::string_view word) {
               return before.size() <= word.size() + 6 && before.size() > word.size() && isSpace(before[word.size()])
                   && std::equal(word.begin() + 1, word.end(), before.begin() + 1) && (before[0] | 0x20) == (word[0] | 0x20);
           });
    if (!opens || text[date.end] != ',')
        return begin;
    std::size_t after = skipSpace(text, date.end + 1, end);
    constexpr std::string_view LocalTime = "local time,";
    if (text.substr(after, end - after).starts_with(LocalTime))
        after = skipSpace(text, after + LocalTime.size(), end);
    return after;
}

/// Whether a clause that begins here can stand alone: it opens with a name, a number or a word that opens a subject.
bool opensWithSubject(std::string_view text, std::size_t begin, std::size_t end)
{
    if (begin >= end)
        return false;
    if ((text[begin] >= 'A' && text[begin] <= 'Z') || (text[begin] >= '0' && text[begin] <= '9'))
        return true;
    std::size_t wordEnd = begin;
    while (wordEnd < end && !isSpace(text[wordEnd]))
        ++wordEnd;
    const std::string_view word = text.substr(begin, wordEnd - begin);
    return std::find(SubjectWords.begin(), SubjectWords.end(), word) != SubjectWords.end();
}

std::size_t withoutJoiningWords(std::string_view text, std::size_t begin, std::size_t end)
{
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : JoiningWords) {
            if (begin + word.size() < end && text.substr(begin, word.size()) == word) {
                begin = skipSpace(text, begin + word.size(), end);
                again = true;
            }
        }
    }
    return begin;
}

} // namespace

std::string eventLabel(std::string_view text, TextSpan sentence, TextSpan date, std::size_t limit)
{
    const std::size_t end = sentence.end;
    std::size_t begin = sentence.begin;
    // A date far inside a long sentence belongs to a later clause.
    if (!date.isEmpty() && date.begin > sentence.begin + limit) {
        const std::size_t clause = clauseBegin(text, begin, date.begin);
        begin = skipSpace(text, clause, end);
        const std::size_t subject = withoutJoiningWords(text, begin, end);
        // Behind a comma may as well be the last member of a list: "Russia, Belarus and Kazakhstan".
        const bool listEnds = clause > 0 && text[clause - 1] == ',' && date.end + 8 > end;
        if (date.begin > begin + 2 * limit || listEnds || date.begin < begin + 12 || !opensWithSubject(text, subject, end))
            begin = sentence.begin;
    }
    begin = withoutLeadingDate(text, begin, end, date);
    begin = withoutJoiningWords(text, begin, end);

    const bool opensSentence = begin == sentence.begin;
    std::string label;
    std::size_t codePoints = 0;
    std::size_t wordEnd = 0;
    bool cut = false;
    for (std::size_t i = begin; i < end; ++i) {
        const char c = isSpace(text[i]) ? ' ' : text[i];
        if (c == ' ' && (label.empty() || label.back() == ' '))
            continue;
        if (!isContinuation(c)) {
            if (codePoints == limit - 1) {
                cut = true;
                break;
            }
            ++codePoints;
        }
        if (c == ' ')
            wordEnd = label.size();
        label += c;
    }
    if (cut) {
        if (wordEnd > 0)
            label.resize(wordEnd);
        while (!label.empty() && (label.back() == ',' || label.back() == ';' || label.back() == ':' || label.back() == ' '))
            label.pop_back();
        label += "\u2026";
    } else {
        while (!label.empty() && (label.back() == '.' || label.back() == ' '))
            label.pop_back();
    }
    if (!opensSentence && !label.empty() && label[0] >= 'a' && label[0] <= 'z')
        label[0] = char(label[0] - 'a' + 'A');
    return label;
}

} // namespace Dateline
