// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantityresolver.h"

#include "quantities/numberwords.h"
#include "quantities/quantitycandidate.h"
#include "quantities/sentencewords.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace Dateline {

namespace {

using Rules = QuantityRules;
using Form = QuantityRules::Form;
using Token = QuantityToken;

// How far from a figure the word may stand that says what it is: farther off it may speak of something else.
constexpr std::size_t ChangeReach = 7;
constexpr std::size_t ForeseenReach = 14;
constexpr std::size_t SubjectReach = 32;
constexpr std::size_t GapReach = 14;
// Bytes behind the last figure of a sentence in which its subject may stand.
constexpr std::uint32_t BehindReach = 120;

double inUnit(double value, double factor)
{
    const double exact = value * factor;
    const double whole = std::round(exact);
    return std::abs(exact - whole) <= 1e-9 * std::max(1.0, std::abs(exact)) ? whole : exact;
}

/// "companies" counts a company; only for plurals that no list knows.
std::string singular(std::string_view plural)
{
    if (plural.ends_with("ies") && plural.size() > 4)
        return std::string(plural.substr(0, plural.size() - 3)) + 'y';
    for (const std::string_view ending : {"ches", "shes", "sses", "xes"}) {
        if (plural.ends_with(ending))
            return std::string(plural.substr(0, plural.size() - 2));
    }
    return std::string(plural.substr(0, plural.size() - 1));
}

class SentenceResolver
{
public:
    SentenceResolver(const Rules &rules, std::string_view prose, TextSpan sentence, std::span<const QuantityCandidate> candidates, std::int32_t firstIndex,
                     std::vector<Quantity> &resolved)
        : m_rules(rules)
        , m_prose(prose)
        , m_words(rules, prose, {sentence.begin, std::min(sentence.end, candidates.back().span.end + BehindReach)})
        , m_candidates(candidates)
        , m_first(firstIndex)
        , m_resolved(resolved)
    {
    }

    void resolve()
    {
        for (const QuantityCandidate &candidate : m_candidates)
            m_resolved.push_back(resolved(candidate));
        joinChanges();
        for (std::size_t i = 0; i < m_candidates.size(); ++i)
            findSubject(i);
        shareSubjects();
        for (std::size_t i = 0; i < m_candidates.size(); ++i)
            quantity(i).subject = quantity(i).subjectName;
    }

private:
    Quantity &quantity(std::size_t index) { return m_resolved[std::size_t(m_first) + index]; }

    Quantity resolved(const QuantityCandidate &candidate)
    {
        Quantity quantity;
        quantity.span = candidate.span;
        quantity.rule = candidate.rule->id;
        setUnit(quantity, candidate);
        setValue(quantity, candidate);
        const std::size_t before = setModifier(quantity, candidate);
        const std::size_t after = m_words.from(candidate.span.end);
        setKind(quantity, candidate, before, after);
        quantity.expected = isForeseen(before);
        return quantity;
    }

    void setUnit(Quantity &quantity, const QuantityCandidate &candidate) const
    {
        if (candidate.unit != Rules::None) {
            const Rules::Unit &unit = m_rules.units()[std::size_t(candidate.unit)];
            quantity.unit = unit.id;
            quantity.unitKind = unit.kind;
            return;
        }
        switch (candidate.rule->category) {
        case QuantityCategory::Percent:
        case QuantityCategory::Range:
        case QuantityCategory::Share:
            quantity.unit = "%";
            quantity.unitKind = UnitKind::Percent;
            break;
        case QuantityCategory::Points:
            quantity.unit = "percentage point";
            quantity.unitKind = UnitKind::Percent;
            break;
        case QuantityCategory::Fold:
            quantity.unit = "times";
            quantity.unitKind = UnitKind::Times;
            break;
        default:
            quantity.unit = singular(candidate.unitSpan.in(m_prose));
            quantity.unitKind = UnitKind::Count;
        }
    }

