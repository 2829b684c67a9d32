// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"
#include "text/textspan.h"

#include <optional>
#include <string>
#include <vector>

namespace Dateline {

/// A text with its annotated place names.
struct Document
{
    std::string name;
    std::string source; ///< the site that published it
    std::string text;
    std::vector<TextSpan> sentences;
    std::vector<TextSpan> places;
    std::vector<std::optional<Coordinate>> points; ///< of the places
    std::vector<TextSpan> ignored;
};

/// Reads what exportcorpora.py writes; empty when there is no such file.
std::vector<Document> readCorpus(const char *path);

bool overlapsAny(TextSpan span, const std::vector<TextSpan> &spans);

/// The fold of each document: a site's documents stay together, as they name the same places.
std::vector<int> foldsBySource(const std::vector<Document> &corpus, int folds);

/// A line for a list of errors: document, name, the words around.
std::string contextOf(const Document &document, TextSpan span);

} // namespace Dateline
