// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantitylexer.h"

#include "text/utf8.h"

namespace Dateline {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The length of the letter at @p at, 0 where none stands: ASCII, Latin, Greek, Cyrillic and the like, raised 2 and 3.
std::uint32_t letterLength(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    if (at >= end)
        return 0;
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (c < 0x80)
        return isAsciiLetter(text[at]) ? 1 : 0;
    const Utf8::CodePoint point = Utf8::decode(text, at);
    const bool raised = point.value == 0xB2 || point.value == 0xB3;
    const bool letter = point.value >= 0xC0 && point.value < 0x2000 && point.value != 0xD7 && point.value != 0xF7;
    return raised || letter ? std::uint32_t(point.length) : 0;
}

/// The length of an apostrophe, straight or typographic.
std::uint32_t apostropheLength(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    if (at < end && text[at] == '\'')
        return 1;
    return at + 3 <= end && text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

/// The length of a space that groups thousands: no-break, thin or narrow no-break.
std::uint32_t groupingSpace(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    if (at + 2 <= end && text.substr(at, 2) == "\xC2\xA0")
        return 2;
    const std::string_view three = at + 3 <= end ? text.substr(at, 3) : std::string_view();
    return three == "\xE2\x80\x89" || three == "\xE2\x80\xAF" ? 3 : 0;
}

bool threeDigits(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    return at + 3 <= end && isDigit(text[at]) && isDigit(text[at + 1]) && isDigit(text[at + 2]) && (at + 3 == end || !isDigit(text[at + 3]));
}

void readWord(QuantityToken &token, std::string_view text, std::uint32_t end)
{
    std::uint32_t at = token.span.begin;
    std::uint32_t segment = at;
    for (;;) {
        while (at < end && (isAsciiLetter(text[at]) || isDigit(text[at])))
            ++at;
        if (const std::uint32_t length = letterLength(text, at, end)) {
            at += length;
            continue;
        }
        if (at < end && isDigit(text[at])) {
            ++at;
            continue;
        }
        const std::uint32_t apostrophe = apostropheLength(text, at, end);
        if (apostrophe && letterLength(text, at + apostrophe, end)) {
            at += apostrophe;
            continue;
        }
        // The full stops of U.S. stand behind single letters.
        if (at < end && text[at] == '.' && at == segment + 1) {
            const bool goesOn = letterLength(text, at + 1, end) != 0;
            if (goesOn || segment != token.span.begin) {
                segment = ++at;
                if (goesOn)
                    continue;
            }
        }
        break;
    }
    token.type = QuantityToken::Type::Word;
    token.span.end = at;
}

void readNumber(QuantityToken &token, std::string_view text, std::uint32_t end)
{
    std::uint32_t at = token.span.begin;
    const auto digits = [&] {
        while (at < end && isDigit(text[at]))
            ++at;
    };
    digits();
    token.type = QuantityToken::Type::Number;
    const std::uint32_t head = at - token.span.begin;
    for (;;) {
        const std::uint32_t mark = at < end && text[at] == ',' ? 1 : groupingSpace(text, at, end);
        if (mark == 0 || head > 3 || !threeDigits(text, at + mark, end))
            break;
        at += mark + 3;
        token.grouped = true;
    }
    if (at + 1 < end && text[at] == '.' && isDigit(text[at + 1])) {
        ++at;
        digits();
        token.decimal = true;
    }
    // More digits behind a mark make it a date, a time, a version or a ratio, and no amount.
    while (at + 1 < end && (text[at] == '.' || text[at] == ':' || text[at] == '/' || text[at] == ',') && isDigit(text[at + 1])) {
        ++at;
        digits();
        token.type = QuantityToken::Type::Name;
    }
    const std::string_view behind = text.substr(at, 2);
    const bool letterAfter = letterLength(text, at + 2, end) != 0;
    if (!letterAfter && at + 2 <= end && (behind == "st" || behind == "nd" || behind == "rd" || behind == "th")) {
        at += 2;
        token.type = QuantityToken::Type::Name;
    } else if (at < end && text[at] == 's' && letterLength(text, at + 1, end) == 0) {
        ++at;
        token.type = QuantityToken::Type::Name;
    }
    token.span.end = at;
}

bool isDash(std::string_view text, std::uint32_t at, std::uint32_t end, std::uint32_t &length)
{
    length = 1;
    if (text[at] == '-')
        return true;
    length = 3;
    if (at + 3 > end)
        return false;
    const std::string_view three = text.substr(at, 3);
    return three == "\xE2\x80\x93" || three == "\xE2\x80\x94" || three == "\xE2\x80\x91" || three == "\xE2\x80\x90" || three == "\xE2\x88\x92";
}

} // namespace

QuantityToken nextQuantityToken(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    QuantityToken token;
    while (at < end) {
        const std::size_t space = Utf8::spaceLength(text, at);
        if (space == 0)
            break;
        at += std::uint32_t(space);
        token.spaceBefore = true;
    }
    token.span = {at, at};
    if (at >= end)
        return token;
    std::uint32_t length = 0;
    if (isDigit(text[at])) {
        readNumber(token, text, end);
    } else if (letterLength(text, at, end)) {
        readWord(token, text, end);
    } else if (isDash(text, at, end, length)) {
        token.type = QuantityToken::Type::Dash;
        token.span.end = at + length;
    } else {
        token.type = QuantityToken::Type::Mark;
        token.span.end = at + std::uint32_t(Utf8::decode(text, at).length);
    }
    return token;
}

void appendLower(std::string_view word, std::string &lower)
{
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word.substr(i, 3) == "\xE2\x80\x99") {
            lower += '\'';
            i += 2;
        } else {
            lower += word[i] >= 'A' && word[i] <= 'Z' ? char(word[i] + 32) : word[i];
        }
    }
}

} // namespace Dateline
