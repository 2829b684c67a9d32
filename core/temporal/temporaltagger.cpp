// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporaltagger.h"

#include "temporal/temporalcandidate.h"
#include "temporal/temporalrules.h"

#include <algorithm>
#include <array>

namespace Dateline {

namespace {

using Symbol = TemporalRules::Symbol;
using Word = TemporalRules::Word;

/// A run of known words longer than this is cut: no expression is, and it bounds the memory of one chart.
constexpr std::size_t MaximumRun = 400;
/// How many tokens a pattern may begin before its first trigger, or after its last one.
constexpr std::uint32_t ReachBefore = 12;
constexpr std::uint32_t ReachAfter = 24;
constexpr std::uint32_t None = 0xFFFFFFFF;

enum ByteClass : std::uint8_t { Other, Letter, Digit, Space, NewLine, High };

constexpr std::array<std::uint8_t, 256> makeByteClasses()
{
    std::array<std::uint8_t, 256> classes{};
    for (int c = 0; c < 256; ++c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            classes[std::size_t(c)] = Letter;
        else if (c >= '0' && c <= '9')
            classes[std::size_t(c)] = Digit;
        else if (c == '\n')
            classes[std::size_t(c)] = NewLine;
        else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v')
            classes[std::size_t(c)] = Space;
        else if (c >= 0x80)
            classes[std::size_t(c)] = High;
        else
            classes[std::size_t(c)] = Other;
    }
    return classes;
}
constexpr std::array<std::uint8_t, 256> ByteClasses = makeByteClasses();

enum class HighKind : std::uint8_t { Letter, Space, Dash, SoftHyphen, OpenQuote, CloseQuote, Apostrophe, Currency, Ideograph, Other };

struct HighPoint
{
    HighKind kind;
    std::uint8_t length;
};

/// What the code point at @p p is to a tokenizer. Text is valid UTF-8, and p < end.
HighPoint classifyHigh(const unsigned char *p, const unsigned char *end)
{
    const std::uint8_t length = *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
    if (end - p < length)
        return {HighKind::Other, std::uint8_t(end - p)};
    if (length == 2) {
        const unsigned code = (unsigned(p[0] & 0x1F) << 6) | (p[1] & 0x3F);
        if (code == 0xA0)
            return {HighKind::Space, 2};
        if (code == 0xAD)
            return {HighKind::SoftHyphen, 2};
        if (code == 0xAB)
            return {HighKind::OpenQuote, 2};
        if (code == 0xBB)
            return {HighKind::CloseQuote, 2};
        if (code >= 0xA2 && code <= 0xA5)
            return {HighKind::Currency, 2};
        if (code < 0xC0 || code == 0xD7 || code == 0xF7)
            return {HighKind::Other, 2};
        return {HighKind::Letter, 2};
    }
    if (length == 3) {
        const unsigned code = (unsigned(p[0] & 0x0F) << 12) | (unsigned(p[1] & 0x3F) << 6) | (p[2] & 0x3F);
        if ((code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000 || code == 0x1680)
            return {HighKind::Space, 3};
        if (code == 0x200B || code == 0x200C || code == 0x200D || code == 0x2060 || code == 0xFEFF)
            return {HighKind::SoftHyphen, 3};
        if ((code >= 0x2010 && code <= 0x2013) || code == 0x2212)
            return {HighKind::Dash, 3};
        if (code == 0x2018)
            return {HighKind::OpenQuote, 3};
        if (code == 0x2019 || code == 0x02BC)
            return {HighKind::Apostrophe, 3};
        if (code == 0x201C || code == 0x201E)
            return {HighKind::OpenQuote, 3};
        if (code == 0x201D)
            return {HighKind::CloseQuote, 3};
        if (code >= 0x20A0 && code <= 0x20CF)
            return {HighKind::Currency, 3};
        if (code >= 0x2000 && code <= 0x2BFF)
            return {HighKind::Other, 3};
        if (code >= 0x3000 && code <= 0x303F)
            return {HighKind::Other, 3};
        if (code >= 0x3040 && code <= 0x9FFF)
            return {HighKind::Ideograph, 3};
        if (code >= 0xFF00 && code <= 0xFF0F)
            return {HighKind::Other, 3};
        return {HighKind::Letter, 3};
    }
    return {HighKind::Other, 4};
}

/// Lower case of the two-byte letters that rules may use (Latin-1, Latin Extended-A, Cyrillic), in place.
void lowerTwoBytes(unsigned char &first, unsigned char &second)
{
    unsigned code = (unsigned(first & 0x1F) << 6) | (second & 0x3F);
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7)
        code += 0x20;
    else if (code >= 0x410 && code <= 0x42F)
        code += 0x20;
    else if (code >= 0x400 && code <= 0x40F)
        code += 0x50;
    else if (((code >= 0x100 && code <= 0x177) || (code >= 0x460 && code <= 0x4BF) || (code >= 0x4D0 && code <= 0x52F))
             && code % 2 == 0)
        code += 1;
    first = static_cast<unsigned char>(0xC0 | (code >> 6));
    second = static_cast<unsigned char>(0x80 | (code & 0x3F));
}

enum class TokenKind : std::uint8_t { Word, Number, Mark };

struct Token
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const Word *word = nullptr; ///< null when the lexicon lacks it
    double number = 0;
    TokenKind kind = TokenKind::Word;
    std::uint8_t digits = 0;    ///< of a number without separators
    bool space = false;         ///< white space before it
    bool capital = false;
    bool upper = false;         ///< two letters or more, all capitals
    bool whole = false;         ///< a number without a decimal or grouping sign
    bool opaque = false;        ///< a number that belongs to something else: an amount, a percentage, a name
    bool apostrophe = false;    ///< an apostrophe stands before it ('90s)
};

struct Edge
{
    Symbol symbol = 0;
    std::int16_t value = 0;
    std::uint32_t begin = 0;   ///< token index
    std::uint32_t end = 0;     ///< token index past the last
    std::int32_t meaning = -1; ///< index into the chart's meanings; -1: only the value
    std::int32_t match = -1;   ///< index into the chart's matches; -1: a token
    std::uint32_t next = None; ///< the next edge that begins at the same token
};

struct Group
{
    std::uint32_t begin = None;
    std::uint32_t end = 0;
    TemporalMeaning meaning;
};

/// A rule that matched; its groups lie in the chart's list.
struct Match
{
    std::uint32_t rule = 0;
    std::uint32_t firstGroup = 0;
    std::uint32_t groupCount = 0;
};

struct TenseMark
{
    std::uint32_t position;
    TemporalTense tense;
};

/// Holds what one text needs while it is read.
class Reader
{
public:
    Reader(const TemporalRules &rules, std::string_view text, std::vector<TemporalCandidate> &candidates)
        : m_rules(rules)
        , m_builtins(rules.builtins())
        , m_text(text)
        , m_bytes(reinterpret_cast<const unsigned char *>(text.data()))
        , m_candidates(candidates)
        , m_and(rules.symbol("\"and\""))
    {
        for (int c = 0; c < 128; ++c) {
            const char text1[1] = {char(c)};
            std::uint64_t hash = TemporalRules::hashStep(TemporalRules::hashStart(), static_cast<unsigned char>(c));
            m_marks[std::size_t(c)] = rules.find(hash, std::string_view(text1, 1));
        }
    }

