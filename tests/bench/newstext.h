// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace Dateline::Bench {

/// Prose like that of news, @p bytes long or a little more: paragraphs of sentences with a date in about every second one, no
/// two lines alike, always the same for the same @p seed.
std::string newsText(std::size_t bytes, std::uint32_t seed = 1);

} // namespace Dateline::Bench
