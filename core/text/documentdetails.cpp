// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/documentdetails.h"

#include "text/documentdate.h"
#include "text/frontmatter.h"
#include "text/textencoding.h"
#include "text/utf8.h"

#include <QChar>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Dateline {

namespace {

constexpr std::size_t LongestTitle = 120;
constexpr std::size_t FewestTitleWords = 4;

constexpr std::string_view EnglishWords[] = {"a", "and", "as", "at", "by", "for", "from", "has", "in", "is", "it", "of", "on", "that", "the", "to", "was", "with"};
constexpr std::string_view RussianWords[] = {"в", "и", "из", "как", "на", "не", "о", "от", "по", "с", "что", "это"};

std::size_t wordCount(std::string_view line)
{
    std::size_t words = 0;
    bool inWord = false;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t space = Utf8::spaceLength(line, at);
        words += space == 0 && !inWord;
        inWord = space == 0;
        at += space > 0 ? space : Utf8::decode(line, at).length;
    }
    return words;
}

bool endsLikeSentence(std::string_view line)
{
    while (!line.empty()) {
        const std::size_t last = Utf8::previous(line, line.size());
        const char32_t c = Utf8::decode(line, last).value;
        if (c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == ',' || c == 0x3002 || c == 0x2026
            || c == '-' || c == '_' || c == 0x2013 || c == 0x2014)
            return true;
        if (c != '"' && c != '\'' && c != 0x201D && c != 0x2019 && c != 0xBB && c != ')')
            return false;
        line = line.substr(0, last);
    }
    return false;
}

template<std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

} // namespace

std::string titleFromProse(std::string_view prose)
{
    std::string_view shortest;
    std::size_t at = 0;
    while (at < prose.size()) {
        const std::size_t end = std::min(prose.find('\n', at), prose.size());
        const std::string_view line = Utf8::trimmed(prose.substr(at, end - at));
        at = end + 1;
        if (line.empty())
            continue;
        if (line.size() > 4 * LongestTitle || Utf8::codePoints(line) > LongestTitle || endsLikeSentence(line))
            break;
        // A section's name often stands above the title; a title says more.
        if (wordCount(line) >= FewestTitleWords)
            return std::string(line);
        if (shortest.empty())
            shortest = line;
    }
    return std::string(shortest);
}

std::string languageOfProse(std::string_view prose)
{
    constexpr std::size_t Sample = 64u << 10;
    std::size_t latin = 0, cyrillic = 0, kazakh = 0, han = 0, other = 0;
    std::size_t words = 0, english = 0, russian = 0;
    std::string word;
    const auto endWord = [&] {
        if (!word.empty()) {
            ++words;
            english += contains(EnglishWords, std::string_view(word));
            russian += contains(RussianWords, std::string_view(word));
            word.clear();
        }
    };
    for (std::size_t at = 0; at < std::min(prose.size(), Sample);) {
        const Utf8::CodePoint c = Utf8::decode(prose, at);
        const char32_t lower = QChar::toLower(c.value);
        if (!QChar::isLetter(c.value)) {
            endWord();
        } else {
            switch (QChar::script(c.value)) {
            case QChar::Script_Latin: ++latin; break;
            case QChar::Script_Cyrillic:
                ++cyrillic;
                kazakh += QStringView(u"әғқңөұүһі").contains(QChar(char16_t(lower)));
                break;
            case QChar::Script_Han: ++han; break;
            default: ++other; break;
            }
            if (word.size() < 16) {
                if (lower < 0x80)
                    word += char(lower);
                else if (c.length == 2)
                    word.append({char(0xC0 | (lower >> 6)), char(0x80 | (lower & 0x3F))});
                else
                    word.append(prose.substr(at, c.length));
            }
        }
        at += c.length;
    }
    endWord();
    const std::size_t letters = latin + cyrillic + han + other;
    if (letters == 0)
        return "und";
    // A Chinese character says as much as a word of other scripts.
    if (han * 4 > letters - han && other * 4 < han)
        return "zh";
    if (cyrillic * 2 > letters) {
        if (kazakh * 50 > cyrillic)
            return "kk";
        return russian * 20 > words ? "ru" : "und";
    }
    if (latin * 2 > letters && english * 12 >= words)
        return "en";
    return "und";
}

std::string primaryLanguage(std::string_view tag)
{
    tag = Utf8::trimmed(tag);
    std::string primary;
    for (const char c : tag) {
        if (c == '-' || c == '_')
            break;
        const char lower = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        if (lower < 'a' || lower > 'z')
            return {};
        primary += lower;
    }
    return primary.size() == 2 || primary.size() == 3 ? primary : std::string();
}

bool applyMetadataDate(Document &document, std::string_view value, std::string_view origin)
{
    const std::optional<Day> day = dayFromMetadata(value);
    if (!day)
        return false;
    document.published.day = day;
    document.published.basis = PublishedBasis::Metadata;
    document.published.reason = std::string(origin) + " says \"" + std::string(Utf8::trimmed(value)) + "\".";
    document.published.evidence.reset();
    return true;
}

void applyFrontMatter(Document &document, const FrontMatter &matter)
{
    if (!matter.title.empty())
        document.title = matter.title;
    if (const std::string language = primaryLanguage(matter.language); !language.empty())
        document.language = language;
    document.sources = matter.sources;
    if (applyMetadataDate(document, matter.published, "The front matter"))
        document.published.evidence = matter.publishedSpan;
}

Result<Document> documentOfText(std::string_view bytes, const std::string &path)
{
    Result<DecodedText> decoded = decodeText(bytes);
    if (!decoded)
        return Failure{decoded.message()};
    Document document;
    document.path = path;
    document.text = std::move(decoded->text);
    return document;
}

void completeDocument(Document &document, TextMask mask)
{
    maskAddresses(mask);
    maskBoilerplate(mask);
    document.masked = mask.take();
    if (document.masked == document.text)
        document.masked.clear();
    const std::string_view prose = document.prose();
    if (document.title.empty())
        document.title = titleFromProse(prose);
    if (document.title.empty()) {
        const std::size_t slash = document.path.find_last_of("/\\");
        document.title = document.path == "-" ? "Standard input" : document.path.substr(slash == std::string::npos ? 0 : slash + 1);
    }
    if (document.language.empty())
        document.language = languageOfProse(prose);
    if (!document.published.day) {
        document.published = documentDateFromDateline(prose);
        if (!document.published.day)
            document.published.reason = "The text has no date in its metadata and no dateline with a year.";
    }
}

} // namespace Dateline
