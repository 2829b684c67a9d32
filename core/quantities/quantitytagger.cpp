// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantitytagger.h"

#include "quantities/quantitymatcher.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace Dateline {

namespace {

using Rules = QuantityRules;
using Form = QuantityRules::Form;
using Token = QuantityToken;
using Match = QuantityMatcher::Match;

enum class Byte : std::uint8_t { Other, Letter, Digit, Sign };

constexpr std::array<Byte, 256> byteClasses()
{
    std::array<Byte, 256> classes{};
    for (int c = 'a'; c <= 'z'; ++c)
        classes[std::size_t(c)] = classes[std::size_t(c - 32)] = Byte::Letter;
    for (int c = '0'; c <= '9'; ++c)
        classes[std::size_t(c)] = Byte::Digit;
    classes['$'] = Byte::Sign;
    classes[0xC2] = Byte::Sign; // £ ¥
    classes[0xE2] = Byte::Sign; // € ₽ ₸ and their like
    return classes;
}
constexpr std::array<Byte, 256> ByteClasses = byteClasses();

bool isLetterOrDigit(char c)
{
    const Byte byte = ByteClasses[static_cast<unsigned char>(c)];
    return byte == Byte::Letter || byte == Byte::Digit;
}

/// Finds the candidates of one sentence.
class SentenceTagger
{
public:
    SentenceTagger(const Rules &rules, std::string_view prose, std::vector<QuantityCandidate> &found)
        : m_rules(rules)
        , m_prose(prose)
        , m_matcher(rules, prose)
        , m_found(found)
    {
    }

    void tag(TextSpan sentence, std::uint32_t index)
    {
        m_sentence = sentence;
        m_index = index;
        m_numberOf.reset();
        const char *const text = m_prose.data();
        for (std::uint32_t at = sentence.begin; at < sentence.end;) {
            switch (ByteClasses[static_cast<unsigned char>(text[at])]) {
            case Byte::Other: ++at; break;
            case Byte::Letter: at = atWord(at); break;
            case Byte::Digit: at = atDigit(at); break;
            case Byte::Sign: at = atSign(at); break;
            }
        }
    }

private:
    std::uint32_t wordEnd(std::uint32_t at) const
    {
        while (at < m_sentence.end && (isLetterOrDigit(m_prose[at]) || static_cast<unsigned char>(m_prose[at]) >= 0x80))
            ++at;
        return at;
    }

    std::uint32_t atWord(std::uint32_t at)
    {
        const char *const text = m_prose.data();
        std::uint32_t end = at + 1;
        while (end < m_sentence.end && isLetterOrDigit(text[end]))
            ++end;
        if (end - at < 3 || (!m_rules.mayTrigger(text + at) && !looksLikeCode(at, end)) || joinedToWord(at))
            return end;
        // KZT12: the code ends where the digits begin.
        const bool isCode = looksLikeCode(at, end);
        const std::string_view written = m_prose.substr(at, isCode ? 3 : end - at);
        const Form *const word = m_rules.word(written);
        if (!word || (!word->trigger && word->longest == 1) || (isCode && !(word->currencyUse & Rules::AsCode) && !word->trigger))
            return end;
        m_matcher.begin(at, m_sentence.end);
        std::size_t count = 0;
        const Form *const form = m_rules.longest(m_prose, m_matcher.window(), count);
        // "twenty-foot equivalent units" is a unit and counts nothing.
        if (form && form->measure != Rules::None && count > 1)
            return m_matcher[count - 1].span.end;
        if (form && triggersHere(*form, count)) {
            if (const std::uint32_t matched = match(at, false))
                return matched;
        }
        return end;
    }

    /// Three capitals, alone or right before digits.
    bool looksLikeCode(std::uint32_t at, std::uint32_t end) const
    {
        const char *const text = m_prose.data() + at;
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        return end - at >= 3 && capital(text[0]) && capital(text[1]) && capital(text[2]) && m_rules.mayBeCode(text)
            && (end - at == 3 || ByteClasses[static_cast<unsigned char>(text[3])] == Byte::Digit);
    }

    /// Whether a letter stands right before, or a hyphen or apostrophe that belongs to the word.
    bool joinedToWord(std::uint32_t at) const
    {
        return at > m_sentence.begin && (isLetterOrDigit(m_prose[at - 1]) || (static_cast<unsigned char>(m_prose[at - 1]) >= 0x80 && !spaceOrDashBefore(at)));
    }