    void readSentence(TextSpan sentence, std::uint32_t index)
    {
        m_sentence = index;
        m_sentenceBegin = sentence.begin;
        m_tenses.clear();
        m_determinerEnd = m_beforeInfinitiveEnd = m_pluperfectBeginEnd = m_pluperfectEnd = None;
        m_firstOfSentence = m_candidates.size();
        m_run.clear();
        m_runTriggered = false;
        m_space = true;
        tokenize(sentence.begin, std::min<std::uint32_t>(sentence.end, std::uint32_t(m_text.size())));
        flush();
        for (std::size_t i = m_firstOfSentence; i < m_candidates.size(); ++i)
            m_candidates[i].tense = tenseOf(m_candidates[i]);
    }

private:
    void tokenize(std::uint32_t at, const std::uint32_t end)
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
                    m_quoteDepth = 0;
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

    std::uint32_t readHigh(std::uint32_t at, std::uint32_t end)
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
            m_quoteDepth = 1;
            breakRun();
            break;
        case HighKind::CloseQuote:
            m_quoteDepth = 0;
            breakRun();
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

    std::uint32_t readApostrophe(std::uint32_t at, std::uint32_t after, std::uint32_t end)
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

    std::uint32_t readMark(std::uint32_t at, std::uint32_t end)
    {
        const unsigned char c = m_bytes[at];
        if (c == '\'')
            return readApostrophe(at, at + 1, end);
        if (c == '"') {
            m_quoteDepth = m_quoteDepth ? 0 : 1;
            breakRun();
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
        if (c == '%' && !m_run.empty() && m_run.back().kind == TokenKind::Number)
            m_run.back().opaque = true;
        if (m_marks[c])
            pushMark(c, at, at + 1);
        else
            breakRun();
        return at + 1;
    }

    void pushMark(unsigned char c, std::uint32_t begin, std::uint32_t end)
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

    std::uint32_t readWord(std::uint32_t at, std::uint32_t end)
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
            if (!token.capital || (token.begin == m_sentenceBegin && !token.word->trigger)) {
                for (const TemporalRules::Entry &entry : token.word->entries)
                    noteTense(entry.symbol, token);
            }
            if (token.word->inPattern) {
                push(token);
                return at;
            }
            token.word = nullptr;
            pushUnknown(token);
            return at;
        }
        // "an unspecified date", "the scheduled talks": behind a determiner a participle is no verb.
        if (length > 4 && lower[length - 1] == 'd' && lower[length - 2] == 'e' && !token.capital && hasPastSuffix()
            && !follows(m_determinerEnd, token.begin))
            notePast(token.begin);
        pushUnknown(token);
        // An address or a name with signs in it is no prose: skip to the next space.
        if (at + 2 < end && m_bytes[at] == ':' && m_bytes[at + 1] == '/' && m_bytes[at + 2] == '/')
            return skipToSpace(at, end);
        if (token.end - token.begin == 3 && at < end && m_bytes[at] == '.' && std::string_view(lower, length) == "www")
            return skipToSpace(at, end);
        return at;
    }

