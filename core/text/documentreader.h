// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/document.h"
#include "text/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace Dateline {

/// Reads one kind of file. One class a format: PlainTextReader, MarkdownReader, HtmlReader, PdfReader.
class DocumentReader
{
public:
    virtual ~DocumentReader() = default;

    /// Reads a document from the bytes of a file. @p path names it in messages and gives the title where there is none.
    /// Fails with a message (which does not repeat the path) when the bytes are empty, binary or malformed.
    /// Never reaches the network, whatever the document asks for.
    virtual Result<Document> read(std::string_view bytes, const std::string &path) const = 0;
};

/// No document may be larger; a larger file is refused with a message that names this limit.
inline constexpr std::size_t MaximumDocumentBytes = 128u << 20;

/// The reader for a file, by the ending of @p path (.txt .md .markdown .html .htm .xhtml .pdf) and else by its first bytes.
const DocumentReader &readerFor(const std::string &path, std::string_view bytes);

/// Reads the file at @p path; "-" reads standard input. Fails with a message for people when it is missing, a folder, not
/// readable, empty, too large, binary or malformed. Sets the document date from metadata or a dateline, else leaves it unknown.
Result<Document> readDocument(const std::string &path);

} // namespace Dateline
