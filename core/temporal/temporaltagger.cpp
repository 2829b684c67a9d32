// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporaltagger.h"

#include "temporal/temporalcandidate.h"
#include "temporal/temporalchart.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltense.h"
#include "temporal/temporaltokenizer.h"

#include <algorithm>

namespace Dateline {

namespace {

/// Reads one text: its tokens go through the chart, and what the chart takes becomes candidates.
class Reading : public TemporalTokenizer::Receiver
{
public:
    Reading(const TemporalRules &rules, std::string_view text, TemporalChart &chart)
        : m_rules(rules)
        , m_text(text)
        , m_tenses(rules)
        , m_tokenizer(rules, text, m_tenses, *this)
        , m_chart(chart)
    {
        m_chart.start(rules, m_candidates);
    }

    void readSentence(TextSpan sentence, std::uint32_t index)
    {
        m_sentence = index;
        m_sentenceBegin = sentence.begin;
        m_tenses.clear();
        const std::size_t first = m_candidates.size();
        m_tokenizer.readSentence(sentence);
        for (std::size_t i = first; i < m_candidates.size(); ++i) {
            TemporalCandidate &candidate = m_candidates[i];
            const TemporalTenseMarks::Verb verb = m_tenses.verbNear(candidate.span);
            candidate.tense = isPossessiveWeekday(candidate) ? TemporalTense::None : verb.tense;
            candidate.speech = !candidate.quoted && verb.speech;
        }
    }

    void take(const TemporalRun &run) override
    {
        if (run.quoted && run.quoteBegin >= m_sentenceBegin)
            m_quoteSentence = m_sentence;
        for (const TemporalChart::Match &match : m_chart.parse(run, m_sentence, m_sentenceBegin))
            add(match, run);
    }

    std::vector<TemporalCandidate> takeCandidates() { return std::move(m_candidates); }
    std::uint64_t steps() const { return m_chart.steps(); }

private:
    void add(const TemporalChart::Match &match, const TemporalRun &run)
    {
        const std::size_t firstIndex = m_candidates.size();
        const TemporalRules::Rule &rule = m_rules.rules()[match.rule];
        for (std::uint32_t i = match.firstGroup; i < match.firstGroup + match.groupCount; ++i) {
            const TemporalChart::Group &group = m_chart.group(i);
            if (group.begin == TemporalChart::Nothing || group.meaning.kind() == TemporalKind::None)
                continue;
            const TextSpan span{run.tokens[group.begin].begin, run.tokens[group.end - 1].end};
            if (m_candidates.size() == m_candidates.capacity())
                growCandidates(span.begin);
            TemporalCandidate &candidate = m_candidates.emplace_back();
            candidate.span = span;
            candidate.meaning = group.meaning;
            candidate.rule = rule.id;
            candidate.sentence = m_sentence;
            candidate.quoted = run.quoted;
            candidate.quoteSentence = run.quoted ? m_quoteSentence : 0;
        }
        const std::size_t count = m_candidates.size() - firstIndex;
        if (count < 2)
            return;
        shareParts(firstIndex);
        if (rule.flags & TemporalRules::Range)
            markRange(firstIndex, m_candidates.size() - 1);
    }

    /// Makes room for as many as the whole text will have if it goes on as it did up to @p position: a text of nothing but dates
    /// is copied over few times, and what is never written to costs no memory.
    void growCandidates(std::uint32_t position)
    {
        constexpr std::size_t MostAtFirst = 64;
        constexpr std::size_t ShortestExpression = 2;
        constexpr std::size_t MostGrowth = 64;
        const std::size_t count = m_candidates.size();
        const std::size_t first = std::min(MostAtFirst, m_text.size() / ShortestExpression + 1);
        const double whole = double(count) * double(m_text.size()) / double(position + 1) * 1.1;
        m_candidates.reserve(std::clamp(std::size_t(whole), std::max(first, count * 2), std::max(first, count * MostGrowth)));
    }

    void markRange(std::size_t first, std::size_t last)
    {
        m_candidates[first].rangeEnd = std::int32_t(last);
        m_candidates[last].rangeBegin = std::int32_t(first);
    }

