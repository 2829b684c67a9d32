// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsoncursor.h"

#include <charconv>
#include <cstring>

namespace Dateline {

namespace {

void appendUtf8(std::string &output, char32_t point)
{
    if (point < 0x80) {
        output += char(point);
    } else if (point < 0x800) {
        output += char(0xC0 | (point >> 6));
        output += char(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        output += char(0xE0 | (point >> 12));
        output += char(0x80 | ((point >> 6) & 0x3F));
        output += char(0x80 | (point & 0x3F));
    } else {
        output += char(0xF0 | (point >> 18));
        output += char(0x80 | ((point >> 12) & 0x3F));
        output += char(0x80 | ((point >> 6) & 0x3F));
        output += char(0x80 | (point & 0x3F));
    }
}

/// The value of four hexadecimal digits; nothing for anything else.
std::optional<char32_t> hexadecimal(std::string_view digits)
{
    unsigned value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 4 || end.ptr != digits.data() + 4)
        return std::nullopt;
    return char32_t(value);
}

} // namespace

void JsonCursor::fail(const char *problem)
{
    if (m_problem)
        return;
    m_problem = problem;
    m_problemAt = std::size_t(m_at - m_begin);
    m_at = m_end;
}

std::string JsonCursor::problem() const
{
    return m_problem ? std::string(m_problem) + " at byte " + std::to_string(m_problemAt + 1) : std::string();
}

void JsonCursor::space()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
        ++m_at;
}

bool JsonCursor::take(char c)
{
    space();
    if (m_at == m_end || *m_at != c)
        return false;
    ++m_at;
    return true;
}

JsonCursor::Type JsonCursor::type()
{
    space();
    if (m_at == m_end)
        return Type::Nothing;
    switch (*m_at) {
    case '{': return Type::Object;
    case '[': return Type::Array;
    case '"': return Type::String;
    case 't':
    case 'f': return Type::Boolean;
    case 'n': return Type::Null;
    default: return Type::Number;
    }
}

bool JsonCursor::enter(char bracket)
{
    if (!take(bracket)) {
        fail(bracket == '{' ? "an object is missing" : "a list is missing");
        return false;
    }
    m_fresh = true;
    return true;
}

bool JsonCursor::nextKey(std::string_view &key)
{
    if (take('}') || m_problem) {
        m_fresh = false;
        return false;
    }
    if (!m_fresh && !take(',')) {
        fail("a comma is missing");
        return false;
    }
    m_fresh = false;
    space();
    key = plainString();
    if (!m_problem && !take(':'))
        fail("a colon is missing");
    return !m_problem;
}

bool JsonCursor::nextItem()
{
    if (take(']') || m_problem) {
        m_fresh = false;
        return false;
    }
    if (!m_fresh && !take(','))
        fail("a comma is missing");
    m_fresh = false;
    return !m_problem;
}

/// The bytes between the quotation marks, still escaped; m_escaped tells whether anything is.
std::string_view JsonCursor::plainString()
{
    if (m_at == m_end || *m_at != '"') {
        fail("a text is missing");
        return {};
    }
    const char *const begin = m_at + 1;
    const char *from = begin;
    m_escaped = false;
    for (;;) {
        const char *const quote = static_cast<const char *>(std::memchr(from, '"', std::size_t(m_end - from)));
        if (!quote) {
            fail("a text is not closed");
            return {};
        }
        const char *backslash = static_cast<const char *>(std::memchr(from, '\\', std::size_t(quote - from)));
        if (!backslash) {
            m_at = quote + 1;
            return {begin, std::size_t(quote - begin)};
        }
        m_escaped = true;
        while (backslash && backslash < quote) {
            from = backslash + 2;
            backslash = from < quote ? static_cast<const char *>(std::memchr(from, '\\', std::size_t(quote - from))) : nullptr;
        }
        if (from <= quote) {
            m_at = quote + 1;
            return {begin, std::size_t(quote - begin)};
        }
        if (from > m_end) {
            fail("a text is not closed");
            return {};
        }
    }
}

