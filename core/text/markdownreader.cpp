// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/markdownreader.h"

#include "text/documentdetails.h"
#include "text/frontmatter.h"
#include "text/textmask.h"
#include "text/utf8.h"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace Dateline {

namespace {

/// Collects what of a Markdown source is prose, while md4c walks through it.
class ProseFinder
{
public:
    explicit ProseFinder(std::string_view source)
        : m_source(source)
        , m_prose(source.size(), ' ')
    {
        for (std::size_t i = 0; i < source.size(); ++i) {
            if (source[i] == '\n' || source[i] == '\r')
                m_prose[i] = source[i];
        }
    }

    bool parse()
    {
        MD_PARSER parser{};
        // Text that is set in by four spaces is far more often a quoted paragraph than code.
        parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOINDENTEDCODEBLOCKS;
        parser.enter_block = [](MD_BLOCKTYPE type, void *, void *self) { return static_cast<ProseFinder *>(self)->enterBlock(type); };
        parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) { return static_cast<ProseFinder *>(self)->leaveBlock(type); };
        parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) { return static_cast<ProseFinder *>(self)->changeSpan(type, detail, 1); };
        parser.leave_span = [](MD_SPANTYPE type, void *detail, void *self) { return static_cast<ProseFinder *>(self)->changeSpan(type, detail, -1); };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
            return static_cast<ProseFinder *>(self)->addText(type, text, size);
        };
        return md_parse(m_source.data(), MD_SIZE(m_source.size()), &parser, this) == 0;
    }

    std::string takeProse() { return std::move(m_prose); }
    std::string takeHeading() { return std::move(m_heading); }

private:
    int enterBlock(MD_BLOCKTYPE type)
    {
        m_blockBegins = true;
        m_inHeading = type == MD_BLOCK_H && m_heading.empty();
        return 0;
    }

    int leaveBlock(MD_BLOCKTYPE)
    {
        m_inHeading = false;
        return 0;
    }

    int changeSpan(MD_SPANTYPE type, void *detail, int step)
    {
        const bool hidden = type == MD_SPAN_CODE || type == MD_SPAN_IMG || (type == MD_SPAN_A && static_cast<MD_SPAN_A_DETAIL *>(detail)->is_autolink);
        if (hidden)
            m_hidden += step;
        return 0;
    }

    int addText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size)
    {
        if (type == MD_TEXT_SOFTBR) {
            const std::size_t lineBreak = m_source.find('\n', m_last);
            if (lineBreak != std::string_view::npos) {
                m_prose[lineBreak] = ' ';
                if (lineBreak > 0 && m_prose[lineBreak - 1] == '\r')
                    m_prose[lineBreak - 1] = ' ';
                m_last = lineBreak + 1;
            }
            if (m_inHeading)
                m_heading += ' ';
            return 0;
        }
        // Some texts are md4c's own ("\n" of a break): only what lies in the source has a place in it.
        const std::less<const char *> before;
        if (before(text, m_source.data()) || !before(text, m_source.data() + m_source.size()))
            return 0;
        const std::size_t begin = std::size_t(text - m_source.data());
        const std::size_t end = std::min(begin + size, m_source.size());
        m_last = end;
        if (type != MD_TEXT_NORMAL || m_hidden > 0)
            return 0;
        if (m_blockBegins)
            separateBlock(begin);
        std::copy(m_source.begin() + std::ptrdiff_t(begin), m_source.begin() + std::ptrdiff_t(end), m_prose.begin() + std::ptrdiff_t(begin));
        if (m_inHeading)
            m_heading.append(m_source.substr(begin, end - begin));
        return 0;
    }

    /// Turns the mark before a block's text ("# ", "- ", "2. ") to a line break, so that sentences end where blocks do.
    void separateBlock(std::size_t textBegin)
    {
        m_blockBegins = false;
        const std::size_t lineBreak = textBegin == 0 ? std::string_view::npos : m_source.rfind('\n', textBegin - 1);
        const std::size_t lineBegin = lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
        if (lineBegin < textBegin && m_prose[lineBegin] == ' ')
            m_prose[lineBegin] = '\n';
    }

    std::string_view m_source;
    std::string m_prose;
    std::string m_heading;
    std::size_t m_last = 0;
    int m_hidden = 0;
    bool m_blockBegins = false;
    bool m_inHeading = false;
};

} // namespace

Result<Document> MarkdownReader::read(std::string_view bytes, const std::string &path) const
{
    Result<Document> decoded = documentOfText(bytes, path);
    if (!decoded)
        return decoded;
    Document &document = *decoded;
    const std::string_view text = document.text;
    std::size_t bodyBegin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (const auto matter = findFrontMatter(text)) {
        applyFrontMatter(document, *matter);
        bodyBegin = matter->span.end;
    }
    ProseFinder finder(text.substr(bodyBegin));
    if (!finder.parse())
        return Failure{"The Markdown could not be parsed."};
    TextMask before(text.substr(0, bodyBegin));
    before.blank(0, bodyBegin);
    TextMask mask(text, before.take() + finder.takeProse());
    if (document.title.empty())
        document.title = Utf8::trimmed(finder.takeHeading());
    completeDocument(document, std::move(mask));
    return decoded;
}

} // namespace Dateline
