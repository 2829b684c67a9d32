// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace Dateline {

/// A text that never changes and that many may hold at the cost of one: a long article gives the same reason a thousand times.
class SharedText
{
public:
    SharedText() = default;
    SharedText(std::string text)
        : m_text(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text)))
    {
    }
    SharedText(std::string_view text)
        : SharedText(std::string(text))
    {
    }
    SharedText(const char *text)
        : SharedText(std::string(text))
    {
    }

    bool empty() const { return !m_text; }
    const std::string &string() const
    {
        static const std::string none;
        return m_text ? *m_text : none;
    }
    operator const std::string &() const { return string(); }
    operator std::string_view() const { return string(); }

    friend bool operator==(const SharedText &a, const SharedText &b) { return a.m_text == b.m_text || a.string() == b.string(); }
    friend std::ostream &operator<<(std::ostream &stream, const SharedText &text) { return stream << text.string(); }

private:
    std::shared_ptr<const std::string> m_text; ///< null for an empty one
};

} // namespace Dateline
