// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/textmask.h"

#include "text/utf8.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace Dateline {

void TextMask::blank(std::size_t begin, std::size_t end)
{
    if (begin >= end)
        return;
    if (m_masked.empty())
        m_masked.assign(m_text);
    for (std::size_t i = begin; i < end; ++i) {
        if (m_masked[i] != '\n' && m_masked[i] != '\r')
            m_masked[i] = ' ';
    }
}

namespace {

bool isAsciiLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Addresses are written in ASCII or in letters of two bytes (Cyrillic); typographic quotes and Chinese text end them.
bool isAddressByte(char c)
{
    const unsigned char byte = static_cast<unsigned char>(c);
    if (byte >= 0x80)
        return byte < 0xE0 && byte != 0xC2;
    return byte > 0x20 && byte < 0x7F && !std::strchr("<>\"{}|\\^`", c);
}

std::size_t addressEnd(std::string_view text, std::size_t at)
{
    const std::size_t begin = at;
    int open = 0;
    while (at < text.size() && isAddressByte(text[at])) {
        // A closing bracket that the address did not open closes the sentence's.
        if (text[at] == '(' || text[at] == '[')
            ++open;
        if ((text[at] == ')' || text[at] == ']') && --open < 0)
            break;
        ++at;
    }
    while (at > begin && std::strchr(".,;:!?'", text[at - 1]))
        --at;
    return at;
}

void maskAfterScheme(std::string_view text, TextMask &mask)
{
    for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at)) {
        std::size_t begin = at;
        while (begin > 0 && isAsciiLetterOrDigit(text[begin - 1]))
            --begin;
        const std::size_t end = addressEnd(text, at + 3);
        if (begin < at)
            mask.blank(begin, end);
        at = std::max(end, at + 3);
    }
}

void maskAfterWww(std::string_view text, TextMask &mask)
{
    const auto isW = [](char c) { return c == 'w' || c == 'W'; };
    for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
        if (at < 3 || !isW(text[at - 1]) || !isW(text[at - 2]) || !isW(text[at - 3]))
            continue;
        const bool alone = at == 3 || !isAsciiLetterOrDigit(text[at - 4]);
        if (alone && at + 1 < text.size() && isAsciiLetterOrDigit(text[at + 1])) {
            const std::size_t end = addressEnd(text, at - 3);
            mask.blank(at - 3, end);
            at = std::max(end, at + 1) - 1;
        }
    }
}

void maskMail(std::string_view text, TextMask &mask)
{
    const auto isLocal = [](char c) { return isAsciiLetterOrDigit(c) || std::strchr("._%+-", c) != nullptr; };
    std::size_t floor = 0;
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > floor && text[begin - 1] != '\0' && isLocal(text[begin - 1]))
            --begin;
        std::size_t end = at + 1;
        while (end < text.size() && (isAsciiLetterOrDigit(text[end]) || text[end] == '.' || text[end] == '-'))
            ++end;
        while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-'))
            --end;
        floor = at + 1;
        const std::string_view host = text.substr(at + 1, end - at - 1);
        if (begin < at && host.find('.') != std::string_view::npos)
            mask.blank(begin, end);
    }
}

/// The list of boilerplate lines, as it is read from its file.
class BoilerplateLines
{
public:
    // No pattern is meant for a paragraph.
    static constexpr std::size_t LongestLine = 160;

    static const BoilerplateLines &instance()
    {
        static const BoilerplateLines lines;
        return lines;
    }

    bool holds(const std::string &line) const
    {
        if (m_whole.contains(line))
            return true;
        const auto [first, last] = m_patterns.equal_range(isDigit(line.front()) ? '#' : line.front());
        return std::any_of(first, last, [&](const auto &pattern) { return matches(pattern.second, line); });
    }

    /// Lower case, with single spaces.
    static std::string normalized(std::string_view line)
    {
        const QString text = QString::fromUtf8(line).toLower().simplified();
        return text.toStdString();
    }

private:
    BoilerplateLines()
    {
        QFile file(QStringLiteral(":/rules/english/text/boilerplate.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        for (const QByteArray &raw : file.readAll().split('\n')) {
            const std::string line = normalized(std::string_view(raw.data(), std::size_t(raw.size())));
            if (line.empty() || line.front() == ';')
                continue;
            if (line.find_first_of("#*") == std::string::npos)
                m_whole.insert(line);
            else
                m_patterns.emplace(line.front(), line);
        }
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    /// The point of "1.25", the comma of "1,204".
    static bool separatesDigits(std::string_view line, std::size_t at)
    {
        return (line[at] == '.' || line[at] == ',') && at > 0 && isDigit(line[at - 1]) && at + 1 < line.size() && isDigit(line[at + 1]);
    }

    static bool matches(std::string_view pattern, std::string_view line)
    {
        while (!pattern.empty()) {
            if (pattern.front() == '*') {
                pattern.remove_prefix(1);
                if (pattern.empty())
                    return true;
                for (std::size_t skip = 0; skip <= line.size(); ++skip) {
                    if (matches(pattern, line.substr(skip)))
                        return true;
                }
                return false;
            }
            if (pattern.front() == '#') {
                std::size_t length = 0;
                while (length < line.size() && (isDigit(line[length]) || separatesDigits(line, length)))
                    ++length;
                if (length == 0)
                    return false;
                pattern.remove_prefix(1);
                line.remove_prefix(length);
                continue;
            }
            if (line.empty() || line.front() != pattern.front())
                return false;
            pattern.remove_prefix(1);
            line.remove_prefix(1);
        }
        return line.empty();
    }

    std::unordered_set<std::string> m_whole;
    std::unordered_multimap<char, std::string> m_patterns;
};

} // namespace

void maskAddresses(TextMask &mask)
{
    // What is blanked on the way only turns to spaces, in place: the view stays good.
    const std::string_view text = mask.prose();
    maskAfterScheme(text, mask);
    maskAfterWww(text, mask);
    maskMail(text, mask);
}

void maskBoilerplate(TextMask &mask)
{
    const BoilerplateLines &lines = BoilerplateLines::instance();
    const std::string_view text = mask.prose();
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto *found = static_cast<const char *>(std::memchr(text.data() + begin, '\n', text.size() - begin));
        const std::size_t end = found ? std::size_t(found - text.data()) : text.size();
        if (end - begin <= BoilerplateLines::LongestLine) {
            const std::string line = BoilerplateLines::normalized(text.substr(begin, end - begin));
            if (!line.empty() && lines.holds(line))
                mask.blank(begin, end);
        }
        begin = end + 1;
    }
}

} // namespace Dateline