    bool hasPastSuffix()
    {
        if (!m_pastSuffixKnown) {
            m_pastSuffixKnown = true;
            std::uint64_t hash = TemporalRules::hashStart();
            for (const char c : std::string_view("-ed"))
                hash = TemporalRules::hashStep(hash, static_cast<unsigned char>(c));
            const Word *word = m_rules.find(hash, "-ed");
            m_pastSuffix = word != nullptr;
        }
        return m_pastSuffix;
    }

    bool continuesAfterApostrophe(std::uint32_t after, std::uint32_t end) const
    {
        if (after >= end || ByteClasses[m_bytes[after]] != Letter)
            return false;
        return (m_bytes[after] | 0x20) != 's' || (after + 1 < end && ByteClasses[m_bytes[after + 1]] == Letter);
    }

    std::uint32_t skipToSpace(std::uint32_t at, std::uint32_t end)
    {
        while (at < end && ByteClasses[m_bytes[at]] != Space && ByteClasses[m_bytes[at]] != NewLine)
            ++at;
        breakRun();
        return at;
    }

    /// Scripts without spaces: the longest word of the lexicon at each place.
    std::uint32_t readIdeographs(std::uint32_t at, std::uint32_t end)
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

    std::uint32_t readNumber(std::uint32_t at, std::uint32_t end)
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
        if (!m_run.empty() && !token.space && m_run.size() >= 2) {
            const Token &mark = m_run.back();
            const Token &name = m_run[m_run.size() - 2];
            if (mark.kind == TokenKind::Mark && !mark.space && isDash(mark) && name.kind == TokenKind::Word && !name.word)
                token.opaque = true;
        }
        push(token);
        return at;
    }

    bool isDash(const Token &token) const { return token.word == m_marks['-']; }

    bool takeSpace()
    {
        const bool space = m_space;
        m_space = false;
        return space;
    }

    /// A participle right behind an auxiliary of the future belongs to it: "will be held", "is expected to be reached".
    void notePast(std::uint32_t position)
    {
        constexpr std::uint32_t AuxiliaryReach = 24;
        if (!m_tenses.empty() && m_tenses.back().tense == TemporalTense::Future && position - m_tenses.back().position <= AuxiliaryReach)
            return;
        m_tenses.push_back({position, TemporalTense::Past});
    }

    static bool follows(std::uint32_t end, std::uint32_t begin) { return end != None && begin <= end + 1; }

    void noteTense(Symbol symbol, const Token &token)
    {
        if (symbol == m_builtins.past) {
            if (!follows(m_determinerEnd, token.begin))
                notePast(token.begin);
        } else if (symbol == m_builtins.present) {
            m_tenses.push_back({token.begin, TemporalTense::Present});
        } else if (symbol == m_builtins.future) {
            // "had been due to expire Friday" was told when Friday was over.
            const bool lookedForward = follows(m_pluperfectEnd, token.begin);
            m_tenses.push_back({token.begin, lookedForward ? TemporalTense::Past : TemporalTense::Future});
            if (lookedForward)
                m_pluperfectEnd = token.end;
        } else if (symbol == m_builtins.futureBeforeInfinitive) {
            m_beforeInfinitiveEnd = token.end;
        } else if (symbol == m_builtins.infinitive) {
            if (follows(m_beforeInfinitiveEnd, token.begin))
                m_tenses.push_back({token.begin, TemporalTense::Future});
            if (follows(m_pluperfectEnd, token.begin))
                m_pluperfectEnd = token.end;
        } else if (symbol == m_builtins.determiner) {
            m_determinerEnd = token.end;
        } else if (symbol == m_builtins.pluperfect) {
            m_pluperfectBeginEnd = token.end;
        } else if (symbol == m_builtins.pluperfectBe) {
            m_pluperfectEnd = follows(m_pluperfectBeginEnd, token.begin) ? token.end : None;
        }
    }

    void push(const Token &token)
    {
        if (m_run.size() >= MaximumRun)
            flush();
        if (token.word ? token.word->trigger : isNumberTrigger(token)) {
            if (!m_runTriggered)
                m_firstTrigger = std::uint32_t(m_run.size());
            m_lastTrigger = std::uint32_t(m_run.size());
            m_runTriggered = true;
        }
        m_run.push_back(token);
    }

    bool isNumberTrigger(const Token &token) const
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
        return (next == ':' || next == '/' || next == '.' || next == '-' || next == 's') && (next == 's' || ByteClasses[m_bytes[end + 1]] == Digit);
    }

    /// A word outside the lexicon ends the run; it stays in it as context, and opens the next one.
    void pushUnknown(const Token &token)
    {
        if (!m_run.empty() && !token.space && m_run.back().kind == TokenKind::Number)
            m_run.back().opaque = true;
        if (m_runTriggered) {
            m_run.push_back(token);
            flush();
        } else {
            m_run.clear();
        }
        m_run.push_back(token);
    }

    void breakRun()
    {
        flush();
        m_space = true;
    }

    void flush()
    {
        if (m_runTriggered)
            parse();
        m_run.clear();
        m_runTriggered = false;
    }

    // The chart of one run.

    void addEdge(Edge edge)
    {
        edge.next = m_heads[edge.begin];
        m_beginnings[edge.begin] |= m_rules.beginnings(edge.symbol);
        m_heads[edge.begin] = std::uint32_t(m_edges.size());
        m_edges.push_back(edge);
    }

    std::int32_t addMeaning(const TemporalMeaning &meaning)
    {
        m_meanings.push_back(meaning);
        return std::int32_t(m_meanings.size() - 1);
    }

    void addTokenEdges(std::uint32_t i)
    {
        const Token &token = m_run[i];
        const auto add = [&](Symbol symbol, int value, std::uint32_t end) {
            Edge edge;
            edge.symbol = symbol;
            edge.value = std::int16_t(value);
            edge.begin = i;
            edge.end = end;
            addEdge(edge);
        };
        if (token.kind == TokenKind::Word) {
            add(m_builtins.word, 0, i + 1);
            if (!token.word)
                add(m_builtins.unknown, 0, i + 1);
            if (token.capital)
                add(m_builtins.capitalised, 0, i + 1);
            else
                add(m_builtins.lowerCase, 0, i + 1);
            if (token.upper)
                add(m_builtins.upperCase, 0, i + 1);
        }
        if (token.word) {
            for (const TemporalRules::Entry &entry : token.word->entries) {
                if (!entry.needsCapital || token.capital)
                    add(entry.symbol, entry.value, i + 1);
            }
        }
        if (token.kind != TokenKind::Number || token.opaque)
            return;
        const int value = token.number <= 30000 ? int(token.number) : 30000;
        const bool suffixed = i + 1 < m_run.size() && !m_run[i + 1].space && m_run[i + 1].word;
        if (!token.whole && suffixed && token.number < 25) {
            // 7.30am: what looks like a decimal is a clock
            const int minute = int((token.number - value) * 100 + 0.5);
            if (minute < 60)
                addClock(i, value, minute, m_builtins.clockDigits);
        }
        if (token.whole) {
            if (suffixed && hasEntry(m_run[i + 1], m_builtins.ordinalSuffix)) {
                add(m_builtins.ordinal, value, i + 2);
                return;
            }
            if (suffixed && hasEntry(m_run[i + 1], m_builtins.decadeSuffix) && value % 10 == 0) {
                // "the 30s" is a temperature as often as a decade.
                if (token.digits == 4 || token.apostrophe || value >= 50)
                    add(m_builtins.decadeDigits, value / 10, i + 2);
                if (token.digits == 4 || token.apostrophe)
                    add(m_builtins.longDecade, value / 10, i + 2);
                return;
            }
            if (!token.apostrophe) {
                add(m_builtins.integer, value, i + 1);
                if (token.digits <= 2 && value >= 1 && value <= 31)
                    add(m_builtins.day, value, i + 1);
                if (token.digits == 4)
                    add(m_builtins.fourDigits, value, i + 1);
                if ((token.digits == 3 || token.digits == 4) && suffixed && value / 100 <= 24 && value % 100 < 60)
                    addClock(i, value / 100, value % 100, m_builtins.clockDigits);
                if (token.digits == 4 && value / 100 < 24 && value % 100 < 60 && (value < 1900 || value >= 2030))
                    addClock(i, value / 100, value % 100, m_builtins.clockFour);
                if (token.digits == 4 && value >= 1000 && value < 3000) {
                    add(m_builtins.year, value, i + 1);
                    if (value >= 1700 && value <= 2100)
                        add(m_builtins.modernYear, value, i + 1);
                }
            }
            if (token.digits == 2)
                add(token.apostrophe ? m_builtins.yearWords : m_builtins.twoDigits, token.apostrophe ? (value < 40 ? 2000 + value : 1900 + value) : value, i + 1);
        }
    }

    void addClock(std::uint32_t i, int hour, int minute, Symbol symbol)
    {
        TemporalMeaning meaning;
        meaning.set(TemporalField::Hour, hour);
        meaning.set(TemporalField::Minute, minute);
        Edge edge;
        edge.symbol = symbol;
        edge.begin = i;
        edge.end = i + 1;
        edge.meaning = addMeaning(meaning);
        addEdge(edge);
    }

    static bool hasEntry(const Token &token, Symbol symbol)
    {
        return std::any_of(token.word->entries.begin(), token.word->entries.end(),
                           [&](const TemporalRules::Entry &entry) { return entry.symbol == symbol; });
    }

    int numberWord(std::uint32_t i) const
    {
        const Token &token = m_run[i];
        if (!token.word)
            return -1;
        for (const TemporalRules::Entry &entry : token.word->entries) {
            if (entry.symbol == m_builtins.numberWord)
                return entry.value;
        }
        return -1;
    }

    /// Numbers in words and digits: "twenty-four", "two hundred and ten", "2 1/2", "nineteen ninety-six".
    void addNumberEdges(std::uint32_t i)
    {
        const Token &token = m_run[i];
        if (token.kind == TokenKind::Number && token.opaque)
            return;
        if (token.kind == TokenKind::Number && !token.apostrophe) {
            double value = token.number;
            std::uint32_t end = i + 1;
            if (token.whole && i + 3 < m_run.size() && m_run[i + 1].space && m_run[i + 1].kind == TokenKind::Number
                && m_run[i + 2].word == m_marks['/'] && m_run[i + 3].kind == TokenKind::Number && m_run[i + 3].number > 0
                && m_run[i + 1].number < m_run[i + 3].number) {
                value += m_run[i + 1].number / m_run[i + 3].number;
                end = i + 4;
            } else if (token.whole && i + 2 < m_run.size() && m_run[i + 1].word == m_marks['/'] && !m_run[i + 1].space
                       && m_run[i + 2].kind == TokenKind::Number && !m_run[i + 2].space && m_run[i + 2].number > value
                       && m_run[i + 2].number <= 8) {
                value /= m_run[i + 2].number;
                end = i + 3;
            } else if (end < m_run.size()) {
                const int factor = numberWord(end);
                if (factor >= 100) {
                    value *= factor;
                    ++end;
                }
            }
            addNumber(i, end, value);
            return;
        }
        const int first = numberWord(i);
        if (first < 0)
            return;
        // Not in the middle of a number that began before.
        if (i > 0 && numberWord(i - 1) >= 0)
            return;
        if (i > 1 && isDash(m_run[i - 1]) && numberWord(i - 2) >= 20 && numberWord(i - 2) < 100 && first < 10)
            return;
        std::vector<int> &parts = m_numberParts;
        parts.clear();
        std::uint32_t at = i;
        std::uint32_t end = i;
        while (at < m_run.size()) {
            const int part = numberWord(at);
            if (part < 0) {
                const bool joins = (isDash(m_run[at]) || (m_run[at].word && hasEntry(m_run[at], m_and))) && at + 1 < m_run.size()
                    && numberWord(at + 1) >= 0 && !parts.empty()
                    && (isDash(m_run[at]) ? parts.back() >= 20 && parts.back() < 100 && numberWord(at + 1) < 10 : parts.back() >= 100);
                if (!joins)
                    break;
                ++at;
                continue;
            }
            parts.push_back(part);
            ++at;
            end = at;
            if (parts.size() >= 8)
                break;
        }
        // A year read in pairs: 19 96, 20 24, 19 hundred and ...
        const auto pairs = [&]() -> int {
            if (parts.size() < 2 || parts[0] < 10 || parts[0] > 20 || parts[1] < 10 || parts[1] > 99)
                return -1;
            int low = parts[1];
            if (parts.size() == 3 && parts[1] >= 20 && parts[2] < 10)
                low += parts[2];
            else if (parts.size() != 2)
                return -1;
            return parts[0] * 100 + low;
        }();
        if (pairs > 0) {
            Edge edge;
            edge.symbol = m_builtins.yearWords;
            edge.value = std::int16_t(pairs);
            edge.begin = i;
            edge.end = end;
            addEdge(edge);
            return;
        }
        double total = 0;
        double current = 0;
        for (const int part : parts) {
            if (part >= 1000) {
                total += (current == 0 ? 1 : current) * part;
                current = 0;
            } else if (part == 100) {
                current = (current == 0 ? 1 : current) * part;
            } else {
                current += part;
            }
        }
        total += current;
        addNumber(i, end, total);
        if (total >= 2000 && total < 2100) {
            Edge edge;
            edge.symbol = m_builtins.yearWords;
            edge.value = std::int16_t(total);
            edge.begin = i;
            edge.end = end;
            addEdge(edge);
        }
    }

    void addNumber(std::uint32_t begin, std::uint32_t end, double value)
    {
        if (value > 30000)
            return;
        TemporalMeaning meaning;
        meaning.set(TemporalField::Number, int(value));
        const int hundredths = int((value - int(value)) * 100 + 0.5);
        if (hundredths > 0)
            meaning.set(TemporalField::Fraction, hundredths);
        Edge edge;
        edge.symbol = m_builtins.number;
        edge.begin = begin;
        edge.end = end;
        edge.meaning = addMeaning(meaning);
        addEdge(edge);
    }

    void parse()
    {
        const std::uint32_t count = std::uint32_t(m_run.size());
        m_edges.clear();
        m_meanings.clear();
        m_matches.clear();
        m_groups.clear();
        m_heads.assign(count + 1, None);
        m_pendingHeads.assign(count + 1, None);
        m_beginnings.assign(count + 1, 0);
        // No pattern reaches further from its trigger.
        const std::uint32_t firstBegin = m_firstTrigger > ReachBefore ? m_firstTrigger - ReachBefore : 0;
        const std::uint32_t lastBegin = std::min(count, m_lastTrigger + ReachAfter + 1);
        for (std::uint32_t i = 0; i < count; ++i) {
            addTokenEdges(i);
            addNumberEdges(i);
        }
        for (std::size_t layer = 0; layer < m_rules.layerCount(); ++layer) {
            m_pending.clear();
            m_layer = layer;
            for (std::uint32_t i = firstBegin; i < lastBegin; ++i) {
                if ((m_beginnings[i] >> layer) & 1)
                    begin(i);
            }
            for (const Edge &edge : m_pending) {
                addEdge(edge);
                m_pendingHeads[edge.begin] = None;
            }
        }
        select(count);
    }

    void begin(std::uint32_t at)
    {
        m_path.clear();
        const std::uint32_t root = m_rules.root(m_layer);
        for (std::uint32_t e = m_heads[at]; e != None; e = m_edges[e].next) {
            if (m_rules.canBegin(m_edges[e].symbol, m_layer))
                step(root, at, e);
        }
    }

    void walk(std::uint32_t node, std::uint32_t at)
    {
        if (at >= m_run.size())
            return;
        for (std::uint32_t e = m_heads[at]; e != None; e = m_edges[e].next)
            step(node, at, e);
    }

    void step(std::uint32_t node, std::uint32_t at, std::uint32_t e)
    {
        const Symbol symbol = m_edges[e].symbol;
        const std::uint32_t end = m_edges[e].end;
        const std::uint32_t loose = m_rules.child(node, symbol, false);
        const std::uint32_t tight = m_run[at].space || !m_rules.hasTightChildren(node) ? 0 : m_rules.child(node, symbol, true);
        if (!loose && !tight)
            return;
        m_path.push_back(e);
        for (const std::uint32_t next : {loose, tight}) {
            if (!next)
                continue;
            for (const std::uint32_t production : m_rules.productionsAt(next))
                complete(m_rules.productions()[production], end);
            if (m_rules.hasChildren(next))
                walk(next, end);
        }
        m_path.pop_back();
    }

    bool hasSymbolAt(std::uint32_t at, Symbol symbol) const
    {
        for (std::uint32_t e = m_heads[at]; e != None; e = m_edges[e].next) {
            if (m_edges[e].symbol == symbol)
                return true;
        }
        return false;
    }

    /// A pattern has matched along m_path up to token @p end: adds what it makes, unless a condition forbids it or the same words
    /// have been read so by a rule that stands before it.
    void complete(const TemporalRules::Production &production, std::uint32_t end)
    {
        const TemporalRules::Rule &rule = m_rules.rules()[production.rule];
        std::uint32_t first = None;
        std::uint32_t last = 0;
        for (std::size_t i = 0; i < production.steps.size(); ++i) {
            if (production.steps[i].group < 0)
                continue;
            const Edge &edge = m_edges[m_path[i]];
            first = std::min(first, edge.begin);
            last = std::max(last, edge.end);
        }
        const std::uint32_t pathBegin = m_edges[m_path.front()].begin;
        if (first == None || ((rule.flags & TemporalRules::AtStart) && m_run[pathBegin].begin != m_sentenceBegin))
            return;
        for (const Symbol symbol : rule.notNext) {
            if (end < m_run.size() && hasSymbolAt(end, symbol))
                return;
        }
        for (const Symbol symbol : rule.notJoined) {
            if (end < m_run.size() && !m_run[end].space && hasSymbolAt(end, symbol))
                return;
        }
        for (const Symbol symbol : rule.notPrevious) {
            if (pathBegin > 0 && hasSymbolAt(pathBegin - 1, symbol))
                return;
        }
        // The first rule of the file that reads these words so wins.
        std::uint32_t known = m_pendingHeads[first];
        while (known != None && (m_pending[known].symbol != rule.output || m_pending[known].end != last))
            known = m_pending[known].next;
        if (known != None && m_matches[std::size_t(m_pending[known].match)].rule <= production.rule)
            return;
        if (!readGroups(production))
            return;
        if ((rule.flags & TemporalRules::ContinuesDay) && !continuesDay(m_groupBuffer[0].meaning))
            return;
        if (known != None) {
            m_meanings[std::size_t(m_pending[known].meaning)] = m_groupBuffer[0].meaning;
            m_matches[std::size_t(m_pending[known].match)] = addMatch(production.rule);
            return;
        }
        Edge edge;
        edge.symbol = rule.output;
        edge.begin = first;
        edge.end = last;
        edge.meaning = addMeaning(m_groupBuffer[0].meaning);
        edge.match = std::int32_t(m_matches.size());
        edge.next = m_pendingHeads[first];
        m_matches.push_back(addMatch(production.rule));
        m_pendingHeads[first] = std::uint32_t(m_pending.size());
        m_pending.push_back(edge);
    }

    /// The words and meanings of the pattern's brackets, into m_groupBuffer; false when they mean something impossible.
    bool readGroups(const TemporalRules::Production &production)
    {
        m_groupBuffer.resize(production.groups);
        for (Group &group : m_groupBuffer) {
            group.begin = None;
            group.end = 0;
            group.meaning = production.constants;
        }
        // A value that the rule takes itself goes before what a category brings along.
        for (const bool own : {true, false}) {
            for (std::size_t i = 0; i < production.steps.size(); ++i) {
                const TemporalRules::Step &step = production.steps[i];
                if (step.group < 0)
                    continue;
                const Edge &edge = m_edges[m_path[i]];
                Group &group = m_groupBuffer[std::size_t(step.group)];
                if (own) {
                    group.begin = std::min(group.begin, edge.begin);
                    group.end = std::max(group.end, edge.end);
                    if (step.field != TemporalField::Count && !production.constants.has(step.field))
                        group.meaning.set(step.field, edge.meaning >= 0 ? m_meanings[std::size_t(edge.meaning)].get(TemporalField::Number) : edge.value);
                } else if (step.field == TemporalField::Count && edge.meaning >= 0) {
                    group.meaning.merge(m_meanings[std::size_t(edge.meaning)]);
                }
            }
        }
        return std::all_of(m_groupBuffer.begin(), m_groupBuffer.end(),
                           [](const Group &group) { return group.begin == None || isPossible(group.meaning); });
    }

    Match addMatch(std::uint32_t rule)
    {
        const Match match{rule, std::uint32_t(m_groups.size()), std::uint32_t(m_groupBuffer.size())};
        m_groups.insert(m_groups.end(), m_groupBuffer.begin(), m_groupBuffer.end());
        return match;
    }

    static bool isPossible(const TemporalMeaning &meaning)
    {
        using F = TemporalField;
        const auto within = [&](F field, int low, int high) {
            return !meaning.has(field) || (meaning.get(field) >= low && meaning.get(field) <= high);
        };
        static constexpr int Days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return within(F::Month, 1, 12) && within(F::Day, 1, meaning.has(F::Month) ? Days[meaning.get(F::Month, 1) - 1] : 31)
            && within(F::Hour, 0, meaning.has(F::Meridiem) ? 12 : 24) && within(F::Minute, 0, 59) && within(F::Second, 0, 60)
            && within(F::Decade, 0, 299) && within(F::Century, 1, 99) && within(F::Quarter, 1, 4) && within(F::Half, 1, 2) && within(F::Week, 1, 53);
    }

    bool continuesDay(TemporalMeaning &meaning) const
    {
        using F = TemporalField;
        for (std::size_t i = m_candidates.size(); i-- > 0;) {
            const TemporalCandidate &candidate = m_candidates[i];
            if (candidate.sentence + 2 < m_sentence)
                return false;
            if (!candidate.meaning.has(F::Day) || !candidate.meaning.has(F::Month))
                continue;
            const int day = meaning.get(F::Day);
            const int before = candidate.meaning.get(F::Day);
            if (day <= before || day > before + 7)
                return false;
            meaning.set(F::Month, candidate.meaning.get(F::Month));
            if (candidate.meaning.has(F::Year))
                meaning.set(F::Year, candidate.meaning.get(F::Year));
            return true;
        }
        return false;
    }

    void select(std::uint32_t count)
    {
        std::uint32_t at = 0;
        while (at < count) {
            const Edge *best = nullptr;
            for (std::uint32_t e = m_heads[at]; e != None; e = m_edges[e].next) {
                const Edge &edge = m_edges[e];
                if (edge.match < 0 || !m_rules.isEmitted(edge.symbol))
                    continue;
                if (!best || edge.end > best->end || (edge.end == best->end && isBetter(edge, *best)))
                    best = &edge;
            }
            if (!best) {
                ++at;
                continue;
            }
            if (best->symbol != m_builtins.none)
                emit(m_matches[std::size_t(best->match)]);
            at = best->end;
        }
    }

    bool isBetter(const Edge &a, const Edge &b) const
    {
        const std::uint32_t first = m_matches[std::size_t(a.match)].rule;
        const std::uint32_t second = m_matches[std::size_t(b.match)].rule;
        const std::uint8_t firstLayer = m_rules.rules()[first].layer;
        const std::uint8_t secondLayer = m_rules.rules()[second].layer;
        return firstLayer != secondLayer ? firstLayer > secondLayer : first < second;
    }

    void emit(const Match &match)
    {
        const std::size_t firstIndex = m_candidates.size();
        const TemporalRules::Rule &rule = m_rules.rules()[match.rule];
        for (std::uint32_t i = match.firstGroup; i < match.firstGroup + match.groupCount; ++i) {
            const Group &group = m_groups[i];
            if (group.begin == None || group.meaning.kind() == TemporalKind::None)
                continue;
            TemporalCandidate candidate;
            candidate.span = {m_run[group.begin].begin, m_run[group.end - 1].end};
            candidate.meaning = group.meaning;
            candidate.rule = rule.id;
            candidate.sentence = m_sentence;
            candidate.quoted = m_quoteDepth > 0;
            m_candidates.push_back(candidate);
        }
        const std::size_t count = m_candidates.size() - firstIndex;
        if (count < 2)
            return;
        shareParts(firstIndex);
        if (rule.flags & TemporalRules::Range)
            m_candidates[firstIndex].rangeEnd = std::int32_t(m_candidates.size() - 1);
    }

    /// "July 3-4, 2024": what one end of a range or one member of a list leaves out, another one says.
    void shareParts(std::size_t firstIndex)
    {
        using F = TemporalField;
        const auto lacksYear = [](const TemporalMeaning &m) {
            return !m.has(F::Year) && !m.has(F::OffsetUnit) && !m.has(F::Decade) && !m.has(F::Century)
                && (m.has(F::Month) || m.has(F::Quarter) || m.has(F::Season) || m.has(F::Half));
        };
        const auto share = [&](TemporalMeaning &to, const TemporalMeaning &from, int direction) {
            if (to.has(F::Day) && !to.has(F::Month) && from.has(F::Month))
                to.set(F::Month, from.get(F::Month));
            if (lacksYear(to) && from.has(F::Year) && (from.has(F::Month) || from.has(F::Quarter) || from.has(F::Season))) {
                int year = from.get(F::Year);
                if (to.has(F::Month) && from.has(F::Month)) {
                    if (direction > 0 && to.get(F::Month) < from.get(F::Month))
                        ++year;
                    if (direction < 0 && to.get(F::Month) > from.get(F::Month))
                        --year;
                }
                to.set(F::Year, year);
            }
            if (lacksYear(to) && from.has(F::OffsetUnit) && from.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Year) {
                to.set(F::OffsetUnit, from.get(F::OffsetUnit));
                to.set(F::Offset, from.get(F::Offset));
            }
            if (to.has(F::Hour) && !to.has(F::Meridiem) && from.has(F::Meridiem) && to.get(F::Hour) <= 12 && direction < 0)
                to.set(F::Meridiem, from.get(F::Meridiem));
            if (!to.has(F::Unit) && from.has(F::Unit) && to.has(F::Number))
                to.set(F::Unit, from.get(F::Unit));
            if (to.has(F::Ordinal) && !to.has(F::Century) && from.has(F::Century))
                to.set(F::Century, to.get(F::Ordinal));
        };
        for (std::size_t i = firstIndex + 1; i < m_candidates.size(); ++i)
            share(m_candidates[i].meaning, m_candidates[i - 1].meaning, 1);
        for (std::size_t i = m_candidates.size() - 1; i-- > firstIndex;)
            share(m_candidates[i].meaning, m_candidates[i + 1].meaning, -1);
    }

    TemporalTense tenseOf(const TemporalCandidate &candidate) const
    {
        // "Wednesday's ruling": what has a day of its own is mostly past, whatever is said of it.
        const std::uint32_t end = candidate.span.end;
        const bool possessive = end + 1 < m_text.size()
            && (m_text[end] == '\'' ? (m_text[end + 1] | 0x20) == 's' : m_text.substr(end, 4) == "\u2019s");
        if (possessive && candidate.meaning.has(TemporalField::Weekday))
            return TemporalTense::None;
        return tenseNear(candidate.span);
    }

    /// The verb that an expression goes with: the nearest before it in the sentence, else the nearest after it.
    TemporalTense tenseNear(TextSpan span) const
    {
        TemporalTense before = TemporalTense::None;
        for (const TenseMark &mark : m_tenses) {
            if (mark.position >= span.begin)
                return before != TemporalTense::None ? before : mark.position < span.end ? before : mark.tense;
            before = mark.tense;
        }
        return before;
    }

    const TemporalRules &m_rules;
    const TemporalRules::Builtins &m_builtins;
    std::string_view m_text;
    const unsigned char *m_bytes;
    std::vector<TemporalCandidate> &m_candidates;
    Symbol m_and; ///< joins the parts of a number in words
    std::array<const Word *, 128> m_marks{};

    std::uint32_t m_sentence = 0;
    std::uint32_t m_sentenceBegin = 0;
    std::size_t m_firstOfSentence = 0;
    std::vector<TenseMark> m_tenses;
    // Where words that decide on the tense of the next one ended.
    std::uint32_t m_determinerEnd = None;
    std::uint32_t m_beforeInfinitiveEnd = None;
    std::uint32_t m_pluperfectBeginEnd = None; ///< had
    std::uint32_t m_pluperfectEnd = None;      ///< had been
    std::vector<Token> m_run;
    bool m_runTriggered = false;
    std::uint32_t m_firstTrigger = 0; ///< index in the run
    std::uint32_t m_lastTrigger = 0;
    bool m_space = false;
    bool m_apostrophe = false;
    std::uint32_t m_apostropheAt = 0;
    bool m_attached = false;
    std::uint32_t m_attachedAt = 0;
    int m_quoteDepth = 0;
    bool m_pastSuffixKnown = false;
    bool m_pastSuffix = false;

    std::vector<Edge> m_edges;
    std::vector<Edge> m_pending;
    std::vector<std::uint32_t> m_heads;
    std::vector<std::uint32_t> m_pendingHeads; ///< by token, the last edge of m_pending that begins there
    std::vector<std::uint16_t> m_beginnings; ///< by token, the layers in which a pattern may begin there
    std::vector<std::uint32_t> m_path;
    std::vector<TemporalMeaning> m_meanings;
    std::vector<Match> m_matches;
    std::vector<Group> m_groups;
    std::vector<Group> m_groupBuffer;
    std::size_t m_layer = 0;
    std::vector<int> m_numberParts;
};

} // namespace

TemporalTagger::TemporalTagger(const TemporalRules &rules)
    : m_rules(rules)
{
}

TemporalTagger::~TemporalTagger() = default;

std::vector<TemporalCandidate> TemporalTagger::tag(std::string_view prose, const std::vector<TextSpan> &sentences) const
{
    std::vector<TemporalCandidate> candidates;
    Reader reader(m_rules, prose, candidates);
    for (std::size_t i = 0; i < sentences.size(); ++i)
        reader.readSentence(sentences[i], std::uint32_t(i));
    return candidates;
}

} // namespace Dateline
