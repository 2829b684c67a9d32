// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace Dateline {

/// A piece of text as the rules of figures see it.
struct QuantityToken
{
    enum class Type : std::uint8_t {
        End,
        Word,   ///< letters, with apostrophes inside and the full stops of an abbreviation; digits may follow: km2
        Number, ///< digits, grouped by commas or narrow spaces, with a decimal point: 66,500 or 3.93
        Name,   ///< digits that are no plain number: 24th, 1990s, 10:30, 3.07.2024, 24/7
        Dash,
        Mark    ///< any other single character
    };
    TextSpan span;
    Type type = Type::End;
    bool spaceBefore = false;
    bool grouped = false; ///< a number with its thousands marked
    bool decimal = false;
};

/// The token at or behind byte @p at of @p text, not beyond byte @p end. Of type End where nothing is left.
QuantityToken nextQuantityToken(std::string_view text, std::uint32_t at, std::uint32_t end);

/// Appends @p word to @p lower, ASCII letters made small.
void appendLower(std::string_view word, std::string &lower);

} // namespace Dateline