    void setValue(Quantity &quantity, const QuantityCandidate &candidate) const
    {
        if (candidate.vague)
            return;
        if (candidate.amount.isEmpty()) {
            for (const QuantityClass wordClass : {QuantityClass::Fraction, QuantityClass::Multiplied, QuantityClass::NFold}) {
                if (candidate.wordForm && candidate.wordForm->is(wordClass))
                    quantity.value = candidate.wordForm->value(wordClass);
            }
            return;
        }
        std::optional<NumberValue> value = numberValue(m_rules, candidate.amount.in(m_prose), candidate.moneyMagnitude);
        if (!value)
            return;
        if (!candidate.upper.isEmpty()) {
            const std::optional<NumberValue> upper = numberValue(m_rules, candidate.upper.in(m_prose), candidate.moneyMagnitude);
            // "4-5 billion" begins at four billion, "from 500,000 to 2 million" where it says.
            if (upper && value->bare && upper->magnitude > 1)
                value->value = inUnit(value->value, upper->magnitude);
            if (upper && candidate.twin < 0)
                quantity.upper = inUnit(upper->value, candidate.factor);
        }
        if (!candidate.whole.isEmpty()) {
            if (const std::optional<NumberValue> whole = numberValue(m_rules, candidate.whole.in(m_prose), false))
                quantity.whole = inUnit(whole->value, candidate.factor);
        }
        quantity.value = inUnit(value->value, candidate.factor);
    }

    bool isArticle(std::size_t index) const { return m_words.word(index, "a") || m_words.word(index, "an") || m_words.word(index, "the"); }

    /// Sets the modifier and returns the first token that belongs to it or to the figure.
    std::size_t setModifier(Quantity &quantity, const QuantityCandidate &candidate) const
    {
        constexpr std::pair<QuantityClass, QuantityModifier> Modifiers[] = {
            {QuantityClass::LessThan, QuantityModifier::LessThan}, {QuantityClass::AtLeast, QuantityModifier::AtLeast}, {QuantityClass::AtMost, QuantityModifier::AtMost},
            {QuantityClass::MoreThan, QuantityModifier::MoreThan}, {QuantityClass::Nearly, QuantityModifier::Nearly}, {QuantityClass::About, QuantityModifier::About}};
        std::size_t begin = m_words.from(candidate.span.begin);
        const std::size_t after = m_words.from(candidate.span.end);
        if (after < m_words.size()) {
            std::size_t count = 0;
            const Form *const form = m_words.form(after, count);
            if (form && form->is(QuantityClass::OrMore) && (!m_words.word(after, "plus") || !m_words[after].spaceBefore))
                quantity.modifier = QuantityModifier::AtLeast;
        }
        // "500 or more workers".
        const std::size_t behindNumber = candidate.amount.isEmpty() ? m_words.size() : m_words.from(candidate.amount.end);
        if (behindNumber < after && m_words.form(behindNumber) && m_words.form(behindNumber)->is(QuantityClass::OrMore))
            quantity.modifier = QuantityModifier::AtLeast;
        std::size_t longest = 0;
        const std::size_t end = begin > 0 && isArticle(begin - 1) ? begin - 1 : begin;
        m_words.forEachFormBefore(end, [&](const Form &form, std::size_t count) {
            for (const auto &[wordClass, modifier] : Modifiers) {
                if (longest == 0 && form.is(wordClass)) {
                    longest = count;
                    quantity.modifier = modifier;
                }
            }
        });
        if (longest > 0)
            begin = end - longest;
        return begin;
    }

    /// 1 for a rise, -1 for a fall, 0 for neither.
    int direction(std::size_t index) const
    {
        const Form *const form = m_words.single(index);
        return !form ? 0 : form->is(QuantityClass::Rise) ? 1 : form->is(QuantityClass::Fall) ? -1 : 0;
    }

    int directionBefore(std::size_t end) const
    {
        for (std::size_t i = end; i > 0 && end - i < ChangeReach; --i) {
            if (m_words.endsClause(i - 1))
                return 0;
            if (const int found = direction(i - 1))
                return found;
        }
        return 0;
    }

    /// Whether the words before token @p before make a change of the figure: "grew by", "an increase of", "up".
    int changeBefore(std::size_t before, bool isPercent) const
    {
        std::size_t end = before;
        while (end > 0 && (isArticle(end - 1) || m_words.word(end - 1, "record") || m_words.word(end - 1, "further") || m_words.word(end - 1, "another")))
            --end;
        if (end == 0)
            return 0;
        if (m_words.word(end - 1, "by"))
            return directionBefore(end - 1);
        if (const std::size_t yearly = m_words.formBefore(end, QuantityClass::Yearly))
            end -= yearly;
        if (end == 0)
            return 0;
        if (m_words.word(end - 1, "of") && end > 1)
            return direction(end - 2);
        // "grew 9 percent", but "raised $9 million".
        return isPercent ? direction(end - 1) : 0;
    }

