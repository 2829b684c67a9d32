// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantities/knownforms.h"
#include "quantities/quantityrules.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace Dateline {

/// One sentence as tokens, with the meaning of each.
class SentenceWords
{
public:
    SentenceWords(const QuantityRules &rules, std::string_view prose, TextSpan sentence)
        : m_rules(rules)
        , m_prose(prose)
    {
        std::uint32_t at = sentence.begin;
        m_tokens.reserve(sentence.size() / 6 + 4);
        for (;;) {
            const QuantityToken token = nextQuantityToken(prose, at, sentence.end);
            if (token.type == QuantityToken::Type::End)
                break;
            m_tokens.push_back(token);
            at = token.span.end;
        }
        m_known.resize(m_tokens.size());
    }

    std::size_t size() const { return m_tokens.size(); }
    const QuantityToken &operator[](std::size_t index) const { return m_tokens[index]; }
    std::string_view text(std::size_t index) const { return m_tokens[index].span.in(m_prose); }

    /// The first token that begins at @p at or behind it.
    std::size_t from(std::uint32_t at) const
    {
        return std::size_t(std::lower_bound(m_tokens.begin(), m_tokens.end(), at, [](const QuantityToken &token, std::uint32_t byte) { return token.span.begin < byte; }) - m_tokens.begin());
    }

    const QuantityRules::Form *form(std::size_t index, std::size_t &count) const
    {
        return m_known[index].longest(m_rules, m_prose, std::span(m_tokens).subspan(index), count);
    }
    const QuantityRules::Form *form(std::size_t index) const
    {
        std::size_t count = 0;
        return form(index, count);
    }
    /// The form of this one token alone.
    const QuantityRules::Form *single(std::size_t index) const
    {
        return m_known[index].single(m_rules, m_prose, m_tokens[index]);
    }
    bool is(std::size_t index, QuantityClass wanted) const
    {
        const QuantityRules::Form *const found = single(index);
        return found && found->is(wanted);
    }
    bool word(std::size_t index, std::string_view wanted) const
    {
        const std::string_view written = text(index);
        return written.size() == wanted.size()
            && std::equal(written.begin(), written.end(), wanted.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
    }
    bool endsClause(std::size_t index) const { return m_tokens[index].type == QuantityToken::Type::Mark && (word(index, ";") || word(index, ":") || word(index, "(") || word(index, ")")); }

    /// Calls @p take with each form that ends right before token @p end and the number of its tokens, the longest first.
    template<typename Take>
    void forEachFormBefore(std::size_t end, Take take) const
    {
        for (std::size_t count = std::min<std::size_t>(end, MaximumFormTokens); count > 0; --count) {
            const QuantityRules::Form *const head = single(end - count);
            if (!head || head->longest < count)
                continue;
            std::size_t used = 0;
            const QuantityRules::Form *const found = m_rules.longest(m_prose, std::span(m_tokens).subspan(end - count, count), used);
            if (found && used == count)
                take(*found, count);
        }
    }

    /// How many tokens the longest form of class @p wanted takes that ends right before token @p end; 0 without one.
    std::size_t formBefore(std::size_t end, QuantityClass wanted) const
    {
        std::size_t longest = 0;
        forEachFormBefore(end, [&](const QuantityRules::Form &form, std::size_t count) {
            if (longest == 0 && form.is(wanted))
                longest = count;
        });
        return longest;
    }

private:
    // "year-on-year" has five.
    static constexpr std::size_t MaximumFormTokens = 5;

    const QuantityRules &m_rules;
    std::string_view m_prose;
    std::vector<QuantityToken> m_tokens;
    mutable std::vector<KnownForms> m_known;
};

} // namespace Dateline
