// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

// What the bytes of a text are to the tokenizer of temporal expressions. Private to core/temporal.

namespace Dateline::TemporalCharacters {

/// What a byte is to a tokenizer; High begins or continues a code point above ASCII.
enum ByteClass : std::uint8_t { Other, Letter, Digit, Space, NewLine, High };

constexpr std::array<std::uint8_t, 256> makeByteClasses()
{
    std::array<std::uint8_t, 256> classes{};
    for (int c = 0; c < 256; ++c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            classes[std::size_t(c)] = Letter;
        else if (c >= '0' && c <= '9')
            classes[std::size_t(c)] = Digit;
        else if (c == '\n')
            classes[std::size_t(c)] = NewLine;
        else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v')
            classes[std::size_t(c)] = Space;
        else if (c >= 0x80)
            classes[std::size_t(c)] = High;
        else
            classes[std::size_t(c)] = Other;
    }
    return classes;
}
inline constexpr std::array<std::uint8_t, 256> ByteClasses = makeByteClasses();

/// What a code point above ASCII is.
enum class HighKind : std::uint8_t { Letter, Space, Dash, SoftHyphen, OpenQuote, CloseQuote, Apostrophe, Currency, Ideograph, Other };

struct HighPoint
{
    HighKind kind;
    std::uint8_t length;
};

/// What the code point at @p p is to a tokenizer. Text is valid UTF-8, and p < end.
inline HighPoint classifyHigh(const unsigned char *p, const unsigned char *end)
{
    const std::uint8_t length = *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
    if (end - p < length)
        return {HighKind::Other, std::uint8_t(end - p)};
    if (length == 2) {
        const unsigned code = (unsigned(p[0] & 0x1F) << 6) | (p[1] & 0x3F);
        if (code == 0xA0)
            return {HighKind::Space, 2};
        if (code == 0xAD)
            return {HighKind::SoftHyphen, 2};
        if (code == 0xAB)
            return {HighKind::OpenQuote, 2};
        if (code == 0xBB)
            return {HighKind::CloseQuote, 2};
        if (code >= 0xA2 && code <= 0xA5)
            return {HighKind::Currency, 2};
        if (code < 0xC0 || code == 0xD7 || code == 0xF7)
            return {HighKind::Other, 2};
        return {HighKind::Letter, 2};
    }
    if (length == 3) {
        const unsigned code = (unsigned(p[0] & 0x0F) << 12) | (unsigned(p[1] & 0x3F) << 6) | (p[2] & 0x3F);
        if ((code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000 || code == 0x1680)
            return {HighKind::Space, 3};
        if (code == 0x200B || code == 0x200C || code == 0x200D || code == 0x2060 || code == 0xFEFF)
            return {HighKind::SoftHyphen, 3};
        if ((code >= 0x2010 && code <= 0x2013) || code == 0x2212)
            return {HighKind::Dash, 3};
        if (code == 0x2018)
            return {HighKind::OpenQuote, 3};
        if (code == 0x2019 || code == 0x02BC)
            return {HighKind::Apostrophe, 3};
        if (code == 0x201C || code == 0x201E)
            return {HighKind::OpenQuote, 3};
        if (code == 0x201D)
            return {HighKind::CloseQuote, 3};
        if (code >= 0x20A0 && code <= 0x20CF)
            return {HighKind::Currency, 3};
        if (code >= 0x2000 && code <= 0x2BFF)
            return {HighKind::Other, 3};
        if (code >= 0x3000 && code <= 0x303F)
            return {HighKind::Other, 3};
        if (code >= 0x3040 && code <= 0x9FFF)
            return {HighKind::Ideograph, 3};
        if (code >= 0xFF00 && code <= 0xFF0F)
            return {HighKind::Other, 3};
        return {HighKind::Letter, 3};
    }
    return {HighKind::Other, 4};
}

/// Lower case of the two-byte letters that rules may use (Latin-1, Latin Extended-A, Cyrillic), in place.
inline void lowerTwoBytes(unsigned char &first, unsigned char &second)
{
    unsigned code = (unsigned(first & 0x1F) << 6) | (second & 0x3F);
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7)
        code += 0x20;
    else if (code >= 0x410 && code <= 0x42F)
        code += 0x20;
    else if (code >= 0x400 && code <= 0x40F)
        code += 0x50;
    else if (((code >= 0x100 && code <= 0x177) || (code >= 0x460 && code <= 0x4BF) || (code >= 0x4D0 && code <= 0x52F))
             && code % 2 == 0)
        code += 1;
    first = static_cast<unsigned char>(0xC0 | (code >> 6));
    second = static_cast<unsigned char>(0x80 | (code & 0x3F));
}

} // namespace Dateline::TemporalCharacters
