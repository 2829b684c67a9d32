// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace Dateline {

/// A half-open range [begin, end) of bytes in a document's unmodified UTF-8 text.
/// Both ends lie on code point boundaries. Offsets for people and files (code points, UTF-16) come from TextOffsets.
struct TextSpan
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t size() const { return end - begin; }
    bool isEmpty() const { return begin == end; }
    bool contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }
    std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

} // namespace Dateline
