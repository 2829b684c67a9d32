// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

/// Converts byte offsets of one UTF-8 text to code points and UTF-16 units and back.
/// Built once a text (linear, about 1/32 of its size in memory); each conversion reads at most 256 bytes.
/// The text must be valid UTF-8 and outlive the object. Offsets past the end count as the end; an offset inside a code
/// point counts as its beginning.
class TextOffsets
{
public:
    explicit TextOffsets(std::string_view text);

    std::uint32_t codePoint(std::uint32_t byteOffset) const;
    std::uint32_t utf16(std::uint32_t byteOffset) const;
    /// The byte offset of the code point that holds UTF-16 unit @p unit.
    std::uint32_t byteFromUtf16(std::uint32_t unit) const;
    std::uint32_t codePointCount() const;

private:
    struct Mark
    {
        std::uint32_t codePoints;
        std::uint32_t utf16Units;
    };
    Mark count(std::uint32_t byteOffset) const;

    std::string_view m_text;
    std::vector<Mark> m_marks;
};

} // namespace Dateline