    /// "July 3-4, 2024": what one end of a range or one member of a list leaves out, another one says.
    void shareParts(std::size_t firstIndex)
    {
        using F = TemporalField;
        const auto lacksYear = [](const TemporalMeaning &m) {
            return !m.has(F::Year) && !m.has(F::OffsetUnit) && !m.has(F::Decade) && !m.has(F::Century)
                && (m.has(F::Month) || m.has(F::Quarter) || m.has(F::Season) || m.has(F::Half));
        };
        const auto share = [&](TemporalMeaning &to, const TemporalMeaning &from, int direction) {
            if (to.has(F::Day) && !to.has(F::Month) && from.has(F::Month))
                to.set(F::Month, from.get(F::Month));
            if (lacksYear(to) && from.has(F::Year) && (from.has(F::Month) || from.has(F::Quarter) || from.has(F::Season))) {
                int year = from.get(F::Year);
                if (to.has(F::Month) && from.has(F::Month)) {
                    if (direction > 0 && to.get(F::Month) < from.get(F::Month))
                        ++year;
                    if (direction < 0 && to.get(F::Month) > from.get(F::Month))
                        --year;
                }
                to.set(F::Year, year);
            }
            if (lacksYear(to) && from.has(F::OffsetUnit) && from.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Year) {
                to.set(F::OffsetUnit, from.get(F::OffsetUnit));
                to.set(F::Offset, from.get(F::Offset));
            }
            if (to.has(F::Hour) && !to.has(F::Meridiem) && from.has(F::Meridiem) && to.get(F::Hour) <= 12 && direction < 0)
                to.set(F::Meridiem, from.get(F::Meridiem));
            // "the first five months of 2024"
            if (to.kind() == TemporalKind::Calendar && from.kind() == TemporalKind::Duration && from.has(F::Bound) && from.get(F::Number) > 0) {
                const bool last = from.as(F::Bound, TemporalBound::Begin) == TemporalBound::End;
                to.set(F::Portion, last ? -from.get(F::Number) : from.get(F::Number));
                to.set(F::Unit, from.get(F::Unit));
                return;
            }
            // "Monday and Tuesday nights"
            if (to.kind() == TemporalKind::Set && to.has(F::Weekday) && !to.has(F::Part) && from.has(F::Part) && direction < 0)
                to.set(F::Part, from.get(F::Part));
            if (!to.has(F::Unit) && from.has(F::Unit) && to.has(F::Number))
                to.set(F::Unit, from.get(F::Unit));
            if (to.has(F::Ordinal) && !to.has(F::Century) && from.has(F::Century))
                to.set(F::Century, to.get(F::Ordinal));
        };
        for (std::size_t i = firstIndex + 1; i < m_candidates.size(); ++i)
            share(m_candidates[i].meaning, m_candidates[i - 1].meaning, 1);
        for (std::size_t i = m_candidates.size() - 1; i-- > firstIndex;)
            share(m_candidates[i].meaning, m_candidates[i + 1].meaning, -1);
    }

    /// "Wednesday's ruling": what has a day of its own is mostly past, whatever is said of it.
    bool isPossessiveWeekday(const TemporalCandidate &candidate) const
    {
        const std::uint32_t end = candidate.span.end;
        return candidate.meaning.has(TemporalField::Weekday) && end + 1 < m_text.size()
            && (m_text[end] == '\'' ? (m_text[end + 1] | 0x20) == 's' : m_text.substr(end, 4) == "\u2019s");
    }

    const TemporalRules &m_rules;
    std::string_view m_text;
    std::vector<TemporalCandidate> m_candidates;
    TemporalTenseMarks m_tenses;
    TemporalTokenizer m_tokenizer;
    TemporalChart &m_chart;
    std::uint32_t m_sentence = 0;
    std::uint32_t m_sentenceBegin = 0;
    std::uint32_t m_quoteSentence = 0;
};

} // namespace

TemporalTagger::TemporalTagger(const TemporalRules &rules)
    : m_rules(rules)
{
}

TemporalTagger::~TemporalTagger() = default;

std::vector<TemporalCandidate> TemporalTagger::tag(std::string_view prose, const std::vector<TextSpan> &sentences, std::uint64_t *steps) const
{
    // Kept for its room, which a short text would take longer to make than to read.
    thread_local TemporalChart chart;
    Reading reading(m_rules, prose, chart);
    for (std::size_t i = 0; i < sentences.size(); ++i)
        reading.readSentence(sentences[i], std::uint32_t(i));
    if (steps)
        *steps = reading.steps();
    return reading.takeCandidates();
}

} // namespace Dateline
