// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

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
    {
        if (other.isLong())
            hold(new std::string(other.longer()));
    }
    ShortText(ShortText &&other) noexcept
        : m_bytes(other.m_bytes)
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    ShortText &operator=(const ShortText &other)
    {
        if (this != &other)
            *this = ShortText(other);
        return *this;
    }
    ShortText &operator=(ShortText &&other) noexcept
    {
        if (this != &other) {
            clear();
            m_bytes = other.m_bytes;
            m_size = std::exchange(other.m_size, 0);
        }
        return *this;
    }
    ~ShortText() { clear(); }

    bool empty() const { return size() == 0; }
    std::size_t size() const { return view().size(); }
    std::string_view view() const { return isLong() ? std::string_view(longer()) : std::string_view(m_bytes.data(), m_size); }
    operator std::string_view() const { return view(); }
    std::string string() const { return std::string(view()); }

    void clear()
    {
        if (isLong())
            delete &longer();
        m_size = 0;
    }
    /// Makes the text @p count bytes longer, which the caller writes where this points to. There must be room for them: the whole
    /// text then has Capacity bytes at most.
    char *extend(std::size_t count)
    {
        char *const begin = m_bytes.data() + m_size;
        m_size = std::uint8_t(m_size + count);
        return begin;
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
    static constexpr std::uint8_t Long = 0xFF;

    bool isLong() const { return m_size == Long; }
    std::string &longer() const
    {
        std::string *text = nullptr;
        std::memcpy(&text, m_bytes.data(), sizeof text);
        return *text;
    }
    void hold(std::string *text)
    {
        std::memcpy(m_bytes.data(), &text, sizeof text);
        m_size = Long;
    }
    void append(std::string_view more)
    {
        if (isLong()) {
            longer() += more;
        } else if (more.size() <= Capacity - m_size) {
            std::copy(more.begin(), more.end(), extend(more.size()));
        } else {
            auto all = std::make_unique<std::string>(view());
            *all += more;
            hold(all.release());
        }
    }

    alignas(std::string *) std::array<char, Capacity> m_bytes{}; ///< of what is too long: the address of all of it
    std::uint8_t m_size = 0; ///< or Long
};

} // namespace Dateline
