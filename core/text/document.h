// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"
#include "text/textspan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// How a document creation time came to be known.
enum class PublishedBasis { Unknown, Given, Metadata, Dateline, Inferred };

/// The document creation time of TimeML: the day that relative expressions count from.
struct DocumentDate
{
    std::optional<Day> day;                      ///< nothing exactly when basis is Unknown
    PublishedBasis basis = PublishedBasis::Unknown;
    std::string reason;                          ///< why this day, or why none, in words for the user
    std::optional<TextSpan> evidence;            ///< the words it was read from, where they stand in the text
};

/// One article as it was read.
struct Document
{
    std::string path;     ///< as given by the user, UTF-8; "-" for standard input
    std::string title;    ///< never empty: the file's name where the text has no title
    DocumentDate published;
    std::string language; ///< ISO 639-1, lower case; "und" when unknown
    std::vector<std::string> sources; ///< addresses or names of sources from the front matter, may be empty

    /// The text exactly as read: UTF-8 decoded, nothing trimmed or normalised. For HTML and PDF the words that a reader
    /// sees; for plain text and Markdown the file itself. Valid UTF-8 always.
    std::string text;

    /// What the taggers read: @ref text, with every byte of markup, boilerplate, front matter and addresses replaced by a
    /// space. Line breaks stay, except that in Markdown one inside a paragraph is a space and a block's mark may become one.
    /// Of the same length as the text, so that a span of one is a span of the other. Empty when it would equal the text.
    std::string masked;

    std::string_view prose() const { return masked.empty() ? std::string_view(text) : std::string_view(masked); }
};

} // namespace Dateline
