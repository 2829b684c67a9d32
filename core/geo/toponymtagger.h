// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/toponymcandidate.h"
#include "text/textspan.h"

#include <string_view>
#include <vector>

namespace Dateline {

class Gazetteer;
class ToponymModel;
struct CorridorMention;

/// Recognition: finds the names of places, with all the gazetteer's readings of each; which one is meant is
/// ToponymResolver's work. Immutable after construction and safe to share between threads.
///
/// A linear model labels each capitalised word by its own form, the words around it, the gazetteer's names and what the same
/// word does elsewhere in the text. Words for people ("Kazakh") and names of groups of countries come from tables.
class ToponymTagger
{
public:
    /// Uses the model inside the program. @p gazetteer must outlive the tagger.
    explicit ToponymTagger(const Gazetteer &gazetteer);
    /// @p gazetteer and @p model must outlive the tagger.
    ToponymTagger(const Gazetteer &gazetteer, const ToponymModel &model);
    ~ToponymTagger();

    /// The candidates of @p prose (valid UTF-8) in text order, not overlapping, longest name first.
    /// Candidates marked as hints are no places; they only help to resolve the others.
    /// Text outside all @p sentences is not read.
    std::vector<ToponymCandidate> tag(std::string_view prose, const std::vector<TextSpan> &sentences) const;
    /// The same, and appends the names of corridors to @p corridors, as CorridorCatalogue::mentions() finds them in sentences:
    /// the words of the text are read once for both.
    std::vector<ToponymCandidate> tag(std::string_view prose, const std::vector<TextSpan> &sentences, std::vector<CorridorMention> &corridors) const;

private:
    const Gazetteer &m_gazetteer;
    const ToponymModel &m_model;
};

} // namespace Dateline
