// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace Dateline {

/// Makes Document::masked: a copy of a text in which parts are blanked. Line breaks stay, so that lines stay lines.
class TextMask
{
public:
    /// @p text must outlive the mask. Nothing is copied until something is blanked.
    explicit TextMask(std::string_view text) : m_text(text) {}
    /// Starts from what is already masked; @p masked may be empty, for a text of which nothing is.
    TextMask(std::string_view text, std::string masked) : m_text(text), m_masked(std::move(masked)) {}

    /// Replaces the bytes [begin, end) by spaces.
    void blank(std::size_t begin, std::size_t end);

    /// The text as it is masked by now.
    std::string_view prose() const { return m_masked.empty() ? m_text : std::string_view(m_masked); }
    /// The masked copy; empty when nothing was blanked.
    std::string take() { return std::move(m_masked); }

private:
    std::string_view m_text;
    std::string m_masked;
};

/// Blanks web and mail addresses (http://…, www.…, name@example.org): a number in an address is never a date.
void maskAddresses(TextMask &mask);

/// Blanks lines that belong to the page and not to the article, such as "Advertisement" or the speeds of an audio player, by
/// the list resources/rules/english/text/boilerplate.txt. Only whole lines are blanked, whatever their case.
void maskBoilerplate(TextMask &mask);

} // namespace Dateline
