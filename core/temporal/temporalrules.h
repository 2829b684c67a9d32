// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalmeaning.h"
#include "temporal/temporalsymbolset.h"
#include "text/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Dateline {

/// The temporal rules of one language: a lexicon (words and the classes they belong to) and patterns over those classes, each
/// rule with an id and examples. They are data (resources/rules/LANGUAGE/, described in README.md there), read once and
/// compiled: words to a hash table, patterns to one trie a layer.
/// Immutable after construction and safe to share between threads.
class TemporalRules
{
public:
    /// An example of a rule. In the text, square brackets mark what must be found; a negative one marks nothing.
    struct Example
    {
        std::string rule;
        std::string text;
        std::vector<std::string> values; ///< TIMEX3 values in text order; empty in a negative example
        bool positive = true;
        std::string place;               ///< file and line, for messages
    };

    /// One source file of rules.
    struct Source
    {
        std::string name;
        std::string text;
    };

    /// The rules for English, read from the program's resources.
    static const TemporalRules &english();
    /// The rules for a language (ISO 639-1); null when there are none.
    static const TemporalRules *forLanguage(std::string_view code);
    /// Compiles rules; fails with file, line and reason.
    static Result<std::shared_ptr<const TemporalRules>> compile(const std::vector<Source> &sources);

    const std::vector<Example> &examples() const { return m_examples; }
    std::size_t ruleCount() const { return m_rules.size(); }
    std::vector<std::string_view> ruleIds() const;

    // What follows is for TemporalTagger.

    using Symbol = std::uint16_t;
    static constexpr Symbol NoSymbol = 0;

    /// A class that a word belongs to, and its value there.
    struct Entry
    {
        Symbol symbol;
        std::int16_t value;
        bool needsCapital;
        bool trigger;
    };
    struct Word
    {
        std::string text; ///< lower case
        std::vector<Entry> entries; ///< those that some pattern or condition asks for stand first
        std::uint32_t askedEntries = 0; ///< how many those are
        std::int16_t number = -1;       ///< of a word of number; -1: it is none
        bool ordinalSuffix = false;
        bool decadeSuffix = false;
        bool trigger = false;
        bool tellsTense = false; ///< some class of it says past or future, or bears on a verb that does
        bool inPattern = false;  ///< some pattern or condition asks for it; else it only tells a tense
    };
    /// Symbols that the tokenizer itself gives out.
    struct Builtins
    {
        Symbol integer, day, year, modernYear, twoDigits, fourDigits, number, decadeDigits, longDecade, ordinal, dayOrdinal, capitalised, lowerCase, word, unknown, yearWords, upperCase;
        Symbol numberWord, ordinalSuffix, decadeSuffix, past, present, future, futureBeforeInfinitive, infinitive, determiner,
            participleAdverb, presentBe, schedule, auxiliary, pluperfect, pluperfectBe, speech, pastSuffix, none, clockDigits, clockFour;
    };
    enum RuleFlag : std::uint8_t { Range = 1, ContinuesDay = 2, AtStart = 4, ShortYears = 8 };
    struct Rule
    {
        std::string id;
        Symbol output = NoSymbol;
        std::uint8_t flags = 0;
        std::uint8_t layer = 0;
        bool hasContext = false; ///< any condition on what stands beside
        std::vector<Symbol> notNext;
        std::vector<Symbol> notJoined; ///< as notNext, but only when no space stands between
        std::vector<Symbol> notPrevious;
    };
    static constexpr std::size_t MaximumLayers = 16;
    /// The most steps that a pattern may have.
    static constexpr std::size_t MaximumSteps = 24;
    struct Step
    {
        Symbol symbol = NoSymbol;
        bool tight = false;
        TemporalField field = TemporalField::Count; ///< Count: the value is not used
        std::int8_t group = -1;                     ///< which bracket of the pattern it stands in; -1 context
    };
    /// What one step of a pattern gives to the meaning of its bracket: its value, or all that its category means.
    struct Gift
    {
        std::uint8_t step = 0;
        TemporalField field = TemporalField::Count; ///< Count: all of it
    };
    /// The steps of one bracket.
    struct Bracket
    {
        static constexpr std::uint8_t InNoWords = 0xFF;
        std::uint8_t first = InNoWords;
        std::uint8_t last = 0;
        std::uint16_t giftCount = 0;
        std::uint32_t firstGift = 0; ///< index into the gifts; values first: they go before what a category brings along
    };
    struct Production
    {
        std::uint16_t rule = 0;
        Symbol output = NoSymbol;
        std::uint8_t place = 0;       ///< place() of the output
        std::uint8_t flags = 0;       ///< of the rule
        bool hasContext = false;      ///< of the rule
        std::uint8_t firstStep = 0;   ///< the first and the last one that stand in a bracket
        std::uint8_t lastStep = 0;
        std::uint8_t bracketCount = 0;
        /// The only field that it means, which its only gift has the value of; Count when there are more, or none.
        TemporalField onlyField = TemporalField::Count;
        std::uint32_t firstBracket = 0; ///< index into the brackets
        TemporalMeaning constants;
    };
    /// A place in the trie of patterns of one layer.
    struct Node
    {
        TemporalSymbolSet symbols;         ///< the children's
        std::uint32_t firstChild = 0;      ///< index into the children, which lie together, by symbol
        std::uint32_t firstProduction = 0; ///< index into the productions in the order of the nodes where they end
        std::uint16_t childCount = 0;
        std::uint16_t productionCount = 0;
    };
    /// The place of a symbol in sets of them: its own for those that the patterns ask for most, one shared by a few for all others.
    std::uint8_t place(Symbol symbol) const { return m_places[symbol]; }
    TemporalSymbolSet setOf(Symbol symbol) const
    {
        TemporalSymbolSet set;
        set.add(m_places[symbol]);
        return set;
    }
    /// In the set of what leads on from somewhere: a pattern ends there, whatever stands behind it.
    static constexpr std::uint8_t PatternEnds = TemporalSymbolSet::Size - 1;
    /// Where a symbol leads: when white space may stand before it, and when none may. 0: nowhere.
    struct Children
    {
        Symbol symbol = NoSymbol;
        std::uint32_t loose = 0;
        std::uint32_t tight = 0;
        /// Node::symbols of where it leads, and PatternEnds when a pattern ends there: most ways end with a look at them.
        TemporalSymbolSet looseSymbols;
        TemporalSymbolSet tightSymbols;
    };

