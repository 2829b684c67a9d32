// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalcandidate.h"
#include "temporal/temporalrules.h"

#include <cstdint>
#include <vector>

namespace Dateline {

/// The verbs of one sentence that say whether it tells of what was or of what is to come. Private to core/temporal.
class TemporalTenseMarks
{
public:
    explicit TemporalTenseMarks(const TemporalRules &rules);

    void clear();
    /// Takes note of a word of class @p symbol; its words come in text order.
    void note(TemporalRules::Symbol symbol, TextSpan word);
    /// Takes note of a word that looks like a past form ("-ed").
    void noteParticiple(TextSpan word);
    /// Takes note that a quotation ends there: a verb behind it belongs to none within.
    void noteQuotationEnd(std::uint32_t position) { m_quotationEnd = position; }
    struct Verb
    {
        TemporalTense tense = TemporalTense::None;
        bool speech = false; ///< "said on Tuesday"
    };
    /// The verb that an expression goes with: the nearest before it in the sentence, else the nearest after it. The expressions of a
    /// sentence are asked for in text order.
    Verb verbNear(TextSpan expression);

private:
    struct Mark
    {
        std::uint32_t position;
        Verb verb;
    };
    static constexpr std::uint32_t Nowhere = 0xFFFFFFFF;

    void notePast(std::uint32_t position);
    /// Whether a word that begins at @p begin stands right behind one that ended at @p end.
    static bool follows(std::uint32_t end, std::uint32_t begin) { return end != Nowhere && begin <= end + 1; }

    const TemporalRules::Builtins &m_builtins;
    std::vector<Mark> m_marks;
    std::size_t m_behind = 0; ///< index of the first mark behind the expression asked for last
    // Where the words ended that decide on the tense of the next one.
    std::uint32_t m_determinerEnd = Nowhere;
    std::uint32_t m_auxiliaryEnd = Nowhere;
    std::uint32_t m_presentBeEnd = Nowhere; ///< is, are
    std::uint32_t m_beforeInfinitiveEnd = Nowhere;
    std::uint32_t m_pluperfectBeginEnd = Nowhere; ///< had
    std::uint32_t m_pluperfectEnd = Nowhere;      ///< had been
    std::uint32_t m_quotationEnd = 0;
};

} // namespace Dateline