    void setKind(Quantity &quantity, const QuantityCandidate &candidate, std::size_t before, std::size_t after)
    {
        const bool isPercent = quantity.unitKind == UnitKind::Percent;
        if (quantity.unitKind == UnitKind::Times) {
            quantity.kind = QuantityKind::Multiple;
            return;
        }
        if (candidate.rule->category == QuantityCategory::Share) {
            quantity.kind = QuantityKind::Share;
            return;
        }
        int sign = changeBefore(before, isPercent);
        if (sign == 0 && isPercent)
            sign = changeAfter(before, after);
        if (sign != 0) {
            quantity.kind = QuantityKind::Change;
            if (sign < 0 && quantity.value)
                quantity.value = -*quantity.value;
            if (sign < 0 && quantity.upper)
                quantity.upper = -*quantity.upper;
            return;
        }
        if (isPercent && after < m_words.size() && m_words.word(after, "of"))
            quantity.kind = QuantityKind::Share;
    }

    int changeAfter(std::size_t before, std::size_t after) const
    {
        if (after >= m_words.size())
            return 0;
        std::size_t count = 0;
        const Form *form = m_words.form(after, count);
        const bool yearly = form && form->is(QuantityClass::Yearly);
        std::size_t next = yearly ? after + count : after;
        for (std::size_t i = next; i < std::min(next + 2, m_words.size()); ++i) {
            if (m_words[i].type != Token::Type::Word || m_words.is(i, QuantityClass::Stop))
                break;
            if (const int found = direction(i))
                return found;
        }
        if (!yearly)
            return 0;
        const int found = directionBefore(before);
        return found ? found : 1;
    }

    bool isForeseen(std::size_t before) const
    {
        for (std::size_t i = before; i > 0 && before - i < ForeseenReach; --i) {
            if (m_words.endsClause(i - 1) || m_words.word(i - 1, "which") || m_words.word(i - 1, "who") || m_words.word(i - 1, "where") || m_words.word(i - 1, "after"))
                return false;
            if (m_words[i - 1].type == Token::Type::Word && m_words.is(i - 1, QuantityClass::Foreseen))
                return !(m_words.word(i - 1, "may") && m_words.text(i - 1).starts_with('M'));
        }
        return false;
    }

    bool onlyLinks(std::uint32_t from, std::uint32_t to) const
    {
        const std::size_t begin = m_words.from(from);
        const std::size_t end = m_words.from(to);
        if (end - begin > GapReach)
            return false;
        for (std::size_t i = begin; i < end;) {
            std::size_t count = 0;
            const Form *const form = m_words.form(i, count);
            const bool isLink = form && (form->is(QuantityClass::Linking) || form->is(QuantityClass::Rise) || form->is(QuantityClass::Fall) || form->is(QuantityClass::Yearly)
                                         || form->is(QuantityClass::MoreThan) || form->is(QuantityClass::Nearly) || form->is(QuantityClass::About));
            const bool isMark = m_words.word(i, ",") || m_words[i].type == Token::Type::Dash;
            const bool isYear = m_words[i].type == Token::Type::Number && m_words.text(i).size() == 4;
            if (!isLink && !isMark && !isYear)
                return false;
            i += isLink ? count : 1;
        }
        return true;
    }

    void relate(std::size_t a, std::size_t b)
    {
        quantity(a).related = m_first + std::int32_t(b);
        quantity(b).related = m_first + std::int32_t(a);
    }

    void joinChanges()
    {
        const std::size_t count = m_candidates.size();
        const auto free = [&](std::size_t i, QuantityKind kind) { return quantity(i).kind == kind && quantity(i).related < 0; };
        // Two levels and two changes, told in the same order.
        for (std::size_t i = 0; i + 3 < count; ++i) {
            const bool levels = free(i, QuantityKind::Level) && free(i + 1, QuantityKind::Level) && quantity(i).unit == quantity(i + 1).unit;
            if (!levels || !free(i + 2, QuantityKind::Change) || quantity(i + 2).unit != quantity(i + 3).unit || gap(i, i + 1) != "and" || gap(i + 2, i + 3) != "and")
                continue;
            if (!onlyLinks(quantity(i + 1).span.end, quantity(i + 2).span.begin))
                continue;
            quantity(i + 3).kind = QuantityKind::Change;
            if (*quantity(i + 2).value < 0 && quantity(i + 3).value)
                quantity(i + 3).value = -std::abs(*quantity(i + 3).value);
            relate(i, i + 2);
            relate(i + 1, i + 3);
        }
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const bool changeFirst = free(i, QuantityKind::Change) && free(i + 1, QuantityKind::Level);
            const bool levelFirst = free(i, QuantityKind::Level) && free(i + 1, QuantityKind::Change);
            if ((!changeFirst && !levelFirst) || !onlyLinks(quantity(i).span.end, quantity(i + 1).span.begin))
                continue;
            const std::size_t between = m_words.from(quantity(i + 1).span.begin);
            bool leadsTo = false;
            for (std::size_t k = m_words.from(quantity(i).span.end); k < between; ++k)
                leadsTo = leadsTo || m_words.word(k, "to");
            if (changeFirst == leadsTo)
                relate(i, i + 1);
        }
    }

