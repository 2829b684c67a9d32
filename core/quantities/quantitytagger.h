// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <string_view>
#include <vector>

namespace Dateline {

class QuantityRules;
struct QuantityCandidate;

/// Recognition: finds the words of figures by the rules of one language. It computes nothing; values, kinds and subjects are
/// QuantityResolver's work. Dates are not its matter: a number without a unit is no figure, and what overlaps a temporal
/// expression is left out by whoever knows both.
/// Immutable after construction and safe to share between threads.
class QuantityTagger
{
public:
    /// @p rules must outlive the tagger.
    explicit QuantityTagger(const QuantityRules &rules) : m_rules(rules) {}

    /// The candidates of @p prose (valid UTF-8) in text order, not overlapping. @p sentences as splitSentences() gives them.
    /// Linear in the length of the text.
    std::vector<QuantityCandidate> tag(std::string_view prose, const std::vector<TextSpan> &sentences) const;

private:
    const QuantityRules &m_rules;
};

} // namespace Dateline
