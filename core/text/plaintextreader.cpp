// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintextreader.h"

#include "text/documentdetails.h"
#include "text/frontmatter.h"
#include "text/textencoding.h"
#include "text/textmask.h"

namespace Dateline {

Result<Document> PlainTextReader::read(std::string_view bytes, const std::string &path) const
{
    Result<DecodedText> decoded = decodeText(bytes);
    if (!decoded)
        return Failure{decoded.message()};

    Document document;
    document.path = path;
    document.text = std::move(decoded->text);
    TextMask mask(document.text);
    if (const auto matter = findFrontMatter(document.text)) {
        applyFrontMatter(document, *matter);
        mask.blank(matter->span.begin, matter->span.end);
    }
    maskAddresses(mask);
    maskBoilerplate(mask);
    document.masked = mask.take();
    completeDocument(document);
    return document;
}

} // namespace Dateline
