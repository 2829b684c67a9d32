// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <memory>
#include <string_view>
#include <vector>

namespace Dateline {

class TemporalRules;
struct TemporalCandidate;

/// Recognition: finds the words that speak of time, by the rules of one language, and says which rule matched and with which
/// parts. It knows no calendar and no document date; the values are TemporalResolver's work.
/// Immutable after construction and safe to share between threads.
class TemporalTagger
{
public:
    /// @p rules must outlive the tagger.
    explicit TemporalTagger(const TemporalRules &rules);
    ~TemporalTagger();

    /// The candidates of @p prose (valid UTF-8) in text order, not overlapping. @p sentences as splitSentences() gives them: no
    /// candidate crosses one. Linear in the length of the text: @p steps, when given, is set to the number of comparisons that
    /// the patterns took, which does not depend on the machine.
    std::vector<TemporalCandidate> tag(std::string_view prose, const std::vector<TextSpan> &sentences,
                                       std::uint64_t *steps = nullptr) const;

private:
    const TemporalRules &m_rules;
};

} // namespace Dateline
