// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantities/quantity.h"
#include "quantities/quantitylexer.h"
#include "text/result.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Dateline {

/// The classes of words that the rules and the code speak of; in the files of rules by these names in capitals.
enum class QuantityClass : std::uint8_t {
    NumberWord, Magnitude, MoneyMagnitude, Vague, Percent, Point, Fraction, Multiplied, NFold, About, MoreThan, AtLeast, LessThan,
    AtMost, Nearly, OrMore, Rise, Fall, Yearly, Linking, Predicate, Foreseen, Stop, Label, MonthName, Definite, BeforeYear
};
inline constexpr std::size_t QuantityClassCount = 27;

/// What a rule finds.
enum class QuantityCategory : std::uint8_t { Money, Percent, Points, Share, Fold, Measure, Count, Part, Range, NumberOf };

/// The rules of figures of one language: words by class, units, currencies, what is counted, subjects, and patterns, each rule
/// with examples. They are data (resources/rules/LANGUAGE/quantities/, described in README.md there).
/// Immutable after construction and safe to share between threads.
class QuantityRules
{
public:
    /// An example of a rule. In the text, square brackets mark what must be found.
    struct Example
    {
        std::string rule;
        std::string text;
        std::vector<std::string> values; ///< "41000000000 USD", "26/45 project", "10..15 %", "? agreement"; empty in a negative one
        bool positive = true;
        std::string place;               ///< file and line, for messages
    };
    struct Source
    {
        std::string name;
        std::string text;
    };

    /// The rules for English, read from the program's resources.
    static const QuantityRules &english();
    /// Compiles rules; fails with file, line and reason.
    static Result<std::shared_ptr<const QuantityRules>> compile(const std::vector<Source> &sources);

    const std::vector<Example> &examples() const { return m_examples; }

    // What follows is for QuantityTagger and QuantityResolver.

    struct Unit
    {
        std::string id;
        UnitKind kind = UnitKind::Count;
    };
    enum CurrencyUse : std::uint8_t { AsSign = 1, AsWord = 2, AsCode = 4 };
    static constexpr std::int16_t None = -1;

    /// All that a form, a word or a run of words, can mean.
    struct Form
    {
        std::bitset<QuantityClassCount> classes;
        std::vector<std::pair<QuantityClass, double>> values;
        std::int16_t measure = None; ///< a unit of measure
        double factor = 1;           ///< times it gives the base unit
        bool digitsOnly = false;     ///< the unit is read only right behind digits
        std::int16_t currency = None;
        std::uint8_t currencyUse = 0;
        std::int16_t counted = None; ///< a unit that is counted
        bool plural = false;
        std::int16_t subject = None;
        bool trigger = false;        ///< a figure can begin with it
        std::uint8_t longest = 1;    ///< how many tokens the longest form has that begins with this one

        bool is(QuantityClass wanted) const { return classes[std::size_t(wanted)]; }
        double value(QuantityClass of) const;
    };

    enum class StepKind : std::uint8_t { Amount, BigAmount, Vague, Sign, Currency, Code, Unit, Counted, OfCounted, Plural, Dash, Class, Literal };
    enum class Role : std::uint8_t { Value, Upper, Whole };
    struct Step
    {
        StepKind kind = StepKind::Literal;
        Role role = Role::Value;
        bool tight = false;
        bool optional = false;
        QuantityClass wordClass = QuantityClass::NumberWord;
        std::string literal;
    };
    struct Condition
    {
        enum class Kind : std::uint8_t { Previous, NotPrevious, Next, NotNext };
        Kind kind = Kind::Previous;
        std::vector<std::string> words;
        std::bitset<QuantityClassCount> classes;
    };
    struct Rule
    {
        std::string id;
        QuantityCategory category = QuantityCategory::Count;
        std::vector<std::vector<Step>> patterns;
        std::vector<Condition> conditions;
        bool two = false;      ///< the upper number is a figure of its own
        bool numberOf = false; ///< asks for "the number of …" before it
    };

    /// The longest form that begins with the first of @p tokens, and how many of them it takes; null when none does.
    const Form *longest(std::string_view text, std::span<const QuantityToken> tokens, std::size_t &count) const;
    /// The longest form that is of class @p wanted.
    const Form *longest(std::string_view text, std::span<const QuantityToken> tokens, std::size_t &count, QuantityClass wanted) const;
    /// A form by its words; null when there is none. Words are small, joined by spaces.
    const Form *find(std::string_view words) const;

    struct Pattern
    {
        const Rule *rule;
        const std::vector<Step> *steps;
    };
    /// The patterns that begin with a currency's sign, with a number, and with anything else, in the order of the rules.
    const std::vector<Pattern> &signPatterns() const { return m_signPatterns; }
    const std::vector<Pattern> &numberPatterns() const { return m_numberPatterns; }
    const std::vector<Pattern> &wordPatterns() const { return m_wordPatterns; }
    const std::vector<Unit> &units() const { return m_units; }
    const std::vector<std::string> &subjects() const { return m_subjects; }
    /// Whether a form that begins a figure begins with these three bytes, whatever their case.
    bool mayTrigger(const char *three) const { return m_triggers[triggerIndex(three)]; }
    /// Whether a currency's code begins with these three bytes, which must be capitals.
    bool mayBeCode(const char *three) const { return m_codes[triggerIndex(three)]; }
    /// The form of one word, whatever the case of its letters; null when there is none.
    const Form *word(std::string_view written) const;

private:
    friend class QuantityRulesCompiler;
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    static std::size_t triggerIndex(const char *three)
    {
        const auto five = [](char c) { return std::size_t(static_cast<unsigned char>(c) & 0x1F); };
        return five(three[0]) << 10 | five(three[1]) << 5 | five(three[2]);
    }

    const Form *probe(std::uint64_t hash, std::string_view text, std::span<const QuantityToken> tokens) const;
    void buildTable();

    std::unordered_map<std::string, Form, Hash, std::equal_to<>> m_forms;
    struct Entry
    {
        std::uint64_t hash = 0;
        const std::string *key = nullptr;
        const Form *form = nullptr;
    };
    std::vector<Entry> m_table; ///< the forms by open addressing; its size is a power of two
    std::vector<Unit> m_units;
    std::vector<std::string> m_subjects;
    std::vector<Rule> m_rules;
    std::vector<Pattern> m_signPatterns;
    std::vector<Pattern> m_numberPatterns;
    std::vector<Pattern> m_wordPatterns;
    std::vector<Example> m_examples;
    std::bitset<1 << 15> m_triggers;
    std::bitset<1 << 15> m_codes;
};

} // namespace Dateline
