// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/textencoding.h"

#include "text/utf8.h"

#include <QChar>
#include <QString>
#include <QStringDecoder>

#include <uchardet.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace Dateline {

namespace {

constexpr std::size_t SampleBytes = 1u << 20;

// Statistics on fewer characters than this outside ASCII are chance.
constexpr std::size_t FewForeignBytes = 8;

// A text that ends inside a character is malformed; a stateful decoder would wait for the rest.
constexpr QStringDecoder::Flags WholeText = QStringDecoder::Flag::Stateless;

Failure binary()
{
    return {"This is not a text file."};
}

/// Text has tabs, line ends, form feeds and here and there an escape, but hardly any other control characters.
bool looksBinary(std::string_view bytes)
{
    const std::string_view sample = bytes.substr(0, SampleBytes);
    std::size_t controls = 0;
    for (const char c : sample)
        controls += static_cast<unsigned char>(c) < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
    return controls * 50 > sample.size();
}

std::optional<std::string> decoded(std::string_view bytes, QStringDecoder decoder)
{
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (decoder.hasError() || !text.isValidUtf16() || text.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    std::string utf8 = text.toStdString();
    if (Utf8::validLength(utf8) != utf8.size())
        return std::nullopt;
    return utf8;
}

/// Half of the bytes of Latin, Cyrillic or Kazakh text in UTF-16 are the number of its block: 0, 4 or, for punctuation, 0x20.
std::optional<QStringDecoder::Encoding> utf16WithoutMark(std::string_view bytes)
{
    if (bytes.size() < 16 || bytes.size() % 2 != 0 || bytes.find('\0') == std::string_view::npos)
        return std::nullopt;
    const std::string_view sample = bytes.substr(0, SampleBytes);
    std::size_t blocks[2] = {0, 0};
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        blocks[i % 2] += sample[i] == 0x00 || sample[i] == 0x04 || sample[i] == 0x20;
        zeros[i % 2] += sample[i] == 0x00;
    }
    const std::size_t units = sample.size() / 2;
    for (const std::size_t high : {std::size_t(1), std::size_t(0)}) {
        const bool highBytesAreBlocks = blocks[high] * 20 >= units * 19;
        const bool lowBytesAreText = zeros[1 - high] * 50 <= units && blocks[1 - high] * 2 < units;
        if (highBytesAreBlocks && lowBytesAreText)
            return high == 1 ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE;
    }
    return std::nullopt;
}

std::size_t foreignBytes(std::string_view bytes)
{
    return std::size_t(std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

/// Whether most of what is not ASCII forms whole UTF-8 sequences: then the file is damaged UTF-8 and nothing else.
bool isDamagedUtf8(std::string_view bytes)
{
    std::size_t good = 0;
    std::size_t bad = 0;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::size_t valid = Utf8::validLength(rest);
        good += foreignBytes(rest.substr(0, valid));
        rest.remove_prefix(valid);
        if (!rest.empty()) {
            ++bad;
            rest.remove_prefix(1);
        }
    }
    return good >= 2 && good >= bad * 4;
}

/// Whether decoded text looks like writing: no control characters, letters that stand beside letters of their own script,
/// and no capitals inside words (the sign of one Cyrillic encoding read as another).
bool looksLikeWriting(const std::string &text)
{
    std::size_t foreign = 0;
    std::size_t odd = 0;
    std::size_t words = 0;
    std::size_t oddWords = 0;
    char32_t before = 0;
    bool wordIsOdd = false;
    bool inWord = false;
    const auto endWord = [&] {
        words += inWord;
        oddWords += inWord && wordIsOdd;
        inWord = wordIsOdd = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Utf8::CodePoint c = Utf8::decode(text, at);
        at += c.length;
        const char32_t point = c.value;
        const bool letter = QChar::isLetter(point);
        if (point >= 0x80) {
            ++foreign;
            if (point < 0xA0 || (point >= 0xE000 && point <= 0xF8FF))
                return false;
            const bool punctuation = (point >= 0x2010 && point <= 0x203A) || point == 0xA0 || point == 0xAB || point == 0xBB || point == 0x2116
                                     || point == 0x20AC || point == 0xA9 || point == 0xA7 || point == 0xB0 || (point >= 0x3000 && point <= 0x303F)
                                     || (point >= 0xFF00 && point <= 0xFFEF);
            if (!letter && !punctuation)
                ++odd;
        }
        if (!letter) {
            endWord();
        } else {
            if (inWord && (QChar::script(point) != QChar::script(before) || (QChar::isUpper(point) && QChar::isLower(before))))
                wordIsOdd = wordIsOdd || point >= 0x80 || before >= 0x80;
            inWord = true;
        }
        before = point;
    }
    endWord();
    return odd * 10 <= foreign && oddWords * 20 <= words;
}

std::string nameByStatistics(std::string_view bytes)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
    if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), SampleBytes)) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

