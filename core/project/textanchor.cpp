// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/textanchor.h"

#include "text/utf8.h"

namespace Dateline {

namespace {

std::string_view lastCodePoints(std::string_view text, std::size_t count)
{
    std::size_t begin = text.size();
    while (begin > 0 && count-- > 0)
        begin = Utf8::previous(text, begin);
    return text.substr(begin);
}

std::string_view firstCodePoints(std::string_view text, std::size_t count)
{
    std::size_t end = 0;
    while (end < text.size() && count-- > 0)
        end += Utf8::decode(text, end).length;
    return text.substr(0, std::min(end, text.size()));
}

// At the text's ends the context is shorter, and then the sentence must stand at that end again.

bool isAfterTheSame(const TextAnchor &anchor, std::string_view text, std::size_t begin)
{
    return lastCodePoints(text.substr(0, begin), TextAnchor::ContextLength) == anchor.before;
}

bool isBeforeTheSame(const TextAnchor &anchor, std::string_view text, std::size_t end)
{
    return firstCodePoints(text.substr(end), TextAnchor::ContextLength) == anchor.after;
}

} // namespace

std::uint64_t textHash(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ull;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ull;
    }
    return hash;
}

TextAnchor anchorOf(std::string_view text, TextSpan sentence, TextSpan words)
{
    TextAnchor anchor;
    anchor.exact = words.in(text);
    anchor.prefix = text.substr(sentence.begin, words.begin - sentence.begin);
    anchor.suffix = text.substr(words.end, sentence.end - words.end);
    anchor.before = lastCodePoints(text.substr(0, sentence.begin), TextAnchor::ContextLength);
    anchor.after = firstCodePoints(text.substr(sentence.end), TextAnchor::ContextLength);
    anchor.begin = words.begin;
    anchor.textHash = textHash(text);
    const std::string_view quote = sentence.in(text);
    const auto first = text.find(quote);
    anchor.unique = text.find(quote, first + 1) == std::string_view::npos;
    return anchor;
}

std::optional<AnchorPlace> findAnchor(const TextAnchor &anchor, std::string_view text)
{
    return findAnchor(anchor, text, textHash(text));
}

std::optional<AnchorPlace> findAnchor(const TextAnchor &anchor, std::string_view text, std::uint64_t hash)
{
    if (anchor.isEmpty())
        return std::nullopt;
    const std::string quote = anchor.prefix + anchor.exact + anchor.suffix;
    const auto placeAt = [&](std::size_t begin) {
        const auto words = std::uint32_t(begin + anchor.prefix.size());
        return AnchorPlace{{words, std::uint32_t(words + anchor.exact.size())}, {std::uint32_t(begin), std::uint32_t(begin + quote.size())}};
    };
    if (hash == anchor.textHash && anchor.begin >= anchor.prefix.size()
        && text.substr(std::min<std::size_t>(anchor.begin - anchor.prefix.size(), text.size()), quote.size()) == quote)
        return placeAt(anchor.begin - anchor.prefix.size());

    std::size_t found = 0;
    std::size_t foundAmongTheSame = 0;
    std::size_t last = 0;
    std::size_t lastAmongTheSame = 0;
    for (auto at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + 1)) {
        ++found;
        last = at;
        if (isAfterTheSame(anchor, text, at) && isBeforeTheSame(anchor, text, at + quote.size())) {
            ++foundAmongTheSame;
            lastAmongTheSame = at;
        }
    }
    if (found == 1 && anchor.unique) {
        const bool says = Utf8::codePoints(quote) >= TextAnchor::ContextLength;
        if (says || isAfterTheSame(anchor, text, last) || isBeforeTheSame(anchor, text, last + quote.size()))
            return placeAt(last);
        return std::nullopt;
    }
    if (foundAmongTheSame == 1)
        return placeAt(lastAmongTheSame);
    return std::nullopt;
}

} // namespace Dateline