    static std::uint64_t hashStart() { return 0xcbf29ce484222325ull; }
    static std::uint64_t hashStep(std::uint64_t hash, unsigned char lower) { return (hash ^ lower) * 0x100000001b3ull; }
    /// The word with these lower-case bytes; null when the lexicon lacks it.
    const Word *find(std::uint64_t hash, std::string_view lower) const;
    const Word *findWord(std::string_view lower) const;
    /// The words of one ASCII character, by it; null where the lexicon lacks it.
    const std::array<const Word *, 128> &marks() const { return m_marks; }
    /// The word that joins the parts of a number in words: "two hundred and ten". Null when the language has none.
    const Word *numberJoint() const { return m_numberJoint; }
    /// Whether a word that looks like a past form tells of the past.
    bool hasPastSuffix() const { return m_hasPastSuffix; }
    bool mayHold(std::uint64_t hash) const { return m_filter[(hash >> 20) & 0xFFFF]; }

    const Builtins &builtins() const { return m_builtins; }
    const std::vector<Rule> &rules() const { return m_rules; }
    const std::vector<Production> &productions() const { return m_productions; }
    std::span<const Bracket> brackets(const Production &production) const
    {
        return {m_brackets.data() + production.firstBracket, production.bracketCount};
    }
    std::span<const Gift> gifts(const Bracket &bracket) const { return {m_gifts.data() + bracket.firstGift, bracket.giftCount}; }
    std::size_t layerCount() const { return m_layers.size(); }
    /// The first of the layers at the top whose categories no layer above asks for: what they make is taken or not, and nothing else.
    std::size_t firstTopLayer() const { return m_firstTopLayer; }
    /// Where @p symbol leads from a node; null when nowhere.
    const Children *children(const Node &from, Symbol symbol) const
    {
        const Children *child = m_children.data() + from.firstChild;
        std::uint32_t count = from.childCount;
        // Halved while it is long: behind "the" almost anything may stand.
        constexpr std::uint32_t Long = 8;
        while (count > Long) {
            const std::uint32_t half = count / 2;
            if (child[half].symbol <= symbol) {
                child += half;
                count -= half;
            } else {
                count = half;
            }
        }
        for (; count; --count, ++child) {
            if (child->symbol == symbol)
                return child;
        }
        return nullptr;
    }
    /// The same from the root of a layer, by Beginning::root.
    const Children &childrenOfRoot(std::uint32_t root) const { return m_children[root]; }
    const Node &node(std::uint32_t index) const { return m_nodes[index]; }
    /// A layer in which a pattern begins with some symbol. @p ahead is what may stand behind it there: symbols that the tokenizer
    /// gives out, and PatternEnds.
    struct Beginning
    {
        TemporalSymbolSet ahead;
        TemporalSymbolSet somewhere; ///< none of these patterns matches in a run without any of these
        std::uint32_t root = 0; ///< index of where the symbol leads from the layer's root
        std::uint8_t layer = 0;
        bool isContext = false; ///< some of these patterns makes a category of what stands behind the symbol only
    };
    /// The layers below the top ones in which a pattern can begin with @p symbol, from the lowest on.
    std::span<const Beginning> beginnings(Symbol symbol) const
    {
        return {m_beginnings.data() + m_firstBeginning[symbol].below, m_beginnings.data() + m_firstBeginning[symbol].top};
    }
    /// What begins a pattern of the top layers: those that make something of what stands behind it only, and all of them.
    const TemporalSymbolSet &topContexts() const { return m_topContexts; }
    const TemporalSymbolSet &topSymbols() const { return m_topSymbols; }
    /// The same for the top layers.
    std::span<const Beginning> topBeginnings(Symbol symbol) const
    {
        return {m_beginnings.data() + m_firstBeginning[symbol].top, m_beginnings.data() + m_firstBeginning[symbol + 1].below};
    }
    /// Beside what the patterns and conditions ask for a symbol: symbols that the tokenizer gives out.
    struct Use
    {
        bool always = false; ///< an expression by itself, or asked for whatever stands beside it
        TemporalSymbolSet behindFirst;  ///< what stands behind it where a pattern begins with it
        TemporalSymbolSet beforeLast;   ///< what stands before it where a pattern ends with it
        TemporalSymbolSet beforeMiddle; ///< and both where it stands between
        TemporalSymbolSet behindMiddle;
        TemporalSymbolSet somewhere;    ///< no pattern can take it in a run without any of these
        void add(const Use &other)
        {
            always = always || other.always;
            behindFirst.add(other.behindFirst);
            beforeLast.add(other.beforeLast);
            beforeMiddle.add(other.beforeMiddle);
            behindMiddle.add(other.behindMiddle);
            somewhere.add(other.somewhere);
        }
        friend bool operator==(const Use &, const Use &) = default;
        /// Whether any pattern can take it between such symbols in a run of those.
        bool isPossible(const TemporalSymbolSet &before, const TemporalSymbolSet &behind, const TemporalSymbolSet &run) const
        {
            if (always)
                return true;
            return somewhere.meets(run)
                && (behindFirst.meets(behind) || beforeLast.meets(before) || (beforeMiddle.meets(before) && behindMiddle.meets(behind)));
        }
    };
    const Use &use(Symbol symbol) const { return m_uses[symbol]; }
    /// Whether any pattern or condition asks for @p symbol.
    bool isAsked(Symbol symbol) const { return m_asked[symbol]; }
    bool isEmitted(Symbol symbol) const { return symbol < m_emitted.size() && m_emitted[symbol]; }
    Symbol symbol(std::string_view name) const;

private:
    friend class TemporalRulesCompiler;
    TemporalRules() = default;