QString asciiLower(std::string_view name)
{
    return QString::fromLatin1(name.data(), qsizetype(name.size())).toLower();
}

Result<DecodedText> decodeAnyText(std::string_view bytes, std::string_view declared)
{
    using namespace std::string_view_literals;
    struct Mark
    {
        std::string_view bytes;
        QStringDecoder::Encoding encoding;
        const char *name;
    };
    // The mark of UTF-32LE begins with that of UTF-16LE and so goes first.
    static constexpr Mark Marks[] = {
        {"\xFF\xFE\0\0"sv, QStringDecoder::Utf32LE, "UTF-32LE"},
        {"\0\0\xFE\xFF"sv, QStringDecoder::Utf32BE, "UTF-32BE"},
        {"\xFF\xFE"sv, QStringDecoder::Utf16LE, "UTF-16LE"},
        {"\xFE\xFF"sv, QStringDecoder::Utf16BE, "UTF-16BE"},
    };
    const auto decodedUnicode = [](std::string_view units, QStringDecoder::Encoding encoding, const char *name) -> Result<DecodedText> {
        std::optional<std::string> text = decoded(units, QStringDecoder(encoding, WholeText));
        if (!text)
            return Failure{std::string("The text begins like ") + name + " but is not valid " + name + "."};
        if (text->find('\0') != std::string::npos || looksBinary(*text))
            return binary();
        return DecodedText{std::move(*text), name};
    };
    for (const Mark &mark : Marks) {
        if (bytes.starts_with(mark.bytes))
            return decodedUnicode(bytes.substr(mark.bytes.size()), mark.encoding, mark.name);
    }
    if (const auto encoding = utf16WithoutMark(bytes))
        return decodedUnicode(bytes, *encoding, *encoding == QStringDecoder::Utf16LE ? "UTF-16LE" : "UTF-16BE");
    if (bytes.find('\0') != std::string_view::npos || looksBinary(bytes))
        return binary();

    const std::size_t valid = Utf8::validLength(bytes);
    if (valid == bytes.size())
        return DecodedText{std::string(bytes), "UTF-8"};
    if (isDamagedUtf8(bytes))
        return Failure{"The text is damaged: it is UTF-8, but byte " + std::to_string(valid + 1) + " does not belong."};

    std::vector<std::string> names;
    if (!declared.empty() && !asciiLower(declared).startsWith(u"utf"))
        names.emplace_back(declared);
    const std::size_t foreign = foreignBytes(bytes);
    // A few quotes and accents in English are too few for statistics; they are all but always windows-1252.
    const bool mostlyAscii = foreign < FewForeignBytes || foreign * 50 < bytes.size();
    if (mostlyAscii)
        names.emplace_back("windows-1252");
    if (std::string name = nameByStatistics(bytes); !name.empty() && asciiLower(name) != u"ascii" && !asciiLower(name).startsWith(u"utf")) {
        // ISO 8859-1 has control characters where windows-1252 has quotes and dashes; browsers too read the one as the other.
        if (asciiLower(name) == u"iso-8859-1")
            name = "windows-1252";
        if (std::none_of(names.begin(), names.end(), [&](const std::string &other) { return asciiLower(other) == asciiLower(name); }))
            names.push_back(std::move(name));
    }
    std::string tried = "UTF-8";
    for (const std::string &name : names) {
        std::optional<std::string> text = decoded(bytes, QStringDecoder(name.c_str(), WholeText));
        if (text && looksLikeWriting(*text))
            return DecodedText{std::move(*text), name};
        tried += ", " + name;
    }
    return Failure{"The encoding of the text is not known (tried " + tried + "). Save it as UTF-8 and open it again."};
}

} // namespace

Result<DecodedText> decodeText(std::string_view bytes, std::string_view declared)
{
    Result<DecodedText> text = decodeAnyText(bytes, declared);
    if (text && Utf8::trimmed(text->text).empty())
        return Failure{"The file is empty."};
    return text;
}

} // namespace Dateline
