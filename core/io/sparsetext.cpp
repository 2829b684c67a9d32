// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/sparsetext.h"

#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace Dateline {

namespace {

bool isAscii(std::string_view words)
{
    std::size_t i = 0;
    for (; i + 8 <= words.size(); i += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, words.data() + i, 8);
        if (eight & 0x8080808080808080u)
            return false;
    }
    for (; i < words.size(); ++i) {
        if (static_cast<unsigned char>(words[i]) >= 0x80)
            return false;
    }
    return true;
}

/// Room for half as much again, so that growing passage by passage stays linear.
template<typename Text>
void grow(Text &text, std::size_t size)
{
    if (size > text.capacity())
        text.reserve(std::max(size, text.capacity() + text.capacity() / 2));
    text.resize(size);
}

template<typename Text>
void fillBlanks(Text &text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != 0)
            continue;
        std::size_t end = i;
        while (end < text.size() && text[end] == 0)
            text[end++] = ' ';
        if (end - i >= 2)
            text[i] = '\n';
        i = end;
    }
}

void appendUtf8(std::string &output, char32_t point)
{
    if (point < 0x80) {
        output += char(point);
        return;
    }
    if (point < 0x800) {
        output += char(0xC0 | (point >> 6));
    } else {
        if (point < 0x10000) {
            output += char(0xE0 | (point >> 12));
        } else {
            output += char(0xF0 | (point >> 18));
            output += char(0x80 | ((point >> 12) & 0x3F));
        }
        output += char(0x80 | ((point >> 6) & 0x3F));
    }
    output += char(0x80 | (point & 0x3F));
}

} // namespace

bool SparseText::extend(std::uint64_t size)
{
    if (size > MaximumSize)
        return false;
    if (size > this->size()) {
        if (m_isWide)
            grow(m_wide, size);
        else
            grow(m_narrow, size);
    }
    return true;
}

void SparseText::widen()
{
    m_wide.assign(m_narrow.begin(), m_narrow.end());
    m_narrow = {};
    m_isWide = true;
}

bool SparseText::place(std::uint64_t begin, std::uint64_t end, std::string_view words)
{
    if (begin > end || words.find('\0') != std::string_view::npos)
        return false;
    const bool ascii = isAscii(words);
    if ((ascii ? words.size() : Utf8::codePoints(words)) != end - begin || !extend(end))
        return false;
    if (!ascii && !m_isWide)
        widen();
    if (!m_isWide) {
        char *const at = m_narrow.data() + begin;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (at[i] != 0 && at[i] != words[i])
                return false;
        }
        std::memcpy(at, words.data(), words.size());
        return true;
    }
    char32_t *at = m_wide.data() + begin;
    for (std::size_t i = 0; i < words.size();) {
        const Utf8::CodePoint point = Utf8::decode(words, i);
        if (*at != 0 && *at != point.value)
            return false;
        *at++ = point.value;
        i += point.length;
    }
    return true;
}

std::string SparseText::finish()
{
    if (!m_isWide) {
        fillBlanks(m_narrow);
        m_size = std::uint32_t(m_narrow.size());
        return std::move(m_narrow);
    }
    fillBlanks(m_wide);
    std::string text;
    text.reserve(m_wide.size() + m_wide.size() / 4);
    m_bytes.reserve(m_wide.size());
    for (const char32_t point : m_wide) {
        m_bytes.push_back(std::uint32_t(text.size()));
        appendUtf8(text, point);
    }
    m_size = std::uint32_t(text.size());
    m_wide = {};
    return text;
}

std::uint32_t SparseText::byteOf(std::uint64_t codePoint) const
{
    if (!m_isWide)
        return std::uint32_t(std::min<std::uint64_t>(codePoint, m_size));
    return codePoint < m_bytes.size() ? m_bytes[codePoint] : m_size;
}

} // namespace Dateline
