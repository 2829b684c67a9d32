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
    /// The verb that an expression goes with: the nearest before it in the sentence, else the nearest after it.
    TemporalTense near(TextSpan expression) const;
    /// Whether that verb is one of speech: "said on Tuesday".
    bool isSpeechNear(TextSpan expression) const;

private:
    struct Mark
    {
        std::uint32_t position;
        TemporalTense tense;
        bool speech = false;
    };
    const Mark *markNear(TextSpan expression) const;
    static constexpr std::uint32_t Nowhere = 0xFFFFFFFF;

    void notePast(std::uint32_t position);
    /// Whether a word that begins at @p begin stands right behind one that ended at @p end.
    static bool follows(std::uint32_t end, std::uint32_t begin) { return end != Nowhere && begin <= end + 1; }

    const TemporalRules::Builtins &m_builtins;
    std::vector<Mark> m_marks;
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