    bool spaceOrDashBefore(std::uint32_t at) const
    {
        const std::size_t before = Utf8::previous(m_prose, at);
        const char32_t point = Utf8::decode(m_prose, before).value;
        return Utf8::spaceLength(m_prose, before) > 0 || (point >= 0x2010 && point <= 0x201F) || point == 0x20AC || point < 0xC0;
    }

    bool triggersHere(const Form &form, std::size_t count) const
    {
        if (form.currencyUse & Rules::AsCode) {
            // KZT, never kzt: codes are also words.
            const std::string_view word = m_matcher.front().span.in(m_prose);
            return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        }
        return count > 1 || form.trigger;
    }

    std::uint32_t atDigit(std::uint32_t at)
    {
        const std::uint32_t begin = at;
        m_matcher.begin(at, m_sentence.end);
        const Token token = m_matcher.front();
        if (token.type == Token::Type::Number && startsNumber(begin) && (mayGoOn(token.span.end) || mayBeNumberOf())) {
            if (const std::uint32_t end = match(begin, false))
                return end;
        }
        return wordEnd(std::max(token.span.end, begin + 1));
    }

    /// Behind most numbers of a text stands a mark that ends every figure.
    bool mayGoOn(std::uint32_t end) const
    {
        if (end >= m_sentence.end)
            return false;
        switch (m_prose[end]) {
        case ',':
        case '.':
        case ')':
        case ';':
        case ':':
        case '"':
        case ']':
        case '?':
        case '!': return false;
        default: return true;
        }
    }

    /// Not in the middle of a date, a telephone number, a code or a name: 2024-07-03, +7 701, COVID-19, #5, A-320.
    bool startsNumber(std::uint32_t at) const
    {
        if (at == m_sentence.begin)
            return true;
        const char before = m_prose[at - 1];
        if (isLetterOrDigit(before) || before == '#' || before == '@' || before == '_' || before == '\\')
            return false;
        if ((before == '-' || before == '.' || before == ',' || before == ':' || before == '/' || before == '\'') && at >= m_sentence.begin + 2)
            return !isLetterOrDigit(m_prose[at - 2]);
        return true;
    }

    std::uint32_t atSign(std::uint32_t at)
    {
        const std::size_t length = Utf8::decode(m_prose, at).length;
        // Letters right before belong to the sign: US$, CN¥.
        std::uint32_t begin = at;
        while (begin > m_sentence.begin && at - begin < 3 && m_prose[begin - 1] >= 'A' && m_prose[begin - 1] <= 'Z')
            --begin;
        if (begin == m_sentence.begin || !isLetterOrDigit(m_prose[begin - 1])) {
            m_matcher.begin(begin, m_sentence.end);
            std::size_t count = 0;
            const Form *const form = m_matcher.longest(0, count);
            if (form && form->currency != Rules::None && (form->currencyUse & Rules::AsSign) && count >= (begin < at ? 2u : 1u)) {
                if (const std::uint32_t end = match(begin, true))
                    return end;
            }
        }
        return at + std::uint32_t(length);
    }

    /// Tries all rules at @p at; adds the longest match and returns its end, or 0 without one.
    std::uint32_t match(std::uint32_t at, bool sign)
    {
        std::optional<Match> best;
        if (sign) {
            m_matcher.forgetNumber();
            tryPatterns(m_rules.signPatterns(), at, best);
        } else {
            m_matcher.readNumber();
            const std::size_t tokens = m_matcher.number().tokens;
            if (tokens > 0 && (m_matcher.mayFollowNumber(tokens) || mayBeNumberOf()))
                tryPatterns(m_rules.numberPatterns(), at, best);
            if (m_matcher.front().type == Token::Type::Word)
                tryPatterns(m_rules.wordPatterns(), at, best);
        }
        if (!best)
            return 0;
        add(at, *best);
        return best->end;
    }

    void tryPatterns(const std::vector<Rules::Pattern> &patterns, std::uint32_t at, std::optional<Match> &best)
    {
        for (const Rules::Pattern &pattern : patterns) {
            if (!m_matcher.mayMatch(*pattern.steps))
                continue;
            Match tried;
            tried.candidate.rule = pattern.rule;
            if (m_matcher.matchSteps(*pattern.steps, 0, 0, tried) && (!best || tried.end > best->end) && holds(*pattern.rule, at, tried))
                best = tried;
        }
    }

    bool mayBeNumberOf()
    {
        if (!m_numberOf)
            findNumberOf();
        return m_numberOf->unit != Rules::None;
    }

