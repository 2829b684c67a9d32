// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantities/quantity.h"

#include <string_view>
#include <vector>

namespace Dateline {

class QuantityRules;
struct QuantityCandidate;

/// Normalisation: the values in base units, what the words around say of them (bounds, level or change, fact or plan), which
/// level belongs to which change, and the word that names the subject. The subject is that word alone so far, and there is no date:
/// places and dates are other rooms' matter and joined by linkFigures().
/// Immutable after construction and safe to share between threads.
class QuantityResolver
{
public:
    /// @p rules must outlive the resolver and be those of the candidates.
    explicit QuantityResolver(const QuantityRules &rules) : m_rules(rules) {}

    /// One quantity a candidate, in the same order.
    std::vector<Quantity> resolve(std::string_view prose, const std::vector<TextSpan> &sentences, const std::vector<QuantityCandidate> &candidates) const;

private:
    const QuantityRules &m_rules;
};

} // namespace Dateline
