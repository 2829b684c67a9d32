// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/toponym.h"
#include "geo/toponymcandidate.h"

#include <string_view>
#include <vector>

namespace Dateline {

class Gazetteer;

/// Resolution: chooses among the readings of each candidate by the document as a whole, keeps the runners-up, and drops what is
/// no place. Immutable and safe to share between threads.
class ToponymResolver
{
public:
    /// @p gazetteer must outlive the resolver.
    explicit ToponymResolver(const Gazetteer &gazetteer);

    std::vector<Toponym> resolve(std::string_view prose, const std::vector<ToponymCandidate> &candidates) const;

private:
    const Gazetteer &m_gazetteer;
};

} // namespace Dateline
