// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/toponymcandidate.h"
#include "text/textspan.h"

#include <string_view>
#include <vector>

namespace Dateline {

class Gazetteer;

/// Recognition: finds the names of places, with all the gazetteer's readings of each; which one is meant is
/// ToponymResolver's work. Immutable after construction and safe to share between threads.
class ToponymTagger
{
public:
    /// @p gazetteer must outlive the tagger.
    explicit ToponymTagger(const Gazetteer &gazetteer);
    ~ToponymTagger();

    /// The candidates of @p prose (valid UTF-8) in text order, not overlapping, longest name first.
    std::vector<ToponymCandidate> tag(std::string_view prose, const std::vector<TextSpan> &sentences) const;

private:
    const Gazetteer &m_gazetteer;
};

} // namespace Dateline
