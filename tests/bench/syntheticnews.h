// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace Dateline::Bench {

/// At least @p bytes of English news prose in paragraphs, made by a fixed rule from @p seed: about one sentence in three has a
/// date, one in two a place, and no line is the same as another. The same on every machine.
std::string syntheticNews(std::size_t bytes, unsigned seed = 1);

} // namespace Dateline::Bench
