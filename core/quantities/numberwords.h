// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantities/quantityrules.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace Dateline {

/// A number with its magnitude, as words.
struct NumberMatch
{
    std::size_t tokens = 0;    ///< how many tokens it takes; 0 when there is none
    bool isBig = false;        ///< no year and no day: has a magnitude, marked thousands or five digits
    bool isOne = false;        ///< "1" or "one", which is rather a pronoun
    bool isSmallWord = false;  ///< words for a number to twelve
    bool looksLikeYear = false;
    bool looksLikeDay = false; ///< one or two digits
    bool hasMoneyMagnitude = false; ///< k, m, b or t behind the digits
};

/// The number that begins with the first of @p tokens. @p afterSign: behind a currency, where letters may be magnitudes ("$5m").
NumberMatch matchNumber(const QuantityRules &rules, std::string_view text, std::span<const QuantityToken> tokens, bool afterSign);

/// What a number says: in digits, in words, or both ("1.75 trillion", "two hundred and fifty", "half a million").
struct NumberValue
{
    double value = 0;
    double magnitude = 1; ///< the last magnitude in it
    bool bare = false;    ///< digits below 1000 without magnitude: "4" of "4-5 billion" is four billion
};

/// The value of @p words; nothing when they are no number. @p moneyMagnitude as matchNumber() found it.
std::optional<NumberValue> numberValue(const QuantityRules &rules, std::string_view words, bool moneyMagnitude);

} // namespace Dateline
