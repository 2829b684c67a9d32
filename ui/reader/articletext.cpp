// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/articletext.h"

#include "uitext.h"

#include <algorithm>

namespace Dateline {

namespace {

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\f' || c == QChar::ParagraphSeparator;
}

/// What QTextDocument would take for one of its own marks.
bool isMarkOfQt(QChar c)
{
    return c == QChar(0xFDD0) || c == QChar(0xFDD1) || c == QChar::ObjectReplacementCharacter;
}

/// Where to cut a paragraph that begins at @p begin and is too long: after its last space, else between two characters.
qsizetype cutOf(const QString &text, qsizetype begin)
{
    const qsizetype limit = begin + ArticleText::LongestParagraph;
    for (qsizetype i = limit; i > begin + ArticleText::LongestParagraph / 2; --i) {
        if (text[i - 1] == u' ')
            return i;
    }
    return text[limit - 1].isHighSurrogate() ? limit - 1 : limit;
}

} // namespace

ArticleText::ArticleText(std::string_view text, TextSpan passage)
    : m_text(passage.in(text))
    , m_base(passage.begin)
    , m_offsets(m_text)
{
    const QString units = textFromUtf8(m_text);
    m_joined.reserve(units.size());
    const auto add = [&](qsizetype begin, qsizetype end) {
        if (!m_paragraphs.empty())
            m_joined += u'\n';
        m_paragraphs.push_back({std::uint32_t(begin), std::uint32_t(end - begin)});
        const qsizetype start = m_joined.size();
        m_joined += QStringView(units).sliced(begin, end - begin);
        std::replace_if(m_joined.begin() + start, m_joined.end(), isMarkOfQt, QChar(QChar::ReplacementCharacter));
    };
    qsizetype begin = 0;
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (isLineBreak(units[i])) {
            add(begin, i);
            if (units[i] == u'\r' && i + 1 < units.size() && units[i + 1] == u'\n')
                ++i;
            begin = i + 1;
        } else if (i - begin == LongestParagraph) {
            const qsizetype cut = cutOf(units, begin);
            add(begin, cut);
            begin = cut;
        }
    }
    add(begin, units.size());
}

std::uint32_t ArticleText::unit(std::uint32_t byte) const
{
    return m_offsets.utf16(byte - std::min(byte, m_base));
}

ArticleText::Position ArticleText::position(std::uint32_t byte) const
{
    const std::uint32_t unit = this->unit(byte);
    const auto after = std::upper_bound(m_paragraphs.begin(), m_paragraphs.end(), unit,
                                        [](std::uint32_t value, const Paragraph &paragraph) { return value < paragraph.begin; });
    const auto paragraph = after - 1;
    return {int(paragraph - m_paragraphs.begin()), int(std::min(unit - paragraph->begin, paragraph->length))};
}

std::uint32_t ArticleText::byte(Position position) const
{
    const Paragraph &paragraph = m_paragraphs[std::size_t(std::clamp(position.paragraph, 0, paragraphCount() - 1))];
    return m_base + m_offsets.byteFromUtf16(paragraph.begin + std::min(std::uint32_t(std::max(position.unit, 0)), paragraph.length));
}

TextSpan ArticleText::span(int paragraph) const
{
    const Paragraph &units = m_paragraphs[std::size_t(paragraph)];
    return {m_base + m_offsets.byteFromUtf16(units.begin), m_base + m_offsets.byteFromUtf16(units.begin + units.length)};
}

int ArticleText::unitIn(int paragraph, std::uint32_t byte) const
{
    return int(unit(byte) - m_paragraphs[std::size_t(paragraph)].begin);
}

} // namespace Dateline
