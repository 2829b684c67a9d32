// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/chronologyheadings.h"

#include "temporal/temporalcandidate.h"

namespace Dateline {

namespace {

using F = TemporalField;

bool isLetterOrDigit(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || byte >= 0x80;
}

bool hasWords(std::string_view text)
{
    for (const char c : text) {
        if (isLetterOrDigit(c))
            return true;
    }
    return false;
}

bool isCalendar(const TemporalCandidate &candidate)
{
    return candidate.meaning.kind() == TemporalKind::Calendar && candidate.rangeEnd < 0 && candidate.rangeBegin < 0;
}

/// "1991", "1991:", "May 1992": nothing else stands on its line.
bool isHeading(std::string_view prose, TextSpan sentence, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    return isCalendar(candidate) && m.has(F::Year) && !m.has(F::Day) && m.get(F::Digits) != 2
        && !hasWords(prose.substr(sentence.begin, candidate.span.begin - sentence.begin))
        && !hasWords(prose.substr(candidate.span.end, sentence.end - candidate.span.end));
}

/// "31 August – …": begins its line with a day or month of no year, behind no more than the mark of a list.
bool isEntry(std::string_view prose, TextSpan sentence, const TemporalCandidate &candidate)
{
    constexpr std::size_t ListMark = 8;
    const TemporalMeaning &m = candidate.meaning;
    const std::string_view before = prose.substr(sentence.begin, candidate.span.begin - sentence.begin);
    return m.kind() == TemporalKind::Calendar && m.has(F::Month) && !m.has(F::Year) && !m.has(F::OffsetUnit) && before.size() <= ListMark
        && before.find_first_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

} // namespace

std::vector<std::size_t> chronologyHeadings(std::string_view prose, const std::vector<TextSpan> &sentences,
                                            const std::vector<TemporalCandidate> &candidates)
{
    std::vector<std::size_t> headings;
    for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
        const TemporalCandidate &next = candidates[i + 1];
        if (next.sentence != candidates[i].sentence && isHeading(prose, sentences[candidates[i].sentence], candidates[i])
            && isEntry(prose, sentences[next.sentence], next))
            headings.push_back(i);
    }
    if (headings.size() < 2)
        headings.clear();
    return headings;
}

} // namespace Dateline
