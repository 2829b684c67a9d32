// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/frontmatter.h"

#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>

namespace Dateline {

namespace {

// A front matter is short; further down, "---" is a rule between paragraphs.
constexpr std::size_t LongestFrontMatter = 64u << 10;

std::string_view unquoted(std::string_view value)
{
    value = Utf8::trimmed(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        return value.substr(1, value.size() - 2);
    return value;
}

std::string_view withoutComment(std::string_view value)
{
    value = Utf8::trimmed(value);
    if (value.starts_with('"') || value.starts_with('\'') || value.starts_with('['))
        return value;
    return Utf8::trimmed(value.substr(0, value.find(" #")));
}

/// The parts of "[a, "b, c", d]".
std::vector<std::string> inlineList(std::string_view value)
{
    std::vector<std::string> parts;
    value = value.substr(1, value.size() - 2);
    std::size_t begin = 0;
    char quote = 0;
    for (std::size_t i = 0; i <= value.size(); ++i) {
        if (i < value.size() && quote != 0) {
            if (value[i] == quote)
                quote = 0;
        } else if (i == value.size() || value[i] == ',') {
            if (const std::string_view part = unquoted(value.substr(begin, i - begin)); !part.empty())
                parts.emplace_back(part);
            begin = i + 1;
        } else if ((value[i] == '"' || value[i] == '\'') && Utf8::trimmed(value.substr(begin, i - begin)).empty()) {
            quote = value[i];
        }
    }
    return parts;
}

} // namespace

std::optional<FrontMatter> findFrontMatter(std::string_view text)
{
    const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto lineAt = [&](std::size_t begin) { return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin); };
    std::size_t at = start;
    std::string_view line = lineAt(at);
    if (!line.starts_with("---") || Utf8::trimmed(line) != "---")
        return std::nullopt;

    FrontMatter matter;
    std::string key;
    for (at += line.size() + 1; at < text.size() && at < LongestFrontMatter; at += line.size() + 1) {
        line = lineAt(at);
        const std::string_view words = Utf8::trimmed(line);
        if (words == "---" || words == "...") {
            matter.span = {0, std::uint32_t(at + line.size())};
            return matter;
        }
        if (words.empty() || words.starts_with('#'))
            continue;
        if (words == "-" || words.starts_with("- ")) {
            if (key == "sources" || key == "source") {
                if (const std::string_view source = unquoted(withoutComment(words.substr(1))); !source.empty())
                    matter.sources.emplace_back(source);
            }
            continue;
        }
        const bool indented = line.front() == ' ' || line.front() == '\t';
        if (indented)
            continue;
        const std::size_t colon = words.find(':');
        const bool isKey = colon != std::string_view::npos && colon > 0 && words.substr(0, colon).find_first_of(" \t\"'") == std::string_view::npos
                           && (colon + 1 == words.size() || words[colon + 1] == ' ' || words[colon + 1] == '\t');
        if (!isKey)
            return std::nullopt;
        key = lowerAscii(words.substr(0, colon));
        const std::string_view value = withoutComment(words.substr(colon + 1));
        const std::string_view plain = unquoted(value);
        if (key == "title") {
            matter.title = plain;
        } else if (key == "language" || key == "lang") {
            matter.language = lowerAscii(plain);
        } else if (key == "published" || (key == "date" && matter.published.empty())) {
            matter.published = plain;
            const std::size_t begin = std::size_t(plain.data() - text.data());
            matter.publishedSpan = {std::uint32_t(begin), std::uint32_t(begin + plain.size())};
        } else if (key == "sources" || key == "source") {
            if (value.size() >= 2 && value.front() == '[' && value.back() == ']')
                matter.sources = inlineList(value);
            else if (!plain.empty())
                matter.sources.emplace_back(plain);
        }
    }
    return std::nullopt;
}

} // namespace Dateline
