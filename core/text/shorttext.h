// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace Dateline {

/// A text that mostly is as short as a date: a string of its own would take memory from the heap for "2024-07-04T15:30", and a text of
/// nothing but times holds millions of them. Longer ones may be held as well.
class ShortText
{
public:
    /// The most bytes that are held without memory of their own: "2024-07-03/2024-07-04~" and one more.
    static constexpr std::size_t Capacity = 23;

    ShortText() = default;
    ShortText(std::string_view text) { append(text); }
    ShortText(const char *text)
        : ShortText(std::string_view(text))
    {
    }
    ShortText(const std::string &text)
        : ShortText(std::string_view(text))
    {
    }
    ShortText(const ShortText &other)
        : m_bytes(other.m_bytes)
        , m_size(other.m_size)
        , m_long(other.m_long ? std::make_unique<std::string>(*other.m_long) : nullptr)
    {
    }
    ShortText(ShortText &&) noexcept = default;
    ShortText &operator=(const ShortText &other)
    {
        auto longer = other.m_long ? std::make_unique<std::string>(*other.m_long) : nullptr;
        m_bytes = other.m_bytes;
        m_size = other.m_size;
        m_long = std::move(longer);
        return *this;
    }
    ShortText &operator=(ShortText &&) noexcept = default;
    ~ShortText() = default;

    bool empty() const { return size() == 0; }
    std::size_t size() const { return m_long ? m_long->size() : m_size; }
    std::string_view view() const { return m_long ? std::string_view(*m_long) : std::string_view(m_bytes.data(), m_size); }
    operator std::string_view() const { return view(); }
    std::string string() const { return std::string(view()); }

    void clear()
    {
        m_long.reset();
        m_size = 0;
    }
    ShortText &operator+=(std::string_view more)
    {
        append(more);
        return *this;
    }
    ShortText &operator+=(char more) { return *this += std::string_view(&more, 1); }

    friend bool operator==(const ShortText &a, const ShortText &b) { return a.view() == b.view(); }
    friend std::ostream &operator<<(std::ostream &stream, const ShortText &text) { return stream << text.view(); }

private:
    void append(std::string_view more)
    {
        if (m_long) {
            *m_long += more;
        } else if (more.size() <= Capacity - m_size) {
            std::copy(more.begin(), more.end(), m_bytes.begin() + m_size);
            m_size = std::uint8_t(m_size + more.size());
        } else {
            auto all = std::make_unique<std::string>(view());
            *all += more;
            m_long = std::move(all);
        }
    }

    std::array<char, Capacity> m_bytes{};
    std::uint8_t m_size = 0;
    std::unique_ptr<std::string> m_long; ///< of what is too long: all of it; else null
};

} // namespace Dateline
