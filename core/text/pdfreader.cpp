// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/pdfreader.h"

#include "text/documentdetails.h"
#include "text/textmask.h"
#include "text/utf8.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace Dateline {

namespace {

/// Poppler writes its complaints to standard error unless it is told where to.
void silencePoppler()
{
    static const bool silent = [] {
        poppler::set_debug_error_function([](const std::string &, void *) {}, nullptr);
        return true;
    }();
    static_cast<void>(silent);
}

/// ISO 32000-1, 7.5.5: a file ends with %%EOF; readers look for it in the last 1024 bytes.
bool hasEnd(std::string_view bytes)
{
    const std::size_t tail = std::min<std::size_t>(bytes.size(), 1024);
    return bytes.substr(bytes.size() - tail).find("%%EOF") != std::string_view::npos;
}

std::string utf8(const poppler::ustring &text)
{
    const poppler::byte_array bytes = text.to_utf8();
    std::string result(bytes.begin(), bytes.end());
    // A broken font can yield halves of surrogate pairs and control characters: none of it is text.
    for (std::size_t valid = Utf8::validLength(result); valid < result.size(); valid = Utf8::validLength(result))
        result[valid] = '?';
    for (char &c : result) {
        if (static_cast<unsigned char>(c) < 0x20 && !(c >= '\t' && c <= '\r'))
            c = ' ';
    }
    return result;
}

/// Word processors leave the file's name as the title.
bool isRealTitle(std::string_view title)
{
    const bool fileName = title.find(' ') == std::string_view::npos && title.find('.') != std::string_view::npos;
    return !title.empty() && !fileName && !title.starts_with("Microsoft ") && title != "untitled" && title != "Untitled";
}

} // namespace

Result<Document> PdfReader::read(std::string_view bytes, const std::string &path) const
{
    if (bytes.empty())
        return Failure{"The file is empty."};
    silencePoppler();
    const std::unique_ptr<poppler::document> pdf(poppler::document::load_from_raw_data(bytes.data(), int(bytes.size())));
    if (!hasEnd(bytes))
        return Failure{"The PDF is cut off: its end is missing."};
    if (!pdf)
        return Failure{"The PDF is damaged and cannot be read."};
    if (pdf->is_locked())
        return Failure{"The PDF is locked with a password."};

    Document document;
    document.path = path;
    for (int i = 0; i < pdf->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(pdf->create_page(i));
        if (!page)
            return Failure{"The PDF is damaged: page " + std::to_string(i + 1) + " cannot be read."};
        const std::string text = utf8(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
        const std::string_view words = Utf8::trimmed(text);
        if (words.empty())
            continue;
        // One line break: a sentence may run on to the next page.
        if (!document.text.empty())
            document.text += '\n';
        document.text += words;
    }
    if (document.text.empty())
        return Failure{pdf->pages() > 0 ? "The PDF holds pictures only, no text." : "The PDF is damaged: it has no pages."};

    const std::string title = utf8(pdf->get_title());
    if (isRealTitle(Utf8::trimmed(title)))
        document.title = Utf8::trimmed(title);
    TextMask mask(document.text);
    completeDocument(document, std::move(mask));
    return document;
}

} // namespace Dateline