    /// The words between two figures, without spaces around.
    std::string_view gap(std::size_t a, std::size_t b)
    {
        std::string_view between = m_prose.substr(quantity(a).span.end, quantity(b).span.begin - quantity(a).span.end);
        while (!between.empty() && between.front() == ' ')
            between.remove_prefix(1);
        while (!between.empty() && between.back() == ' ')
            between.remove_suffix(1);
        return between;
    }

    void setSubject(Quantity &quantity, std::size_t token, std::size_t count, const Form &form) const
    {
        quantity.subjectSpan = {m_words[token].span.begin, m_words[token + count - 1].span.end};
        quantity.subjectName = form.subject != Rules::None ? m_rules.subjects()[std::size_t(form.subject)] : m_rules.units()[std::size_t(form.counted)].id;
    }

    /// A word that names a subject within the next few words: "$5 billion in loans", "40% of the global population".
    bool subjectAfter(Quantity &quantity, std::size_t from, std::size_t reach, bool needsPreposition) const
    {
        std::size_t i = from;
        if (i < m_words.size() && (m_words.word(i, "of") || m_words.word(i, "in") || m_words.word(i, "worth"))) {
            i += m_words.word(i, "worth") && i + 1 < m_words.size() && m_words.word(i + 1, "of") ? 2 : 1;
        } else if (needsPreposition) {
            return false;
        }
        std::size_t found = 0;
        std::size_t foundCount = 0;
        for (const std::size_t end = std::min(i + reach, m_words.size()); i < end;) {
            std::size_t count = 0;
            const Form *const form = m_words.form(i, count);
            if (m_words[i].type == Token::Type::Mark || (form && form->is(QuantityClass::Predicate)))
                break;
            if (form && form->subject != Rules::None) {
                found = i;
                foundCount = count;
                i += count;
                continue;
            }
            // What follows the noun belongs to it; a new preposition begins something else.
            if (foundCount > 0 || (form && form->is(QuantityClass::Stop) && !isArticle(i) && !form->is(QuantityClass::Definite) && !m_words.word(i, "of")))
                break;
            ++i;
        }
        if (foundCount == 0)
            return false;
        setSubject(quantity, found, foundCount, *m_words.form(found));
        return true;
    }

    bool subjectBefore(Quantity &quantity, std::size_t before) const
    {
        bool predicate = false;
        bool link = false;
        for (std::size_t i = before; i > 0 && before - i < SubjectReach; --i) {
            const std::size_t token = i - 1;
            if (m_words.endsClause(token))
                return false;
            if (token + 1 == before && (m_words.word(token, "of") || m_words.word(token, "worth") || m_words.word(token, "at") || m_words.word(token, "totalling")))
                link = true;
            const Form *const form = m_words.single(token);
            if (!form)
                continue;
            if (form->is(QuantityClass::Predicate)) {
                predicate = true;
                continue;
            }
            const bool counted = form->counted != Rules::None && form->plural && ((link && before - token <= 4) || numberOfBefore(token));
            const bool names = form->subject != Rules::None || counted;
            if (!names)
                continue;
            if (!predicate && !(link && before - token <= 5))
                return false;
            if (!link && insideFigure(m_words[token].span))
                return false;
            // The longest name that ends here: "foreign trade turnover".
            std::size_t begin = token;
            std::size_t count = 1;
            for (std::size_t earlier = token; earlier > 0 && token - earlier < 4; --earlier) {
                std::size_t used = 0;
                const Form *const longer = m_words.form(earlier - 1, used);
                if (longer && longer->subject != Rules::None && earlier - 1 + used == token + 1) {
                    begin = earlier - 1;
                    count = used;
                }
            }
            moveToHead(begin, count);
            setSubject(quantity, begin, count, counted && form->subject == Rules::None ? *form : *m_words.form(begin));
            return true;
        }
        return false;
    }