    std::string_view previousWord(std::uint32_t at) const
    {
        while (at > m_sentence.begin) {
            const std::uint32_t before = std::uint32_t(Utf8::previous(m_prose, at));
            if (Utf8::spaceLength(m_prose, before) == 0)
                break;
            at = before;
        }
        std::uint32_t begin = at;
        while (begin > m_sentence.begin && (isLetterOrDigit(m_prose[begin - 1]) || m_prose[begin - 1] == '\''))
            --begin;
        // "No. 5": the full stop of an abbreviation.
        if (begin == at && at > m_sentence.begin && m_prose[at - 1] == '.') {
            --at;
            begin = at;
            while (begin > m_sentence.begin && isLetterOrDigit(m_prose[begin - 1]))
                --begin;
            return at - begin <= 4 ? m_prose.substr(begin, at - begin) : std::string_view();
        }
        return m_prose.substr(begin, at - begin);
    }

    /// Some words and classes are asked for before many numbers: the modifier is looked through ("in almost 300 trains").
    bool wordMeets(std::string_view word, const Rules::Condition &condition) const
    {
        if (word.empty())
            return false;
        m_lower.clear();
        appendLower(word, m_lower);
        if (std::find(condition.words.begin(), condition.words.end(), m_lower) != condition.words.end())
            return true;
        const Form *const form = condition.classes.any() ? m_rules.find(m_lower) : nullptr;
        return form && (form->classes & condition.classes).any();
    }

    bool previousIs(std::string_view word, QuantityClass wanted) const
    {
        if (word.empty())
            return false;
        const Form *const form = m_rules.word(word);
        return form && form->is(wanted);
    }

    bool holds(const Rules::Rule &rule, std::uint32_t at, Match &tried)
    {
        for (const Rules::Condition &condition : rule.conditions) {
            using Kind = Rules::Condition::Kind;
            const bool before = condition.kind == Kind::Previous || condition.kind == Kind::NotPrevious;
            const Token next = before ? Token() : nextQuantityToken(m_prose, tried.end, m_sentence.end);
            const std::string_view word = before ? previousWord(at) : next.type == Token::Type::Word ? next.span.in(m_prose) : std::string_view();
            const bool wanted = condition.kind == Kind::Previous || condition.kind == Kind::Next;
            if (wordMeets(word, condition) != wanted)
                return false;
        }
        const QuantityCandidate &candidate = tried.candidate;
        const NumberMatch number = candidate.vague || candidate.amount.isEmpty() ? NumberMatch() : m_matcher.number();
        const std::string_view previous = previousWord(at);
        if (rule.category == QuantityCategory::Count || rule.category == QuantityCategory::Part || (rule.category == QuantityCategory::Range && countedUnit(candidate))) {
            if (previousIs(previous, QuantityClass::Label) || (number.looksLikeDay && previousIs(previous, QuantityClass::MonthName)) || number.isOne)
                return false;
            if (number.isSmallWord && previousIs(previous, QuantityClass::Definite))
                return false;
            if (number.looksLikeYear && (previous.empty() ? at != m_sentence.begin : previousIs(previous, QuantityClass::BeforeYear)))
                return false;
        }
        if (number.isOne && rule.category != QuantityCategory::Money && rule.category != QuantityCategory::Percent && rule.category != QuantityCategory::Measure)
            return false;
        return !rule.numberOf || takeNumberOf(at, tried);
    }

    bool countedUnit(const QuantityCandidate &candidate) const { return candidate.unit != Rules::None && m_rules.units()[std::size_t(candidate.unit)].kind == UnitKind::Count; }

    /// "the number of trains … was 7,762": what is counted stands before, and a verb between.
    bool takeNumberOf(std::uint32_t at, Match &tried)
    {
        if (!m_numberOf)
            findNumberOf();
        if (m_numberOf->unit == Rules::None || at < m_numberOf->unitSpan.end)
            return false;
        const Token next = nextQuantityToken(m_prose, tried.end, m_sentence.end);
        const bool wordBehind = next.type == Token::Type::Word && !previousIs(next.span.in(m_prose), QuantityClass::Stop) && !previousIs(next.span.in(m_prose), QuantityClass::Linking);
        const std::string_view previous = previousWord(at);
        const NumberMatch number = m_matcher.number();
        const bool told = previousIs(previous, QuantityClass::Predicate) || previousIs(previous, QuantityClass::MoreThan) || previousIs(previous, QuantityClass::About)
            || previousIs(previous, QuantityClass::Nearly) || previous == "to" || previous == "at" || previous == "than";
        if (!told || wordBehind || number.looksLikeYear || number.isOne)
            return false;
        tried.candidate.unit = m_numberOf->unit;
        tried.candidate.unitSpan = m_numberOf->unitSpan;
        return true;
    }

