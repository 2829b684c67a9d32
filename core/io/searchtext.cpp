// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/searchtext.h"

#include "text/utf8.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace Dateline {

namespace {

struct Letter
{
    char32_t cyrillic;
    std::string_view latin;
};

// BGN/PCGN 1947 for Russian without its marks, with the further letters of Kazakh, Kyrgyz, Tajik, Uzbek, Mongolian, Ukrainian and Belarusian as texts
// in English write them. Sorted.
constexpr std::array Letters = std::to_array<Letter>({
    {U'а', "a"}, {U'б', "b"}, {U'в', "v"}, {U'г', "g"}, {U'д', "d"}, {U'е', "e"}, {U'ж', "zh"}, {U'з', "z"}, {U'и', "i"}, {U'й', "y"},
    {U'к', "k"}, {U'л', "l"}, {U'м', "m"}, {U'н', "n"}, {U'о', "o"}, {U'п', "p"}, {U'р', "r"}, {U'с', "s"}, {U'т', "t"}, {U'у', "u"},
    {U'ф', "f"}, {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""}, {U'ы', "y"}, {U'ь', ""}, {U'э', "e"},
    {U'ю', "yu"}, {U'я', "ya"}, {U'ё', "e"}, {U'є', "ye"}, {U'і', "i"}, {U'ї', "yi"}, {U'ў', "u"}, {U'ґ', "g"}, {U'ғ', "gh"}, {U'қ', "q"},
    {U'ң', "ng"}, {U'ү', "u"}, {U'ұ', "u"}, {U'ҳ', "h"}, {U'ҷ', "j"}, {U'һ', "h"}, {U'ә', "a"}, {U'ӣ', "i"}, {U'ө', "o"}, {U'ӯ', "u"},
});

char32_t smallCyrillic(char32_t c)
{
    if (c >= 0x0410 && c <= 0x042F)
        return c + 0x20;
    if (c >= 0x0400 && c <= 0x040F)
        return c + 0x50;
    // From U+0460 on small letters follow their capital ones, but for U+04C0 to U+04CE.
    if (c >= 0x048A && c <= 0x04FF && c % 2 == 0)
        return c + 1;
    return c;
}

bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == U'`' || c == 0x00B4 || (c >= 0x02B9 && c <= 0x02BF) || c == 0x02C8 || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032;
}

bool isCombiningMark(char32_t c)
{
    return c >= 0x0300 && c <= 0x036F;
}

void appendAscii(char c, std::string &folded)
{
    if (c >= 'A' && c <= 'Z')
        folded += char(c + 32);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        folded += c;
    else if (c != '\'' && c != '`' && !folded.empty() && folded.back() != ' ')
        folded += ' ';
}

/// Letters of other scripts and Latin letters with accents. Only what lies beyond ASCII and Cyrillic comes here.
void appendOther(std::string_view text, std::string &folded)
{
    static std::mutex mutex;
    static const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    icu::UnicodeString letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), int32_t(text.size())));
    if (transliterator) {
        const std::lock_guard lock(mutex);
        transliterator->transliterate(letters);
    }
    std::string latin;
    letters.toUTF8String(latin);
    for (const char c : latin) {
        // What ICU leaves as it is stays searchable letter by letter.
        if (static_cast<unsigned char>(c) >= 0x80)
            folded += c;
        else
            appendAscii(c, folded);
    }
}

bool isVowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// "Tokayev" and "Tokaev", "Yerevan" and "Erevan": е is written both ways at the beginning of a word and behind a vowel.
void uniteSpellingsOfYe(std::string &folded)
{
    std::size_t end = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool isYe = folded[i] == 'y' && i + 1 < folded.size() && folded[i + 1] == 'e';
        if (isYe && (end == 0 || folded[end - 1] == ' ' || isVowel(folded[end - 1])))
            continue;
        folded[end++] = folded[i];
    }
    folded.resize(end);
}

} // namespace

std::string foldedForSearch(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            appendAscii(text[at++], folded);
            continue;
        }
        const Utf8::CodePoint point = Utf8::decode(text, at);
        if (isApostrophe(point.value) || isCombiningMark(point.value)) {
            at += point.length;
            continue;
        }
        if (point.value >= 0x0400 && point.value <= 0x04FF) {
            const char32_t letter = smallCyrillic(point.value);
            const auto found = std::find_if(Letters.begin(), Letters.end(), [letter](const Letter &each) { return each.cyrillic == letter; });
            if (found != Letters.end()) {
                folded += found->latin;
                at += point.length;
                continue;
            }
        }
        // A run of such letters at once: the readings of some scripts depend on their neighbours.
        std::size_t end = at;
        while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
            const Utf8::CodePoint next = Utf8::decode(text, end);
            if (end > at && ((next.value >= 0x0400 && next.value <= 0x04FF) || isApostrophe(next.value)))
                break;
            end += next.length;
        }
        appendOther(text.substr(at, end - at), folded);
        at = end;
    }
    while (!folded.empty() && folded.back() == ' ')
        folded.pop_back();
    uniteSpellingsOfYe(folded);
    return folded;
}

} // namespace Dateline