    /// Whether "number of" stands before the noun, with a few words between.
    bool numberOfBefore(std::size_t noun) const
    {
        for (std::size_t i = noun; i > 1 && noun - i < 4; --i) {
            if (m_words.word(i - 1, "of"))
                return m_words.word(i - 2, "number") || m_words.word(i - 2, "numbers");
        }
        return false;
    }

    /// "trade in goods" is trade: what stands before "in" or "of" is what the verb speaks of.
    void moveToHead(std::size_t &begin, std::size_t &count) const
    {
        for (std::size_t i = begin; i > 1 && begin - i < 3; --i) {
            if (!m_words.word(i - 1, "in") && !m_words.word(i - 1, "of"))
                continue;
            const Form *const head = m_words.single(i - 2);
            if (head && head->subject != Rules::None) {
                begin = i - 2;
                count = 1;
            }
            return;
        }
    }

    bool insideFigure(TextSpan span) const
    {
        return std::any_of(m_candidates.begin(), m_candidates.end(), [span](const QuantityCandidate &candidate) {
            return candidate.span.contains(span) && candidate.unitSpan.contains(span) && candidate.rule->category != QuantityCategory::NumberOf;
        });
    }

    void findSubject(std::size_t index)
    {
        Quantity &current = quantity(index);
        const QuantityCandidate &candidate = m_candidates[index];
        if (current.unitKind == UnitKind::Count) {
            current.subjectName = current.unit;
            current.subjectSpan = candidate.unitSpan;
            return;
        }
        const std::size_t after = m_words.from(candidate.span.end);
        const std::size_t begin = m_words.from(candidate.span.begin);
        Quantity unused;
        const std::size_t before = setModifier(unused, candidate);
        if (current.kind != QuantityKind::Change && current.kind != QuantityKind::Multiple && subjectAfter(current, after, 6, true))
            return;
        if (subjectBefore(current, std::min(before, begin)))
            return;
        if (current.kind == QuantityKind::Level && current.unitKind != UnitKind::Percent)
            subjectAfter(current, after, 3, false);
    }

    /// A change and its level are told of one thing, and so is the same sum in another currency behind it.
    void shareSubjects()
    {
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            Quantity &current = quantity(i);
            if (current.related >= m_first && current.subjectName.empty())
                copySubject(m_resolved[std::size_t(current.related)], current);
            else if (current.related >= m_first && current.kind == QuantityKind::Change && !m_resolved[std::size_t(current.related)].subjectName.empty())
                copySubject(m_resolved[std::size_t(current.related)], current);
        }
        for (std::size_t i = 1; i < m_candidates.size(); ++i) {
            const bool inBrackets = gap(i - 1, i) == "(" || gap(i - 1, i) == "(about" || gap(i - 1, i) == ", or" || gap(i - 1, i) == "or";
            if (inBrackets && quantity(i).unitKind == UnitKind::Money && quantity(i - 1).unitKind == UnitKind::Money) {
                copySubject(quantity(i - 1), quantity(i));
                quantity(i).kind = quantity(i - 1).kind;
            }
        }
        for (std::size_t i = 1; i < m_candidates.size(); ++i) {
            if (quantity(i).subjectName.empty() && gap(i - 1, i) == "and" && quantity(i).unit == quantity(i - 1).unit)
                copySubject(quantity(i - 1), quantity(i));
        }
    }

    static void copySubject(const Quantity &from, Quantity &to)
    {
        to.subjectName = from.subjectName;
        to.subjectSpan = from.subjectSpan;
    }

    const Rules &m_rules;
    std::string_view m_prose;
    SentenceWords m_words;
    std::span<const QuantityCandidate> m_candidates;
    std::int32_t m_first;
    std::vector<Quantity> &m_resolved;
};

} // namespace

std::vector<Quantity> QuantityResolver::resolve(std::string_view prose, const std::vector<TextSpan> &sentences, const std::vector<QuantityCandidate> &candidates) const
{
    std::vector<Quantity> resolved;
    resolved.reserve(candidates.size());
    for (std::size_t begin = 0; begin < candidates.size();) {
        std::size_t end = begin;
        while (end < candidates.size() && candidates[end].sentence == candidates[begin].sentence)
            ++end;
        SentenceResolver(m_rules, prose, sentences[candidates[begin].sentence], std::span(candidates).subspan(begin, end - begin), std::int32_t(begin), resolved).resolve();
        begin = end;
    }
    return resolved;
}

} // namespace Dateline
