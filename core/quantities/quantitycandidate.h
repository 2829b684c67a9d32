// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantities/quantityrules.h"

#include <cstdint>
#include <string>

namespace Dateline {

/// A figure that the tagger found: where, by which rule, and with which parts. No number has been computed yet.
struct QuantityCandidate
{
    TextSpan span;
    TextSpan amount;             ///< the words of the number; empty where the rule's word is the number itself (doubled, half)
    TextSpan upper;              ///< of a range or of the second of two figures; empty without one
    TextSpan whole;              ///< "45" of "26 of 45 projects"; empty without one
    TextSpan unitSpan;           ///< the words of the unit or of what is counted
    const QuantityRules::Rule *rule = nullptr;
    const QuantityRules::Form *wordForm = nullptr; ///< the form of such a word
    std::int16_t unit = QuantityRules::None;       ///< index of the unit; None for percent, points, times, and for a new plural
    double factor = 1;
    std::uint32_t sentence = 0;
    std::int32_t twin = -1;      ///< index of the other of two figures that one rule found ("7,762 and 6,635")
    bool vague = false;          ///< no number is told
    bool moneyMagnitude = false; ///< k, m, b, t behind the digits are magnitudes
};

} // namespace Dateline