bool JsonCursor::unescape(std::string_view raw, std::string &value)
{
    value.clear();
    value.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size();) {
        const std::size_t backslash = std::min(raw.find('\\', i), raw.size());
        value.append(raw, i, backslash - i);
        if (backslash + 1 >= raw.size())
            break;
        i = backslash + 2;
        switch (raw[backslash + 1]) {
        case '"': value += '"'; break;
        case '\\': value += '\\'; break;
        case '/': value += '/'; break;
        case 'b': value += '\b'; break;
        case 'f': value += '\f'; break;
        case 'n': value += '\n'; break;
        case 'r': value += '\r'; break;
        case 't': value += '\t'; break;
        case 'u': {
            std::optional<char32_t> point = hexadecimal(raw.substr(i, 4));
            if (!point) {
                fail("\\u wants four hexadecimal digits");
                return false;
            }
            i += 4;
            if (*point >= 0xD800 && *point < 0xDC00 && raw.substr(i, 2) == "\\u") {
                const std::optional<char32_t> low = hexadecimal(raw.substr(i + 2, 4));
                if (low && *low >= 0xDC00 && *low < 0xE000) {
                    point = 0x10000 + ((*point - 0xD800) << 10) + (*low - 0xDC00);
                    i += 6;
                }
            }
            // Half of a pair stands for no character.
            appendUtf8(value, *point >= 0xD800 && *point < 0xE000 ? char32_t(0xFFFD) : *point);
            break;
        }
        default:
            fail("an unknown escape");
            return false;
        }
    }
    return true;
}

bool JsonCursor::string(std::string_view &value, std::string &scratch)
{
    space();
    value = plainString();
    if (m_problem)
        return false;
    if (m_escaped) {
        if (!unescape(value, scratch))
            return false;
        value = scratch;
    }
    return true;
}

bool JsonCursor::string(std::string &value)
{
    space();
    const std::string_view raw = plainString();
    if (m_problem)
        return false;
    if (m_escaped)
        return unescape(raw, value);
    value.assign(raw);
    return true;
}

bool JsonCursor::stringOrNull(std::string &value)
{
    if (type() == Type::Null) {
        value.clear();
        return literal("null");
    }
    return string(value);
}

bool JsonCursor::literal(std::string_view word)
{
    if (std::size_t(m_end - m_at) < word.size() || std::memcmp(m_at, word.data(), word.size()) != 0) {
        fail("an unknown word");
        return false;
    }
    m_at += word.size();
    return true;
}

std::optional<std::uint64_t> JsonCursor::unsignedOrNull()
{
    if (type() == Type::Null) {
        literal("null");
        return std::nullopt;
    }
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(m_at, m_end, value);
    if (error != std::errc() || (end < m_end && (*end == '.' || *end == 'e' || *end == 'E'))) {
        fail("a whole number is missing");
        return std::nullopt;
    }
    m_at = end;
    return value;
}

template<typename Number>
std::optional<Number> JsonCursor::anyNumberOrNull()
{
    if (type() == Type::Null) {
        literal("null");
        return std::nullopt;
    }
    Number value = 0;
    const auto [end, error] = std::from_chars(m_at, m_end, value);
    if (error != std::errc() || m_at == m_end || (*m_at != '-' && (*m_at < '0' || *m_at > '9'))) {
        fail("a number is missing");
        return std::nullopt;
    }
    m_at = end;
    return value;
}

std::optional<double> JsonCursor::numberOrNull()
{
    return anyNumberOrNull<double>();
}

std::optional<float> JsonCursor::floatOrNull()
{
    return anyNumberOrNull<float>();
}

bool JsonCursor::boolean(bool &value)
{
    space();
    value = m_at < m_end && *m_at == 't';
    return literal(value ? "true" : "false");
}

std::string_view JsonCursor::scalarText()
{
    space();
    const char *const begin = m_at;
    while (m_at < m_end && std::strchr(",]} \t\r\n", *m_at) == nullptr)
        ++m_at;
    if (m_at == begin)
        fail("a value is missing");
    return {begin, std::size_t(m_at - begin)};
}

void JsonCursor::skip()
{
    // By hand and not by recursion: how deep a file nests is not ours to say.
    std::size_t depth = 0;
    do {
        switch (type()) {
        case Type::Object:
        case Type::Array:
            ++depth;
            ++m_at;
            break;
        case Type::String: plainString(); break;
        case Type::Nothing: fail("a value is missing"); return;
        default:
            if (depth > 0 && (*m_at == '}' || *m_at == ']')) {
                --depth;
                ++m_at;
            } else if (depth > 0 && (*m_at == ',' || *m_at == ':')) {
                ++m_at;
            } else {
                scalarText();
            }
        }
    } while (depth > 0 && !m_problem);
    m_fresh = false;
}

bool JsonCursor::atEnd()
{
    space();
    return m_at == m_end;
}

} // namespace Dateline
