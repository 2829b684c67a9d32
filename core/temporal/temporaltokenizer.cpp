// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporaltokenizer.h"

#include "temporal/temporalcharacters.h"

#include <algorithm>

namespace Dateline {

using namespace TemporalCharacters;

namespace {

/// A run of known words longer than this is cut: no expression is, and it bounds the memory of one chart.
constexpr std::size_t MaximumRun = 400;

/// As many numbers as two dates with their times have. More of them with nothing but marks between are a code, not a date.
constexpr std::uint32_t MaximumJoinedNumbers = 12;

} // namespace

TemporalTokenizer::TemporalTokenizer(const TemporalRules &rules, std::string_view text, TemporalTenseMarks &tenses, Receiver &receiver)
    : m_rules(rules)
    , m_text(text)
    , m_bytes(reinterpret_cast<const unsigned char *>(text.data()))
    , m_tenses(tenses)
    , m_receiver(receiver)
    , m_marks(rules.marks())
    , m_hasPastSuffix(rules.hasPastSuffix())
{
}

void TemporalTokenizer::readSentence(TextSpan sentence)
{
    m_sentenceBegin = sentence.begin;
    m_run.tokens.clear();
    m_run.triggered = false;
    m_space = true;
    tokenize(sentence.begin, std::min<std::uint32_t>(sentence.end, std::uint32_t(m_text.size())));
    flush();
}

void TemporalTokenizer::tokenize(std::uint32_t at, const std::uint32_t end)
{
    while (at < end) {
        const unsigned char c = m_bytes[at];
        switch (ByteClasses[c]) {
        case Letter:
            at = readWord(at, end);
            break;
        case Digit:
            at = readNumber(at, end);
            break;
        case Space:
            m_space = true;
            ++at;
            break;
        case NewLine: {
            m_space = true;
            std::uint32_t next = at + 1;
            while (next < end && (ByteClasses[m_bytes[next]] == Space))
                ++next;
            if (next < end && m_bytes[next] == '\n') {
                breakRun();
                m_isQuoted = false;
            }
            at = next;
            break;
        }
        case High:
            at = readHigh(at, end);
            break;
        default:
            at = readMark(at, end);
        }
    }
}

std::uint32_t TemporalTokenizer::readHigh(std::uint32_t at, std::uint32_t end)
{
    const HighPoint point = classifyHigh(m_bytes + at, m_bytes + end);
    switch (point.kind) {
    case HighKind::Letter:
        return readWord(at, end);
    case HighKind::Ideograph:
        return readIdeographs(at, end);
    case HighKind::Space:
        m_space = true;
        break;
    case HighKind::SoftHyphen:
        break;
    case HighKind::Dash:
        pushMark('-', at, at + point.length);
        break;
    case HighKind::Apostrophe:
        return readApostrophe(at, at + point.length, end);
    case HighKind::OpenQuote:
        if (m_bytes[at] == 0xE2 && m_bytes[at + 2] == 0x98)
            return readApostrophe(at, at + point.length, end);
        breakRun();
        m_isQuoted = true;
        m_quoteBegin = at;
        break;
    case HighKind::CloseQuote:
        breakRun();
        m_isQuoted = false;
        m_tenses.noteQuotationEnd(at);
        break;
    case HighKind::Currency:
        m_attached = true;
        breakRun();
        m_attachedAt = at + point.length;
        break;
    case HighKind::Other:
        breakRun();
        break;
    }
    return at + point.length;
}

std::uint32_t TemporalTokenizer::readApostrophe(std::uint32_t at, std::uint32_t after, std::uint32_t end)
{
    // 's and s' belong to the word before; a year may follow ('90s).
    if (after < end && (m_bytes[after] | 0x20) == 's' && (after + 1 >= end || ByteClasses[m_bytes[after + 1]] != Letter)
        && at > 0 && ByteClasses[m_bytes[at - 1]] != Space) {
        pushMark('\'', at, after + 1);
        return after + 1;
    }
    if (after + 1 < end && ByteClasses[m_bytes[after]] == Digit) {
        m_apostrophe = true;
        m_apostropheAt = at;
        return after;
    }
    pushMark('\'', at, after);
    return after;
}

std::uint32_t TemporalTokenizer::readMark(std::uint32_t at, std::uint32_t end)
{
    const unsigned char c = m_bytes[at];
    if (c == '\'')
        return readApostrophe(at, at + 1, end);
    if (c == '"') {
        breakRun();
        m_isQuoted = !m_isQuoted;
        if (!m_isQuoted)
            m_tenses.noteQuotationEnd(at);
        m_quoteBegin = at;
        return at + 1;
    }
    if (c == '-' && at + 1 < end && m_bytes[at + 1] == '-') {
        while (at < end && m_bytes[at] == '-')
            ++at;
        breakRun();
        return at;
    }
    if (c == '$' || c == '#' || c == '@' || c == '_' || c == '=') {
        breakRun();
        m_attached = true;
        m_attachedAt = at + 1;
        return at + 1;
    }
    if (c == '%' && !m_run.tokens.empty() && m_run.tokens.back().kind == TokenKind::Number)
        m_run.tokens.back().opaque = true;
    if (m_marks[c])
        pushMark(c, at, at + 1);
    else
        breakRun();
    return at + 1;
}

void TemporalTokenizer::pushMark(unsigned char c, std::uint32_t begin, std::uint32_t end)
{
    Token token;
    token.begin = begin;
    token.end = end;
    token.kind = TokenKind::Mark;
    token.word = m_marks[c];
    token.space = takeSpace();
    if (!token.word) {
        breakRun();
        return;
    }
    push(token);
}

std::uint32_t TemporalTokenizer::readWord(std::uint32_t at, std::uint32_t end)
{
    Token token;
    token.begin = at;
    token.space = takeSpace();
    token.capital = m_bytes[at] >= 'A' && m_bytes[at] <= 'Z';
    char lower[40];
    std::size_t length = 0;
    std::uint64_t hash = TemporalRules::hashStart();
    bool tooLong = false;
    bool allUpper = true;
    const auto add = [&](unsigned char byte) {
        if (length == sizeof lower) {
            tooLong = true;
            return;
        }
        lower[length++] = char(byte);
        hash = TemporalRules::hashStep(hash, byte);
    };
    while (at < end) {
        unsigned char c = m_bytes[at];
        const std::uint8_t kind = ByteClasses[c];
        if (kind == Letter) {
            allUpper = allUpper && c < 'a';
            add(c | 0x20);
            ++at;
        } else if (kind == Digit && length > 0) {
            add(c);
            ++at;
        } else if (kind == High) {
            const HighPoint point = classifyHigh(m_bytes + at, m_bytes + end);
            if (point.kind == HighKind::SoftHyphen) {
                at += point.length;
                // A soft hyphen may stand at a line's end.
                continue;
            }
            if (point.kind == HighKind::Apostrophe && continuesAfterApostrophe(at + point.length, end)) {
                add('\'');
                at += point.length;
                continue;
            }
            if (point.kind != HighKind::Letter)
                break;
            if (point.length == 2) {
                unsigned char first = c;
                unsigned char second = m_bytes[at + 1];
                lowerTwoBytes(first, second);
                if (at == token.begin)
                    token.capital = first != c || second != m_bytes[at + 1];
                add(first);
                add(second);
            } else {
                for (std::uint8_t i = 0; i < point.length; ++i)
                    add(m_bytes[at + i]);
            }
            allUpper = false;
            at += point.length;
        } else if (c == '\'' && continuesAfterApostrophe(at + 1, end)) {
            add('\'');
            ++at;
        } else if (c == '.' && length == 1 && at + 1 < end && ByteClasses[m_bytes[at + 1]] == Letter
                   && (at + 2 >= end || ByteClasses[m_bytes[at + 2]] != Letter)) {
            // a.m., p.m., U.S.: letters with full stops are one word
            while (at + 1 < end && m_bytes[at] == '.' && ByteClasses[m_bytes[at + 1]] == Letter
                   && (at + 2 >= end || ByteClasses[m_bytes[at + 2]] != Letter)) {
                add('.');
                add(m_bytes[at + 1] | 0x20);
                at += 2;
            }
            if (at < end && m_bytes[at] == '.') {
                add('.');
                ++at;
            }
            break;
        } else {
            break;
        }
    }
    token.end = at;
    token.upper = allUpper && length > 1;
    if (m_attached && m_attachedAt == token.begin) {
        // #friday, @monday: names
        m_attached = false;
        pushUnknown(token);
        return at;
    }
    if (!tooLong && m_rules.mayHold(hash))
        token.word = m_rules.find(hash, std::string_view(lower, length));
    if (token.word) {
        // "May" and "Will" with a capital inside a sentence are names.
        if (token.word->tellsTense && (!token.capital || (token.begin == m_sentenceBegin && !token.word->trigger))) {
            for (const TemporalRules::Entry &entry : token.word->entries)
                m_tenses.note(entry.symbol, {token.begin, token.end});
        }
        if (token.word->inPattern) {
            push(token);
            return at;
        }
        token.word = nullptr;
        pushUnknown(token);
        return at;
    }
    if (length > 4 && lower[length - 1] == 'd' && lower[length - 2] == 'e' && !token.capital && m_hasPastSuffix)
        m_tenses.noteParticiple({token.begin, token.end});
    pushUnknown(token);
    // An address or a name with signs in it is no prose: skip to the next space.
    if (at + 2 < end && m_bytes[at] == ':' && m_bytes[at + 1] == '/' && m_bytes[at + 2] == '/')
        return skipToSpace(at, end);
    if (token.end - token.begin == 3 && at < end && m_bytes[at] == '.' && std::string_view(lower, length) == "www")
        return skipToSpace(at, end);
    return at;
}

bool TemporalTokenizer::continuesAfterApostrophe(std::uint32_t after, std::uint32_t end) const
{
    if (after >= end || ByteClasses[m_bytes[after]] != Letter)
        return false;
    return (m_bytes[after] | 0x20) != 's' || (after + 1 < end && ByteClasses[m_bytes[after + 1]] == Letter);
}

std::uint32_t TemporalTokenizer::skipToSpace(std::uint32_t at, std::uint32_t end)
{
    while (at < end && ByteClasses[m_bytes[at]] != Space && ByteClasses[m_bytes[at]] != NewLine)
        ++at;
    breakRun();
    return at;
}

std::uint32_t TemporalTokenizer::readIdeographs(std::uint32_t at, std::uint32_t end)
{
    std::uint32_t longest = 0;
    const Word *found = nullptr;
    std::uint64_t hash = TemporalRules::hashStart();
    std::uint32_t position = at;
    for (int i = 0; i < 6 && position < end; ++i) {
        const HighPoint point = classifyHigh(m_bytes + position, m_bytes + end);
        if (point.kind != HighKind::Ideograph)
            break;
        for (std::uint8_t k = 0; k < point.length; ++k)
            hash = TemporalRules::hashStep(hash, m_bytes[position + k]);
        position += point.length;
        if (!m_rules.mayHold(hash))
            continue;
        if (const Word *word = m_rules.find(hash, m_text.substr(at, position - at))) {
            found = word;
            longest = position;
        }
    }
    Token token;
    token.begin = at;
    token.space = takeSpace();
    token.word = found;
    token.end = found ? longest : at + 3;
    if (found)
        push(token);
    else
        pushUnknown(token);
    return token.end;
}

std::uint32_t TemporalTokenizer::readNumber(std::uint32_t at, std::uint32_t end)
{
    Token token;
    token.begin = m_apostrophe ? m_apostropheAt : at;
    token.kind = TokenKind::Number;
    token.space = takeSpace();
    token.apostrophe = m_apostrophe;
    token.opaque = m_attached && m_attachedAt == at;
    m_apostrophe = false;
    m_attached = false;
    double value = 0;
    std::uint32_t digits = 0;
    while (at < end && ByteClasses[m_bytes[at]] == Digit) {
        value = value * 10 + (m_bytes[at] - '0');
        ++at;
        ++digits;
    }
    token.whole = true;
    // 2,000 and 1,250,000
    while (digits <= 3 && at + 3 < end && m_bytes[at] == ',' && ByteClasses[m_bytes[at + 1]] == Digit
           && ByteClasses[m_bytes[at + 2]] == Digit && ByteClasses[m_bytes[at + 3]] == Digit
           && (at + 4 >= end || ByteClasses[m_bytes[at + 4]] != Digit)) {
        value = value * 1000 + (m_bytes[at + 1] - '0') * 100 + (m_bytes[at + 2] - '0') * 10 + (m_bytes[at + 3] - '0');
        at += 4;
        token.whole = false;
    }
    // 2.5, but not the day and month of 3.07.2024
    if (at + 1 < end && m_bytes[at] == '.' && ByteClasses[m_bytes[at + 1]] == Digit) {
        std::uint32_t after = at + 1;
        double scale = 0.1;
        double fraction = 0;
        while (after < end && ByteClasses[m_bytes[after]] == Digit) {
            fraction += (m_bytes[after] - '0') * scale;
            scale /= 10;
            ++after;
        }
        const bool dotted = after + 1 < end && m_bytes[after] == '.' && ByteClasses[m_bytes[after + 1]] == Digit;
        const bool afterDot = token.begin > 1 && m_bytes[token.begin - 1] == '.' && !token.space
            && ByteClasses[m_bytes[token.begin - 2]] == Digit;
        if (!dotted && !afterDot) {
            value += fraction;
            at = after;
            token.whole = false;
        }
    }
    token.end = at;
    token.number = value;
    token.digits = std::uint8_t(token.whole ? std::min<std::uint32_t>(digits, 20) : 0);
    // COVID-19, Boeing-747: the number is part of a name
    if (!m_run.tokens.empty() && !token.space && m_run.tokens.size() >= 2) {
        const Token &mark = m_run.tokens.back();
        const Token &name = m_run.tokens[m_run.tokens.size() - 2];
        if (mark.kind == TokenKind::Mark && !mark.space && isDash(mark) && name.kind == TokenKind::Word && !name.word)
            token.opaque = true;
    }
    const bool joined = !token.space && !m_run.tokens.empty() && m_run.tokens.back().kind == TokenKind::Mark && !m_run.tokens.back().space;
    if (!joined || m_joinedNumbers == 0) {
        m_joinedNumbers = 0;
        m_joinedBegin = m_run.tokens.size();
    }
    if (++m_joinedNumbers > MaximumJoinedNumbers) {
        dropFrom(m_joinedBegin);
        return skipToSpace(at, end);
    }
    push(token);
    return at;
}

void TemporalTokenizer::dropFrom(std::size_t index)
{
    m_run.tokens.resize(std::min(index, m_run.tokens.size()));
    m_run.triggered = m_run.triggered && m_run.firstTrigger < m_run.tokens.size();
    while (m_run.triggered && m_run.lastTrigger >= m_run.tokens.size())
        --m_run.lastTrigger;
    m_joinedNumbers = 0;
}

bool TemporalTokenizer::takeSpace()
{
    const bool space = m_space;
    m_space = false;
    return space;
}

void TemporalTokenizer::push(const Token &token)
{
    if (m_run.tokens.size() >= MaximumRun)
        flush();
    if (token.word ? token.word->trigger : isNumberTrigger(token)) {
        if (!m_run.triggered)
            m_run.firstTrigger = std::uint32_t(m_run.tokens.size());
        m_run.lastTrigger = std::uint32_t(m_run.tokens.size());
        m_run.triggered = true;
    }
    m_run.tokens.push_back(token);
}

bool TemporalTokenizer::isNumberTrigger(const Token &token) const
{
    if (token.kind != TokenKind::Number)
        return false;
    if (token.apostrophe || (token.digits == 4 && token.number >= 1000 && token.number < 2200))
        return true;
    if (!token.whole)
        return false;
    if (token.begin == m_sentenceBegin)
        return true;
    const std::uint32_t end = token.end;
    if (end + 1 >= m_text.size())
        return false;
    const unsigned char next = m_bytes[end];
    // "the 24th"
    constexpr int LastDay = 31;
    if (token.number >= 1 && token.number <= LastDay && ByteClasses[next] == Letter)
        return true;
    return (next == ':' || next == '/' || next == '.' || next == '-' || next == 's') && (next == 's' || ByteClasses[m_bytes[end + 1]] == Digit);
}

void TemporalTokenizer::pushUnknown(const Token &token)
{
    if (!m_run.tokens.empty() && !token.space && m_run.tokens.back().kind == TokenKind::Number)
        m_run.tokens.back().opaque = true;
    if (m_run.triggered) {
        m_run.tokens.push_back(token);
        flush();
    } else {
        m_run.tokens.clear();
    }
    m_run.tokens.push_back(token);
}

void TemporalTokenizer::breakRun()
{
    flush();
    m_space = true;
}

void TemporalTokenizer::flush()
{
    if (m_run.triggered) {
        m_run.quoted = m_isQuoted;
        m_run.quoteBegin = m_quoteBegin;
        m_receiver.take(m_run);
    }
    m_run.tokens.clear();
    m_run.triggered = false;
    m_joinedNumbers = 0;
}

} // namespace Dateline
