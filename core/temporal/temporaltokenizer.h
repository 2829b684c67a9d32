// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalrules.h"
#include "temporal/temporaltense.h"
#include "text/textspan.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

// Private to core/temporal.

enum class TemporalTokenKind : std::uint8_t { Word, Number, Mark };

struct TemporalToken
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const TemporalRules::Word *word = nullptr; ///< null when the lexicon lacks it
    double number = 0;
    TemporalTokenKind kind = TemporalTokenKind::Word;
    std::uint8_t digits = 0;    ///< of a number without separators
    bool space = false;         ///< white space before it
    bool capital = false;
    bool upper = false;         ///< two letters or more, all capitals
    bool whole = false;         ///< a number without a decimal or grouping sign
    bool opaque = false;        ///< a number that belongs to something else: an amount, a percentage, a name
    bool apostrophe = false;    ///< an apostrophe stands before it ('90s)
};

/// Tokens in a row that an expression may lie in: known words, numbers and marks between two words that no rule asks for. Those
/// two are in it as context.
struct TemporalRun
{
    std::vector<TemporalToken> tokens;
    bool triggered = false;          ///< any trigger is in it; else it holds no expression
    std::uint32_t firstTrigger = 0;  ///< token index
    std::uint32_t lastTrigger = 0;   ///< token index
    bool quoted = false;             ///< stands within quotation marks
    std::uint32_t quoteBegin = 0;    ///< of a quoted one: where the quotation begins
};

/// Cuts sentences into runs and hears their verbs.
class TemporalTokenizer
{
public:
    /// Takes the runs that hold a trigger.
    class Receiver
    {
    public:
        virtual ~Receiver() = default;
        virtual void take(const TemporalRun &run) = 0;
    };

    /// @p text is valid UTF-8. All of them must outlive the tokenizer.
    TemporalTokenizer(const TemporalRules &rules, std::string_view text, TemporalTenseMarks &tenses, Receiver &receiver);

    void readSentence(TextSpan sentence);

private:
    using Symbol = TemporalRules::Symbol;
    using Word = TemporalRules::Word;
    using Token = TemporalToken;
    using TokenKind = TemporalTokenKind;

    void tokenize(std::uint32_t at, std::uint32_t end);
    std::uint32_t readHigh(std::uint32_t at, std::uint32_t end);
    std::uint32_t readApostrophe(std::uint32_t at, std::uint32_t after, std::uint32_t end);
    std::uint32_t readMark(std::uint32_t at, std::uint32_t end);
    std::uint32_t readWord(std::uint32_t at, std::uint32_t end);
    /// Scripts without spaces: the longest word of the lexicon at each place.
    std::uint32_t readIdeographs(std::uint32_t at, std::uint32_t end);
    std::uint32_t readNumber(std::uint32_t at, std::uint32_t end);
    std::uint32_t skipToSpace(std::uint32_t at, std::uint32_t end);
    bool continuesAfterApostrophe(std::uint32_t after, std::uint32_t end) const;
    bool isDash(const Token &token) const { return token.word == m_marks['-']; }
    bool isNumberTrigger(const Token &token) const;
    /// Takes the tokens from @p index on out of the run again.
    void dropFrom(std::size_t index);
    bool takeSpace();

    void pushMark(unsigned char c, std::uint32_t begin, std::uint32_t end);
    void push(const Token &token);
    /// A word outside the lexicon ends the run; it stays in it as context, and opens the next one.
    void pushUnknown(const Token &token);
    void breakRun();
    void flush();

    const TemporalRules &m_rules;
    std::string_view m_text;
    const unsigned char *m_bytes;
    TemporalTenseMarks &m_tenses;
    Receiver &m_receiver;
    const std::array<const Word *, 128> &m_marks;
    bool m_hasPastSuffix = false;

    std::uint32_t m_sentenceBegin = 0;
    TemporalRun m_run;
    bool m_space = false;
    bool m_apostrophe = false;
    std::uint32_t m_apostropheAt = 0;
    bool m_attached = false;
    std::uint32_t m_joinedNumbers = 0; ///< how many numbers stand in a row with nothing but marks between
    std::size_t m_joinedBegin = 0;     ///< index of the first of them in the run
    std::uint32_t m_attachedAt = 0;
    bool m_isQuoted = false;
    std::uint32_t m_quoteBegin = 0;
};

} // namespace Dateline
