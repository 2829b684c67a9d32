// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace Dateline {

/// Words of a text, kept so that they can be found again when the text was read anew or has changed: the text quote selector and
/// the text position selector of the W3C Web Annotation Data Model (2017), with the whole sentence as the quote's context.
/// All texts are UTF-8.
struct TextAnchor
{
    std::string exact;           ///< the words
    std::string prefix;          ///< what their sentence says before them
    std::string suffix;          ///< what their sentence says after them
    std::string before;          ///< what stands before the sentence, at most ContextLength code points
    std::string after;           ///< what stands after the sentence, at most ContextLength code points
    std::uint32_t begin = 0;     ///< byte of the first word in the text that the anchor was made of
    std::uint64_t textHash = 0;  ///< textHash() of that text
    bool unique = true;          ///< the sentence stood only once in that text

    static constexpr std::size_t ContextLength = 32;

    /// Without words: it stands for the document as a whole.
    bool isEmpty() const { return exact.empty(); }

    friend bool operator==(const TextAnchor &, const TextAnchor &) = default;
};

/// FNV-1a, 64 bit, of the bytes: tells whether a text is the same as before, on every machine alike.
std::uint64_t textHash(std::string_view text);

/// The anchor of @p words, which lie in @p sentence; both are spans of @p text.
TextAnchor anchorOf(std::string_view text, TextSpan sentence, TextSpan words);

/// Where the words stand now.
struct AnchorPlace
{
    TextSpan words;
    TextSpan sentence;
};

/// Finds an anchor's words again. In the text that it was made of they stand where they stood. In another text they are found
/// only when their whole sentence stands there word for word: once, if it stood once before (a sentence shorter than
/// ContextLength must also keep its neighbour on one side); else, and where it stands more than once now, the words on both
/// sides of it must be the same and leave exactly one. Nothing when that fails: there is no guess.
std::optional<AnchorPlace> findAnchor(const TextAnchor &anchor, std::string_view text);
/// The same, for many anchors of one text; @p hash is textHash(text).
std::optional<AnchorPlace> findAnchor(const TextAnchor &anchor, std::string_view text, std::uint64_t hash);

} // namespace Dateline
