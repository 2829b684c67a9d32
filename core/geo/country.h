// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace Dateline {

/// An ISO 3166-1 alpha-2 code in upper case; empty means no country.
class CountryCode
{
public:
    constexpr CountryCode() = default;
    /// The empty code for anything but two ASCII letters.
    constexpr explicit CountryCode(std::string_view alpha2)
    {
        const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; };
        if (alpha2.size() != 2)
            return;
        const char first = upper(alpha2[0]);
        const char second = upper(alpha2[1]);
        if (first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z')
            m_letters = {first, second};
    }

    constexpr bool isEmpty() const { return m_letters[0] == 0; }
    std::string_view text() const { return isEmpty() ? std::string_view() : std::string_view(m_letters.data(), 2); }
    std::string toString() const { return std::string(text()); }

    friend constexpr auto operator<=>(const CountryCode &, const CountryCode &) = default;

private:
    std::array<char, 2> m_letters{};
};

/// The English name of a country ("Kazakhstan"); the code itself where it is unknown.
std::string countryName(CountryCode code);

} // namespace Dateline
