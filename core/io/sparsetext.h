// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// A text of which only some passages are known, each with its place in code points. What is not known is blank, and begins
/// with a line break where there is room for one, so that passages stand on lines of their own.
class SparseText
{
public:
    /// Longer texts are refused by place() and extend(), whatever a file claims.
    static constexpr std::uint64_t MaximumSize = 1u << 30;

    /// Puts valid UTF-8 at [@p begin, @p end), in code points. False when it is not as long or something else stands there.
    bool place(std::uint64_t begin, std::uint64_t end, std::string_view words);
    /// Makes the text at least @p size code points long.
    bool extend(std::uint64_t size);
    std::uint64_t size() const { return m_isWide ? m_wide.size() : m_narrow.size(); }

    /// The text as UTF-8; the object is then only good for byteOf().
    std::string finish();
    /// The byte offset of a code point in what finish() returned. Past the end: the size.
    std::uint32_t byteOf(std::uint64_t codePoint) const;

private:
    void widen();

    // ASCII, a byte a code point, until a passage needs more; 0 where nothing is known.
    std::string m_narrow;
    std::u32string m_wide;
    bool m_isWide = false;
    std::vector<std::uint32_t> m_bytes;
    std::uint32_t m_size = 0;
};

} // namespace Dateline
