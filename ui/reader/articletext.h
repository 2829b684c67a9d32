// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textoffsets.h"
#include "text/textspan.h"

#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

/// An article's text cut into the paragraphs that a QTextDocument shows, with the way back from a place on the screen to the
/// byte it stands for. A paragraph ends at any line break (LF, CR, CRLF, form feed, U+2029); one of more than
/// LongestParagraph units is cut at a space, because the layout of a single paragraph must never freeze the window.
/// Positions are (paragraph, UTF-16 unit in it); the line breaks themselves belong to no paragraph.
/// Of a text too long to be shown whole it holds one passage; what lies before or behind it counts as its beginning or its end.
class ArticleText
{
public:
    static constexpr std::uint32_t LongestParagraph = 8192;

    struct Position
    {
        int paragraph = 0;
        int unit = 0;

        friend auto operator<=>(const Position &, const Position &) = default;
    };

    /// @p text is valid UTF-8 and outlives the object.
    explicit ArticleText(std::string_view text) : ArticleText(text, {0, std::uint32_t(text.size())}) {}
    /// Only the bytes of @p passage, which ends between code points.
    ArticleText(std::string_view text, TextSpan passage);

    /// The bytes that it holds.
    TextSpan passage() const { return {m_base, m_base + std::uint32_t(m_text.size())}; }
    int paragraphCount() const { return int(m_paragraphs.size()); }
    /// All paragraphs joined by LF, ready for QTextDocument::setPlainText(), which makes exactly one block of each.
    const QString &paragraphs() const { return m_joined; }
    /// Frees the joined text once it is in a document.
    void releaseParagraphs() { m_joined = QString(); }

    /// Where the code point at @p byte stands; one in a line break counts as the end of its paragraph.
    Position position(std::uint32_t byte) const;
    /// The byte of the code point at @p position; units past the paragraph's end count as its end.
    std::uint32_t byte(Position position) const;
    /// The bytes of a paragraph, without its line break.
    TextSpan span(int paragraph) const;
    /// UTF-16 units from the beginning of @p paragraph to @p byte, which lies in span(paragraph).
    int unitIn(int paragraph, std::uint32_t byte) const;

private:
    /// In UTF-16 units of the passage.
    struct Paragraph
    {
        std::uint32_t begin;
        std::uint32_t length;
    };

    /// Within the passage.
    std::uint32_t unit(std::uint32_t byte) const;

    std::string_view m_text; ///< of the passage
    std::uint32_t m_base = 0;
    TextOffsets m_offsets;
    std::vector<Paragraph> m_paragraphs;
    QString m_joined;
};

} // namespace Dateline
