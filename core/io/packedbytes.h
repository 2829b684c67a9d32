// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/country.h"
#include "temporal/timeinterval.h"
#include "text/textspan.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Dateline {

// Numbers are LEB128 (seven bits a byte, the lowest first), signed ones zigzag; a string is its length and its bytes; a list is
// its length and its members. Strings that recur stand once, in a table before everything else.

/// Packs values one after the other.
class PackedWriter
{
public:
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            m_bytes += char(value | 0x80);
            value >>= 7;
        }
        m_bytes += char(value);
    }
    void signedNumber(std::int64_t value) { number((std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63)); }
    void string(std::string_view text)
    {
        number(text.size());
        m_bytes += text;
    }
    void real(double value)
    {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        m_bytes.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    }
    void fraction(float value)
    {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        m_bytes.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    }
    void name(std::string_view text)
    {
        const auto [entry, isNew] = m_names.try_emplace(std::string(text), m_table.size());
        if (isNew)
            m_table.push_back(entry->first);
        number(entry->second);
    }
    /// Spans come in text order mostly, so that the distance from the last one is small.
    void span(TextSpan value)
    {
        signedNumber(std::int64_t(value.begin) - std::int64_t(m_lastBegin));
        number(value.size());
        m_lastBegin = value.begin;
    }
    void country(CountryCode code) { name(code.text()); }
    void day(const std::optional<Day> &value) { signedNumber(value ? std::int64_t(value->time_since_epoch().count()) : 0); }
    void interval(const TimeInterval &value)
    {
        const auto &[earliest, latest, beginKind, endKind] = value;
        number(std::uint64_t(beginKind) | std::uint64_t(endKind) << 2 | std::uint64_t(earliest.has_value()) << 4 | std::uint64_t(latest.has_value()) << 5);
        if (earliest)
            day(earliest);
        if (latest)
            day(latest);
    }

    std::string take(std::uint32_t format)
    {
        PackedWriter head;
        head.number(format);
        head.number(m_table.size());
        for (const std::string_view text : m_table)
            head.string(text);
        return head.m_bytes + m_bytes;
    }

private:
    std::string m_bytes;
    std::unordered_map<std::string, std::size_t> m_names;
    std::vector<std::string_view> m_table;
    std::uint32_t m_lastBegin = 0;
};

/// Unpacks what PackedWriter packed. A mistake sticks: after it all values are empty ones and isOk() is false. Bytes from anywhere are safe.
class PackedReader
{
public:
    PackedReader(std::string_view bytes, std::uint32_t format, std::size_t textSize)
        : m_bytes(bytes)
        , m_textSize(textSize)
    {
        if (number() != format) {
            m_ok = false;
            return;
        }
        m_table.resize(length(1));
        for (std::string_view &text : m_table)
            text = string();
    }

    bool isOk() const { return m_ok; }
    bool isAtEnd() const { return m_at == m_bytes.size(); }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at >= m_bytes.size()) {
                m_ok = false;
                return 0;
            }
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= std::uint64_t(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        m_ok = false;
        return 0;
    }
    std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return std::int64_t(value >> 1) ^ -std::int64_t(value & 1);
    }
    /// The length of a list whose members take at least @p bytesEach bytes: never more than can follow.
    std::size_t length(std::size_t bytesEach)
    {
        const std::uint64_t value = number();
        if (!m_ok || value > (m_bytes.size() - m_at) / bytesEach) {
            m_ok = false;
            return 0;
        }
        return std::size_t(value);
    }
    std::string_view string()
    {
        const std::size_t size = length(1);
        const std::string_view text = m_bytes.substr(m_at, size);
        m_at += size;
        return text;
    }
    double real() { return std::bit_cast<double>(fixed<std::uint64_t>()); }
    float fraction() { return std::bit_cast<float>(fixed<std::uint32_t>()); }
    std::string_view name()
    {
        const std::uint64_t index = number();
        if (index >= m_table.size()) {
            m_ok = false;
            return {};
        }
        return m_table[std::size_t(index)];
    }
    TextSpan span()
    {
        const std::int64_t begin = std::int64_t(m_lastBegin) + signedNumber();
        const std::uint64_t size = number();
        if (!m_ok || begin < 0 || std::uint64_t(begin) > m_textSize || size > m_textSize - std::uint64_t(begin)) {
            m_ok = false;
            return {};
        }
        m_lastBegin = std::uint32_t(begin);
        return {std::uint32_t(begin), std::uint32_t(std::uint64_t(begin) + size)};
    }
    CountryCode country() { return CountryCode(name()); }
    template<typename Enumeration>
    Enumeration enumeration(Enumeration last)
    {
        const std::uint64_t value = number();
        if (value > std::uint64_t(last)) {
            m_ok = false;
            return Enumeration{};
        }
        return Enumeration(value);
    }
    Day day()
    {
        const std::int64_t value = signedNumber();
        if (value < -13000000 || value > 13000000) {
            m_ok = false;
            return {};
        }
        return Day(std::chrono::days(value));
    }
    TimeInterval interval()
    {
        const std::uint64_t kinds = number();
        TimeInterval value;
        if ((kinds & 3) > 2 || (kinds >> 2 & 3) > 2) {
            m_ok = false;
            return value;
        }
        value.beginKind = EndKind(kinds & 3);
        value.endKind = EndKind(kinds >> 2 & 3);
        if (kinds >> 4 & 1)
            value.earliest = day();
        if (kinds >> 5 & 1)
            value.latest = day();
        return value;
    }
    std::uint32_t index(std::size_t size)
    {
        const std::uint64_t value = number();
        if (value >= size) {
            m_ok = false;
            return 0;
        }
        return std::uint32_t(value);
    }
    /// An index counted from 1, or 0 for -1.
    std::int32_t indexOrNone(std::size_t size)
    {
        const std::uint64_t value = number();
        if (value > size) {
            m_ok = false;
            return -1;
        }
        return std::int32_t(value) - 1;
    }

private:
    template<typename Bits>
    Bits fixed()
    {
        Bits bits = 0;
        if (m_bytes.size() - m_at < sizeof bits) {
            m_ok = false;
            return 0;
        }
        std::memcpy(&bits, m_bytes.data() + m_at, sizeof bits);
        m_at += sizeof bits;
        return bits;
    }

    std::string_view m_bytes;
    std::size_t m_textSize = 0;
    std::size_t m_at = 0;
    bool m_ok = true;
    std::uint32_t m_lastBegin = 0;
    std::vector<std::string_view> m_table;
};

} // namespace Dateline
