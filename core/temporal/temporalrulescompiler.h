// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalrules.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Dateline {

/// Reads the rule files (temporalrulescompiler.cpp) and builds the tables that matching needs (temporalruletables.cpp). Private to
/// core/temporal.
class TemporalRulesCompiler
{
public:
    Result<std::shared_ptr<const TemporalRules>> compile(const std::vector<TemporalRules::Source> &sources);

private:
    using Symbol = TemporalRules::Symbol;
    using Step = TemporalRules::Step;
    using Sequences = std::vector<std::vector<Step>>;

    struct Class
    {
        Symbol symbol = TemporalRules::NoSymbol;
        TemporalField domain = TemporalField::Count;
        bool trigger = false;
        bool capital = false;
    };

    /// A pattern, where it ends.
    struct End
    {
        std::uint32_t rule;
        int groups;
        std::vector<Step> steps;
        TemporalMeaning constants;
    };

    bool fail(std::string message);
    Symbol symbol(std::string_view name);
    void nameBuiltins();
    TemporalRules::Word &word(std::string_view text);
    void addEntry(std::string_view text, Symbol classSymbol, int value, bool capital, bool trigger);
    Symbol literal(std::string_view quoted);
    bool readLine(std::string_view raw);
    bool readHeader(const std::vector<std::string_view> &parts);
    bool readBody(std::string_view line);
    bool readWords(const std::vector<std::string_view> &parts);
    bool readCondition(const std::vector<std::string_view> &parts);
    bool readExample(std::string_view line, bool positive);
    bool readPattern(std::string_view line);
    /// Which symbols begin a pattern, and which words any pattern asks for.
    void findUse();
    /// The symbols that the patterns ask for most get a place of their own in sets, all others share a few.
    void assignPlaces();
    /// Which layers at the top make nothing that is asked for above.
    void findTopLayers();
    /// What may stand behind a symbol that begins a pattern.
    void lookAhead();
    static bool isInBracket(const Step &step);
    /// The symbols of any number or word, which the tokenizer gives out wherever it meets one.
    std::vector<Symbol> numbersAndWords() const;
    /// What a run must hold somewhere so that a pattern can match: what the tokenizer gives out where the step begins that tells most.
    TemporalSymbolSet tellingSymbols(const std::vector<Step> &steps, const std::vector<TemporalSymbolSet> &first) const;
    /// Index of where @p symbol, with which some pattern of @p layer begins, leads there.
    std::uint32_t childOfRoot(std::size_t layer, Symbol symbol) const;
    /// Beside what a category is asked for; @p first gives by symbol what the tokenizer gives out where it begins.
    void findUses(const std::vector<TemporalSymbolSet> &first);
    /// A passage is only looked at when it holds a trigger. A pattern without any ("right now") makes its longest word one, unless
    /// that is as short as "the".
    void findTriggers();
    bool readAlternatives(Sequences &result);
    static Sequences product(const Sequences &a, const Sequences &b);
    bool readSequence(Sequences &result);
    bool readStep(std::string_view part, Step &step);
    void insert(const std::vector<Step> &steps, const TemporalMeaning &constants, int groups);
    /// Adds what a pattern makes; @p isMeaningful tells by symbol whether it may mean more than one value.
    void addProduction(const End &end, const std::vector<bool> &isMeaningful);
    void buildWordTable();
    void buildChildTable();

    std::shared_ptr<TemporalRules> m_rules;
    std::unordered_map<std::string, std::uint32_t> m_wordIndex;
    std::map<std::uint64_t, std::uint32_t> m_children; ///< by node, symbol and whether no space may stand before it
    std::multimap<std::uint32_t, End> m_ends; ///< by the node
    struct Pattern
    {
        std::size_t layer;
        Symbol output;
        std::vector<Step> steps;
    };
    std::vector<Pattern> m_patterns;
    std::string m_source;
    std::string m_error;
    int m_line = 0;
    Class m_class;
    int m_rule = -1;
    std::string m_category;
    std::size_t m_layer = 0;
    std::vector<std::string_view> m_parts;
    std::size_t m_at = 0;
    int m_groups = 0;
    int m_group = -1;
};

} // namespace Dateline
