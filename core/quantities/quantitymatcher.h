// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantities/knownforms.h"
#include "quantities/numberwords.h"
#include "quantities/quantitycandidate.h"
#include "quantities/quantityrules.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace Dateline {

/// The tokens of a sentence from one place on, read as far as they are asked for, and the patterns of rules that they meet.
class QuantityMatcher
{
public:
    QuantityMatcher(const QuantityRules &rules, std::string_view prose)
        : m_rules(rules)
        , m_prose(prose)
    {
    }

    /// What a pattern found: the candidate without its span, and where its words end.
    struct Match
    {
        QuantityCandidate candidate;
        std::uint32_t end = 0;
    };

    /// Starts anew with the token at byte @p at of a sentence that ends at byte @p end.
    void begin(std::uint32_t at, std::uint32_t end)
    {
        m_end = end;
        m_window.clear();
        m_forms.clear();
        m_window.push_back(nextQuantityToken(m_prose, at, m_end));
        m_forms.emplace_back();
    }

    /// The tokens from @p from on, as far as a step may look.
    std::span<const QuantityToken> windowFrom(std::size_t from) const
    {
        fill(from + LookAhead);
        return std::span<const QuantityToken>(m_window).subspan(std::min(from, m_window.size()));
    }
    /// The first tokens, as many as a form may have.
    std::span<const QuantityToken> window() const { return windowFrom(0); }

    /// The longest form that begins at token @p at, and how many tokens it takes.
    const QuantityRules::Form *longest(std::size_t at, std::size_t &count) const
    {
        fill(at + LookAhead);
        return m_forms[at].longest(m_rules, m_prose, std::span<const QuantityToken>(m_window).subspan(at), count);
    }

    /// The form of token @p at alone.
    const QuantityRules::Form *single(std::size_t at) const
    {
        return m_forms[at].single(m_rules, m_prose, m_window[at]);
    }

    /// Whether the sentence has a token @p at.
    bool has(std::size_t at) const
    {
        fill(at + 1);
        return at < m_window.size() && m_window[at].type != QuantityToken::Type::End;
    }
    const QuantityToken &front() const { return m_window.front(); }
    const QuantityToken &operator[](std::size_t at) const { return m_window[at]; }

    /// Reads the number that the first tokens are, for the patterns that begin with one.
    void readNumber()
    {
        m_number = matchNumber(m_rules, m_prose, windowFrom(0), false);
        lookBehindNumber();
    }
    void forgetNumber() { m_number = {}; }
    const NumberMatch &number() const { return m_number; }

    /// Of the many numbers of a text most are years, days and the like: what follows them tells at once.
    bool mayFollowNumber(std::size_t at) const;
    /// Whether a pattern that begins with a number can match at all, before anything is copied.
    bool mayMatch(const std::vector<QuantityRules::Step> &pattern) const;
    bool matchSteps(const std::vector<QuantityRules::Step> &steps, std::size_t step, std::size_t token, Match &tried) const;

private:
    // No form has more tokens.
    static constexpr std::size_t LookAhead = 5;

    /// What stands behind the number, looked up once for all patterns.
    struct Behind
    {
        std::size_t at = 0;
        const QuantityRules::Form *form = nullptr;
        bool exists = false;
        bool isDash = false;
        bool isNoun = false;
    };

    /// Reads tokens until there are @p size of them or the sentence ends.
    void fill(std::size_t size) const
    {
        while (m_window.size() < size && m_window.back().type != QuantityToken::Type::End) {
            m_window.push_back(nextQuantityToken(m_prose, m_window.back().span.end, m_end));
            m_forms.emplace_back();
        }
    }

    void lookBehindNumber();
    bool mayBegin(const QuantityRules::Step &step) const;
    /// How many tokens from @p at on the step takes; 0 when it does not match.
    std::size_t matchStep(const QuantityRules::Step &step, std::size_t at, Match &tried) const;
    bool wordIs(std::size_t at, std::string_view word) const;
    /// Behind "30 million" km is no word of its own.
    bool endsInMagnitude(const QuantityCandidate &candidate) const;
    static void takeUnitSpan(QuantityCandidate &candidate, TextSpan first, TextSpan last) { candidate.unitSpan = {first.begin, last.end}; }
    void takeUnit(QuantityCandidate &candidate, std::int16_t unit, double factor, std::size_t at, std::size_t count) const;
    std::size_t matchAmount(const QuantityRules::Step &step, std::size_t at, QuantityCandidate &candidate) const;
    std::size_t matchVague(std::size_t at, QuantityCandidate &candidate) const;
    std::size_t matchCurrency(std::size_t at, int uses, QuantityCandidate &candidate) const;
    bool isQualifier(std::size_t at) const;
    /// The last plural of a run of such nouns: "40 container trains".
    std::size_t matchCounted(std::size_t at, QuantityCandidate &candidate) const;
    /// "of China's largest companies", "of these routes".
    std::size_t matchOfCounted(std::size_t at, QuantityCandidate &candidate) const;
    /// A plural that no list knows: small, with an s, and no verb, name or stop word.
    std::size_t matchPlural(std::size_t at, QuantityCandidate &candidate) const;
    /// One dash, with a space on both sides or on none, and no second one behind the number: that would be a date or a code.
    std::size_t matchDash(std::size_t at) const;

    const QuantityRules &m_rules;
    std::string_view m_prose;
    std::uint32_t m_end = 0; ///< of the sentence
    mutable std::vector<QuantityToken> m_window;
    mutable std::vector<KnownForms> m_forms;
    NumberMatch m_number;
    Behind m_behind;
};

} // namespace Dateline
