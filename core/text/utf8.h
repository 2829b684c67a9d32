// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace Dateline::Utf8 {

/// The code point at byte @p at and its length in bytes. The text must be valid UTF-8 and @p at a code point's beginning;
/// past the end the code point is 0 and the length 0.
struct CodePoint
{
    char32_t value = 0;
    std::size_t length = 0;
};

inline CodePoint decode(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xE0)
        return {((lead & 0x1F) << 6) | (byte(at + 1) & 0x3F), 2};
    if (lead < 0xF0)
        return {((lead & 0x0F) << 12) | ((byte(at + 1) & 0x3F) << 6) | (byte(at + 2) & 0x3F), 3};
    return {((lead & 0x07) << 18) | ((byte(at + 1) & 0x3F) << 12) | ((byte(at + 2) & 0x3F) << 6) | (byte(at + 3) & 0x3F), 4};
}

inline bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The beginning of the code point that ends before byte @p at, which must be greater than 0.
inline std::size_t previous(std::string_view text, std::size_t at)
{
    do {
        --at;
    } while (at > 0 && isContinuation(text[at]));
    return at;
}

/// The length in bytes of the white space at byte @p at, which may be a no-break or typographic space, or a byte order mark;
/// 0 when there is none. Line breaks count.
inline std::size_t spaceLength(std::string_view text, std::size_t at)
{
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    if (c < 0xC2)
        return 0;
    const char32_t point = decode(text, at).value;
    switch (c) {
    case 0xC2: return point == 0xA0 || point == 0x85 ? 2 : 0;
    case 0xE1: return point == 0x1680 ? 3 : 0;
    case 0xE2: return (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F ? 3 : 0;
    case 0xE3: return point == 0x3000 ? 3 : 0;
    case 0xEF: return point == 0xFEFF ? 3 : 0;
    default: return 0;
    }
}

/// @p text without the white space around it, as a view of the same bytes.
inline std::string_view trimmed(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t space = spaceLength(text, 0);
        if (space == 0)
            break;
        text.remove_prefix(space);
    }
    while (!text.empty()) {
        const std::size_t last = previous(text, text.size());
        if (spaceLength(text, last) == 0)
            break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

inline std::size_t codePoints(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += !isContinuation(c);
    return count;
}

/// The byte of the first ill-formed sequence by Table 3-7 of the Unicode Standard; the size of the text when it is all valid.
std::size_t validLength(std::string_view text);

} // namespace Dateline::Utf8
