// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/document.h"
#include "text/result.h"
#include "text/textmask.h"

#include <string>
#include <string_view>

namespace Dateline {

struct FrontMatter;

/// A short first line of @p prose that reads like a title: at most 120 characters, without the end of a sentence, above the first
/// paragraph. Empty when there is none.
std::string titleFromProse(std::string_view prose);

/// The language of a text by its script and its most frequent words: "en", "ru", "kk", "zh" or "und". Reads at most the
/// first 64 KiB.
std::string languageOfProse(std::string_view prose);

/// The primary subtag of a BCP 47 language tag in lower case ("en" of "en-GB"); empty when it is none.
std::string primaryLanguage(std::string_view tag);

/// Takes title, date, language and sources from the front matter.
void applyFrontMatter(Document &document, const FrontMatter &matter);

/// Takes a date that metadata write, when it is a full one. @p origin names it for people: "The page's article:published_time".
/// Returns whether it was taken.
bool applyMetadataDate(Document &document, std::string_view value, std::string_view origin);

/// A document with nothing but its path and its text, which decodeText() gives; fails like that.
Result<Document> documentOfText(std::string_view bytes, const std::string &path);

/// Takes what @p mask, one of the document's text, has blanked, and addresses and boilerplate besides, for what must not be read. Then fills in
/// what the reader of a format did not find: title, language, the date of a dateline.
void completeDocument(Document &document, TextMask mask);

} // namespace Dateline
