// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporaltense.h"

namespace Dateline {

TemporalTenseMarks::TemporalTenseMarks(const TemporalRules &rules)
    : m_builtins(rules.builtins())
{
}

void TemporalTenseMarks::clear()
{
    m_marks.clear();
    m_behind = 0;
    m_presentBeEnd = m_determinerEnd = m_auxiliaryEnd = m_beforeInfinitiveEnd = m_pluperfectBeginEnd = m_pluperfectEnd = Nowhere;
    m_quotationEnd = 0;
}

// A participle right behind an auxiliary of the future belongs to it: "will be held", "is expected to be reached".
void TemporalTenseMarks::notePast(std::uint32_t position)
{
    constexpr std::uint32_t AuxiliaryReach = 24;
    // "when the case is heard": no past either.
    if (follows(m_presentBeEnd, position))
        return;
    if (!m_marks.empty() && m_marks.back().verb.tense == TemporalTense::Future && m_marks.back().position >= m_quotationEnd && position - m_marks.back().position <= AuxiliaryReach)
        return;
    m_marks.push_back({position, {TemporalTense::Past, false}});
}

void TemporalTenseMarks::note(TemporalRules::Symbol symbol, TextSpan word)
{
    if (symbol == m_builtins.past) {
        if (!follows(m_determinerEnd, word.begin))
            notePast(word.begin);
    } else if (symbol == m_builtins.present) {
        m_marks.push_back({word.begin, {TemporalTense::Present, false}});
    } else if (symbol == m_builtins.future) {
        // "had been due to expire Friday" was told when Friday was over.
        const bool lookedForward = follows(m_pluperfectEnd, word.begin);
        m_marks.push_back({word.begin, {lookedForward ? TemporalTense::Past : TemporalTense::Future, false}});
        if (lookedForward)
            m_pluperfectEnd = word.end;
    } else if (symbol == m_builtins.schedule) {
        if (!follows(m_determinerEnd, word.begin) && !follows(m_auxiliaryEnd, word.begin))
            m_marks.push_back({word.begin, {TemporalTense::Future, false}});
    } else if (symbol == m_builtins.auxiliary) {
        m_auxiliaryEnd = word.end;
    } else if (symbol == m_builtins.futureBeforeInfinitive) {
        m_beforeInfinitiveEnd = word.end;
    } else if (symbol == m_builtins.infinitive) {
        if (follows(m_beforeInfinitiveEnd, word.begin))
            m_marks.push_back({word.begin, {TemporalTense::Future, false}});
        if (follows(m_pluperfectEnd, word.begin))
            m_pluperfectEnd = word.end;
    } else if (symbol == m_builtins.speech) {
        if (m_marks.empty() || m_marks.back().position != word.begin)
            notePast(word.begin);
        if (!m_marks.empty() && m_marks.back().position == word.begin)
            m_marks.back().verb.speech = true;
    } else if (symbol == m_builtins.determiner) {
        m_determinerEnd = word.end;
    } else if (symbol == m_builtins.participleAdverb) {
        if (follows(m_determinerEnd, word.begin))
            m_determinerEnd = word.end;
    } else if (symbol == m_builtins.presentBe) {
        m_presentBeEnd = word.end;
    } else if (symbol == m_builtins.pluperfect) {
        m_pluperfectBeginEnd = word.end;
    } else if (symbol == m_builtins.pluperfectBe) {
        m_pluperfectEnd = follows(m_pluperfectBeginEnd, word.begin) ? word.end : Nowhere;
    }
}

void TemporalTenseMarks::noteParticiple(TextSpan word)
{
    // "an unspecified date", "the scheduled talks": behind a determiner a participle is no verb.
    if (!follows(m_determinerEnd, word.begin))
        notePast(word.begin);
}

TemporalTenseMarks::Verb TemporalTenseMarks::verbNear(TextSpan expression)
{
    while (m_behind < m_marks.size() && m_marks[m_behind].position < expression.begin)
        ++m_behind;
    if (m_behind > 0)
        return m_marks[m_behind - 1].verb;
    return m_behind < m_marks.size() && m_marks[m_behind].position >= expression.end ? m_marks[m_behind].verb : Verb{};
}

} // namespace Dateline
