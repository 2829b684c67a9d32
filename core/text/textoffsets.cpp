// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/textoffsets.h"

#include <algorithm>

namespace Dateline {

namespace {
constexpr std::uint32_t Stride = 256;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
bool needsSurrogates(char lead)
{
    return static_cast<unsigned char>(lead) >= 0xF0;
}
} // namespace

TextOffsets::TextOffsets(std::string_view text)
    : m_text(text)
{
    m_marks.reserve(text.size() / Stride + 1);
    Mark mark{0, 0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % Stride == 0)
            m_marks.push_back(mark);
        if (!isContinuation(text[i])) {
            ++mark.codePoints;
            mark.utf16Units += needsSurrogates(text[i]) ? 2 : 1;
        }
    }
    if (text.size() % Stride == 0)
        m_marks.push_back(mark);
}

TextOffsets::Mark TextOffsets::count(std::uint32_t byteOffset) const
{
    std::size_t end = std::min<std::size_t>(byteOffset, m_text.size());
    while (end > 0 && end < m_text.size() && isContinuation(m_text[end]))
        --end;
    Mark mark = m_marks[end / Stride];
    for (std::size_t i = end / Stride * Stride; i < end; ++i) {
        if (!isContinuation(m_text[i])) {
            ++mark.codePoints;
            mark.utf16Units += needsSurrogates(m_text[i]) ? 2 : 1;
        }
    }
    return mark;
}

std::uint32_t TextOffsets::codePoint(std::uint32_t byteOffset) const
{
    return count(byteOffset).codePoints;
}

std::uint32_t TextOffsets::utf16(std::uint32_t byteOffset) const
{
    return count(byteOffset).utf16Units;
}

std::uint32_t TextOffsets::byteFromUtf16(std::uint32_t unit) const
{
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), unit,
                                        [](std::uint32_t value, const Mark &mark) { return value < mark.utf16Units; });
    const auto mark = after == m_marks.begin() ? after : after - 1;
    std::uint32_t units = mark->utf16Units;
    std::size_t i = std::size_t(mark - m_marks.begin()) * Stride;
    while (i < m_text.size() && isContinuation(m_text[i]))
        ++i;
    while (i < m_text.size()) {
        const std::uint32_t width = needsSurrogates(m_text[i]) ? 2 : 1;
        if (units + width > unit)
            break;
        units += width;
        ++i;
        while (i < m_text.size() && isContinuation(m_text[i]))
            ++i;
    }
    return std::uint32_t(i);
}

std::uint32_t TextOffsets::codePointCount() const
{
    return codePoint(std::uint32_t(m_text.size()));
}

} // namespace Dateline
