// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantities/quantityrules.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace Dateline {

/// What forms a token begins, looked up in the rules once and then known.
class KnownForms
{
public:
    /// The longest form that begins with the first of @p tokens, the same at each call, and how many of them it takes; null without one.
    const QuantityRules::Form *longest(const QuantityRules &rules, std::string_view text, std::span<const QuantityToken> tokens, std::size_t &count)
    {
        if (!m_hasLongest) {
            m_longest = rules.longest(text, tokens, count);
            m_count = std::uint8_t(count);
            m_hasLongest = true;
        }
        count = m_count;
        return m_longest;
    }

    /// The form of @p token alone, the same at each call; null without one.
    const QuantityRules::Form *single(const QuantityRules &rules, std::string_view text, const QuantityToken &token)
    {
        if (!m_hasSingle) {
            m_single = token.type == QuantityToken::Type::End ? nullptr : rules.word(token.span.in(text));
            m_hasSingle = true;
        }
        return m_single;
    }

private:
    const QuantityRules::Form *m_longest = nullptr;
    const QuantityRules::Form *m_single = nullptr;
    std::uint8_t m_count = 0;
    bool m_hasLongest = false;
    bool m_hasSingle = false;
};

} // namespace Dateline