    struct NumberOf
    {
        std::int16_t unit = Rules::None;
        TextSpan unitSpan;
    };

    void findNumberOf()
    {
        m_numberOf = NumberOf{}; // clang knows no emplace() of a type of this class here
        const std::string_view sentence = m_sentence.in(m_prose);
        const std::size_t found = sentence.find("umber of ");
        if (found == std::string_view::npos)
            return;
        std::uint32_t at = m_sentence.begin + std::uint32_t(found) + 9;
        for (int i = 0; i < 7; ++i) {
            std::array<Token, 3> tokens;
            std::uint32_t next = at;
            for (Token &token : tokens) {
                token = nextQuantityToken(m_prose, next, m_sentence.end);
                next = token.span.end;
            }
            if (tokens[0].type == Token::Type::End)
                return;
            std::size_t count = 0;
            const Form *const form = m_rules.longest(m_prose, tokens, count);
            if (form && form->counted != Rules::None && form->plural) {
                m_numberOf->unit = form->counted;
                m_numberOf->unitSpan = {tokens[0].span.begin, tokens[count - 1].span.end};
                return;
            }
            if (form && form->is(QuantityClass::Predicate))
                return;
            at = tokens[0].span.end;
        }
    }

    void add(std::uint32_t at, const Match &match)
    {
        QuantityCandidate candidate = match.candidate;
        candidate.sentence = m_index;
        candidate.span = {articleBefore(at), match.end};
        const bool isTwo = !candidate.upper.isEmpty() && (candidate.rule->two || candidate.rule->category == QuantityCategory::NumberOf);
        if (!isTwo) {
            m_found.push_back(candidate);
            return;
        }
        QuantityCandidate second = candidate;
        const bool unitInside = candidate.unitSpan.begin >= candidate.upper.end;
        candidate.span = {candidate.amount.begin, firstOfTwoEnd(candidate)};
        second.span = unitInside ? TextSpan{candidate.upper.begin, match.end} : candidate.upper;
        second.amount = second.upper;
        second.upper = {};
        // The first keeps its upper: "from 5 to 6 million" gives it its magnitude.
        const std::int32_t index = std::int32_t(m_found.size());
        candidate.twin = index + 1;
        second.twin = index;
        m_found.push_back(candidate);
        m_found.push_back(second);
    }

    /// Of "9.8 percent and 6.8 percent" the first figure goes up to the word that joins them.
    std::uint32_t firstOfTwoEnd(const QuantityCandidate &candidate) const
    {
        std::uint32_t end = candidate.amount.end;
        for (Token token = nextQuantityToken(m_prose, end, candidate.upper.begin); token.type != Token::Type::End; token = nextQuantityToken(m_prose, token.span.end, candidate.upper.begin)) {
            const std::string_view word = token.span.in(m_prose);
            if (word == "and" || word == "to" || (candidate.unit != Rules::None && token.span == candidate.unitSpan))
                break;
            end = token.span.end;
        }
        return end;
    }

    /// "a million dollars" begins with its article, "half a million" with its half.
    std::uint32_t articleBefore(std::uint32_t at)
    {
        std::size_t count = 0;
        const Form *const form = m_matcher.longest(0, count);
        if (!form || !form->is(QuantityClass::Magnitude) || form->is(QuantityClass::NumberWord))
            return at;
        const std::string_view previous = previousWord(at);
        return previous == "a" || previous == "an" || previous == "A" ? std::uint32_t(previous.data() - m_prose.data()) : at;
    }

    const Rules &m_rules;
    std::string_view m_prose;
    QuantityMatcher m_matcher;
    std::vector<QuantityCandidate> &m_found;
    TextSpan m_sentence;
    std::uint32_t m_index = 0;
    std::optional<NumberOf> m_numberOf;
    mutable std::string m_lower;
};

} // namespace

std::vector<QuantityCandidate> QuantityTagger::tag(std::string_view prose, const std::vector<TextSpan> &sentences) const
{
    // Room that most texts do not use up: what is not touched takes no memory, while growing leaves holes of every size behind.
    constexpr std::size_t BytesPerFigure = 400;
    std::vector<QuantityCandidate> found;
    found.reserve(prose.size() / BytesPerFigure);
    SentenceTagger tagger(m_rules, prose, found);
    for (std::uint32_t index = 0; index < sentences.size(); ++index)
        tagger.tag(sentences[index], index);
    return found;
}

} // namespace Dateline
