// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsontext.h"

#include <charconv>
#include <cmath>
#include <system_error>

namespace Dateline {

namespace {

/// The length of the well-formed UTF-8 sequence (RFC 3629) at the beginning of @p text; 0 when there is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    }
    if (length == 0 || text.size() < length || byte(1) < low || byte(1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

template<typename Number>
void appendNumber(std::string &output, Number value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    output.append(buffer, end.ptr);
}

} // namespace

void JsonText::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasMember.back())
        m_output += ',';
    m_hasMember.back() = true;
}

void JsonText::open(char bracket)
{
    separate();
    m_output += bracket;
    m_hasMember.push_back(false);
}

void JsonText::close(char bracket)
{
    m_hasMember.pop_back();
    m_output += bracket;
}

void JsonText::key(std::string_view name)
{
    separate();
    m_output += '"';
    m_output += name;
    m_output += "\":";
    m_afterKey = true;
}

void JsonText::string(std::string_view text)
{
    separate();
    m_output += '"';
    std::size_t plainBegin = 0;
    std::size_t i = 0;
    const auto replace = [&](std::string_view escape, std::size_t length) {
        m_output.append(text, plainBegin, i - plainBegin);
        m_output += escape;
        i += length;
        plainBegin = i;
    };
    while (i < text.size()) {
        const unsigned char c = static_cast<unsigned char>(text[i]);
        if (c >= 0x80) {
            if (const std::size_t length = sequenceLength(text.substr(i)))
                i += length;
            else
                replace("\xEF\xBF\xBD", 1);
        } else if (c == '"') {
            replace("\\\"", 1);
        } else if (c == '\\') {
            replace("\\\\", 1);
        } else if (c >= 0x20 && c != 0x7F) {
            ++i;
        } else if (c == '\n') {
            replace("\\n", 1);
        } else if (c == '\r') {
            replace("\\r", 1);
        } else if (c == '\t') {
            replace("\\t", 1);
        } else {
            static constexpr char Digits[] = "0123456789abcdef";
            const char escape[] = {'\\', 'u', '0', '0', Digits[c >> 4], Digits[c & 15]};
            replace(std::string_view(escape, sizeof escape), 1);
        }
    }
    m_output.append(text, plainBegin, i - plainBegin);
    m_output += '"';
}

void JsonText::stringOrNull(std::string_view text)
{
    if (text.empty())
        null();
    else
        string(text);
}

void JsonText::number(std::uint64_t value)
{
    separate();
    appendNumber(m_output, value);
}

void JsonText::number(double value)
{
    if (!std::isfinite(value))
        return null();
    separate();
    appendNumber(m_output, value);
}

void JsonText::number(float value)
{
    if (!std::isfinite(value))
        return null();
    separate();
    appendNumber(m_output, value);
}

void JsonText::boolean(bool value)
{
    separate();
    m_output += value ? "true" : "false";
}

void JsonText::null()
{
    separate();
    m_output += "null";
}

} // namespace Dateline
