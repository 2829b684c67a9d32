// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintextreader.h"

#include "text/documentdetails.h"
#include "text/frontmatter.h"
#include "text/textmask.h"

#include <utility>

namespace Dateline {

Result<Document> PlainTextReader::read(std::string_view bytes, const std::string &path) const
{
    Result<Document> decoded = documentOfText(bytes, path);
    if (!decoded)
        return decoded;
    Document &document = *decoded;
    TextMask mask(document.text);
    if (const auto matter = findFrontMatter(document.text)) {
        applyFrontMatter(document, *matter);
        mask.blank(matter->span.begin, matter->span.end);
    }
    completeDocument(document, std::move(mask));
    return decoded;
}

} // namespace Dateline