    std::unordered_map<std::string, Symbol> m_symbols;
    std::vector<bool> m_emitted;
    std::vector<std::uint8_t> m_places;     ///< by symbol
    /// Indexes into the beginnings of a symbol's first one, and of its first one in a top layer.
    struct FirstBeginning
    {
        std::uint32_t below = 0;
        std::uint32_t top = 0;
    };
    std::vector<Beginning> m_beginnings;          ///< those of one symbol lie together, by layer
    std::vector<FirstBeginning> m_firstBeginning; ///< by symbol, and of one behind the last
    std::vector<std::uint8_t> m_asked;           ///< by symbol
    std::vector<Use> m_uses;                     ///< by symbol
    std::vector<Word> m_words;
    std::vector<std::uint32_t> m_table; ///< open addressing: index into m_words plus one
    std::vector<bool> m_filter;
    std::array<const Word *, 128> m_marks{};
    const Word *m_numberJoint = nullptr;
    bool m_hasPastSuffix = false;
    std::vector<Rule> m_rules;
    std::vector<Production> m_productions;
    std::vector<Bracket> m_brackets; ///< of all productions
    std::vector<Gift> m_gifts;       ///< of all brackets
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_layers;
    std::size_t m_firstTopLayer = 0;
    TemporalSymbolSet m_topContexts;
    TemporalSymbolSet m_topSymbols;
    std::vector<Children> m_children; ///< of all nodes, each node's by symbol
    std::vector<Example> m_examples;
    Builtins m_builtins{};
};

} // namespace Dateline
