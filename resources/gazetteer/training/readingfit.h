// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace Dateline {

class Gazetteer;
struct Document;

/// How often the right reading of a name wins.
struct ReadingShare
{
    double right = 0;
    double all = 0;
};

/// Over the names of @p document of which some readings are right and some wrong.
ReadingShare measureReadings(const Gazetteer &gazetteer, const Document &document, const std::vector<float> &weights);

/// Fits the weights of ReadingRanker, from those that the program has.
std::vector<float> fitReadings(const Gazetteer &gazetteer, const std::vector<const Document *> &documents);

} // namespace Dateline
