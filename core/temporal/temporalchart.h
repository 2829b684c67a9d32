// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalcandidate.h"
#include "temporal/temporalmeaning.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltokenizer.h"

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace Dateline {

/// Matches the rules against one run of tokens after the other: a chart parser that works up the layers of the rules, each
/// reading the tokens and what the layers below have found. It may read one text after the other, and keeps its room: a short text
/// needs no memory of its own. Private to core/temporal.
class TemporalChart
{
public:
    static constexpr std::uint32_t Nothing = 0xFFFFFFFF;

    /// One bracket of a pattern that matched.
    struct Group
    {
        std::uint32_t begin = Nothing; ///< token index; Nothing when the bracket is in no words
        std::uint32_t end = 0;         ///< token index past the last
        TemporalMeaning meaning;
    };
    /// A rule that matched; group() has its groups.
    struct Match
    {
        std::uint32_t rule = 0;
        std::uint32_t firstGroup = 0;
        std::uint32_t groupCount = 0;
    };

    /// Goes over to another text. @p told are the candidates found so far in it, which a bare day may continue. Both must outlive
    /// its last run.
    void start(const TemporalRules &rules, const std::vector<TemporalCandidate> &told);

    /// The matches that win in @p run, in text order and not overlapping, without those of the category "none". Good until the
    /// next call. @p sentence is the index of the sentence that holds the run, which begins at @p sentenceBegin.
    const std::vector<Match> &parse(const TemporalRun &run, std::uint32_t sentence, std::uint32_t sentenceBegin);
    const Group &group(std::uint32_t index) const { return m_groups[index]; }

    /// How often a pattern was followed by one symbol in this text: the measure of its work.
    std::uint64_t steps() const { return m_steps; }

private:
    using Symbol = TemporalRules::Symbol;
    using Token = TemporalToken;
    using TokenKind = TemporalTokenKind;

    /// Some tokens in a row that are read as one symbol.
    struct Edge
    {
        static constexpr std::uint16_t OfToken = 0xFFFF;

        Symbol symbol = 0;
        std::uint16_t begin = 0;        ///< token index
        std::uint16_t end = 0;          ///< token index past the last
        std::uint16_t rule = OfToken;   ///< the rule that made it
        std::uint8_t place = 0;         ///< TemporalRules::place() of the symbol
        TemporalField field = TemporalField::Number; ///< which it means, when no group says more
        std::int16_t value = 0;         ///< of the field
        std::uint8_t groupCount = 1;
        std::uint32_t groups = Nothing; ///< index of the first of its groups, whose meaning it has
        std::uint32_t next = Nothing;   ///< the next edge that begins at the same token
    };

    // What the tokens are by themselves.
    /// An edge of what a token or a few are by themselves. It can be followed when keepPossible() has kept it.
    void addLeaf(Symbol symbol, int value, std::uint32_t begin, std::uint32_t end, std::uint32_t group = Nothing)
    {
        Edge &edge = m_edges.emplace_back();
        edge.symbol = symbol;
        edge.begin = std::uint16_t(begin);
        edge.end = std::uint16_t(end);
        edge.place = m_rules->place(symbol);
        edge.value = std::int16_t(value);
        edge.groups = group;
        m_places[begin].symbols.add(edge.place);
        m_places[end].ends.add(edge.place);
        m_runSymbols.add(edge.place);
    }
    /// Drops the leaves that no pattern or condition can take between what stands beside them: most words have many classes.
    void keepPossible();
    /// Has @p edge found by those that lead to where it begins. What stands behind it may not have been added yet.
    void link(Edge &edge)
    {
        edge.next = m_places[edge.begin].head;
        m_places[edge.begin].head = std::uint32_t(&edge - m_edges.data());
    }
    /// Has the patterns from @p layer on begin with an edge, unless none can by what stands behind it.
    void addBeginnings(std::uint32_t index, std::size_t layer)
    {
        const Edge &edge = m_edges[index];
        if (!mayBegin(edge.begin))
            return;
        const TemporalSymbolSet next = m_places[edge.end].symbols;
        for (const TemporalRules::Beginning &beginning : m_rules->beginnings(edge.symbol)) {
            if (beginning.layer >= layer && beginning.ahead.meets(next) && beginning.somewhere.meets(m_runSymbols))
                m_beginnings[beginning.layer].emplace_back(beginning.root, index);
        }
    }
    /// The index of a new group that is in no words.
    std::uint32_t addMeaning(const TemporalMeaning &meaning);
    void addTokenEdges(std::uint32_t i);
    /// Numbers in words and digits: "twenty-four", "two hundred and ten", "2 1/2", "nineteen ninety-six".
    void addNumberEdges(std::uint32_t i);
    void addClock(std::uint32_t i, int hour, int minute, Symbol symbol);
    void addNumber(std::uint32_t begin, std::uint32_t end, double value);
    int numberWord(std::uint32_t i) const
    {
        const TemporalRules::Word *word = (*m_tokens)[i].word;
        return word ? word->number : -1;
    }
    bool isDash(const Token &token) const { return token.word == m_rules->marks()['-']; }
    bool isSlash(const Token &token) const { return token.word == m_rules->marks()['/']; }

    // What the patterns make of them.
    /// Goes on from an edge to where it leads, unless no pattern ends there and no symbol at the next place leads on: most ways end so.
    void follow(const TemporalRules::Children &children, std::uint32_t index)
    {
        ++m_steps;
        const std::uint32_t begin = m_edges[index].begin;
        const std::uint32_t end = m_edges[index].end;
        m_path[m_depth] = index;
        const TemporalSymbolSet &next = m_places[end].symbols;
        if (children.loose && children.looseSymbols.meets(next))
            reach(m_rules->node(children.loose), end);
        if (children.tight && children.tightSymbols.meets(next) && !(*m_tokens)[begin].space)
            reach(m_rules->node(children.tight), end);
    }
    /// Goes on from where m_path has led, which is up to token @p end, and makes what the patterns that end there make.
    void reach(const TemporalRules::Node &node, std::uint32_t end)
    {
        for (std::uint32_t i = 0; i < node.productionCount; ++i)
            complete(m_rules->productions()[node.firstProduction + i], end);
        if (node.symbols.meets(m_places[end].symbols))
            goOn(node, end);
    }
    /// Follows the edges that begin at token @p at and lead on from @p node.
    void goOn(const TemporalRules::Node &node, std::uint32_t at);
    const Edge &step(std::uint8_t index) const { return m_edges[m_path[index]]; }
    /// The number that an edge stands for.
    int numberOf(const Edge &edge) const
    {
        if (edge.groups != Nothing)
            return m_groups[edge.groups].meaning.get(TemporalField::Number);
        return edge.field == TemporalField::Number ? edge.value : 0;
    }
    bool hasSymbolAt(std::uint32_t at, Symbol symbol) const;
    /// A pattern has matched along m_path up to token @p end: adds what it makes, unless a condition forbids it or the same
    /// words have been read so by a rule that stands before it.
    void complete(const TemporalRules::Production &production, std::uint32_t end);
    /// Adds the edge that a pattern up to token @p patternEnd makes of the words in its brackets; false when there is none.
    bool make(const TemporalRules::Production &production, std::uint16_t begin, std::uint16_t end, std::uint32_t patternEnd);
    /// Whether what stands before and behind the words is none of what the rule forbids there.
    bool contextAllows(const TemporalRules::Rule &rule, std::uint32_t begin, std::uint32_t end) const;
    /// Gives @p made what the pattern means; false when that is impossible.
    bool readMeaning(const TemporalRules::Production &production, Edge &made);
    /// Adds the words and meanings of the pattern's brackets to the groups, whose count so far is @p firstGroup; false when they mean
    /// something impossible.
    bool readGroups(const TemporalRules::Production &production, std::uint32_t firstGroup);
    /// Whether fields that are possible each by itself are so together.
    static bool fitTogether(const TemporalMeaning &meaning);
    bool continuesDay(TemporalMeaning &meaning) const;
    /// "2024-25": gives the last year its century; false when it is no later year, or may be a month.
    static bool completeYears(const TemporalMeaning &first, TemporalMeaning &last);

    // Which of it is taken.
    /// Takes what is longest at each place, from the first on. Only here the patterns of the top layers are followed, and only from
    /// where nothing taken stands: all that they make elsewhere would not be taken.
    void select(std::uint32_t count);
    /// Follows the patterns of the top layers that begin at token @p at; @p isCovered: only those that make something further on.
    void followTop(std::uint32_t at, bool isCovered);
    /// Whether an expression up to token @p end, made by @p rule, goes before what is best so far of those that begin where it does.
    bool isBetter(std::uint32_t begin, std::uint32_t end, std::uint16_t rule) const;
    /// Adds the match of @p edge to the selected ones.
    void take(const Edge &edge);

    const TemporalRules *m_rules = nullptr;
    const std::vector<TemporalCandidate> *m_told = nullptr;

    const std::vector<Token> *m_tokens = nullptr; ///< of the run at hand
    std::uint32_t m_sentence = 0;
    std::uint32_t m_sentenceBegin = 0;
    std::uint64_t m_steps = 0;

    // Kept between runs for their room.
    std::vector<Edge> m_edges;
    /// What begins and ends where a token begins.
    struct Place
    {
        std::uint32_t head = Nothing;    ///< the last edge that begins there
        std::uint32_t newHead = Nothing; ///< the same of those made by the layer at hand, which it does not read itself
        std::uint32_t best = Nothing;    ///< the edge to take of the expressions that begin there
        TemporalSymbolSet symbols;       ///< those that begin there, and TemporalRules::PatternEnds
        TemporalSymbolSet ends;          ///< the tokens' own symbols that end before it

        /// Field by field: a copy of a whole place waits for what has just been written.
        void clear()
        {
            head = newHead = best = Nothing;
            symbols.clear();
            symbols.add(TemporalRules::PatternEnds);
            ends.clear();
        }
    };
    std::vector<Place> m_places; ///< by token, and behind the last one
    bool m_isTop = false;                  ///< the layer at hand is one of the top ones
    std::vector<std::uint32_t> m_here;     ///< the edges that begin at the token at hand
    /// An edge with which a pattern may begin, and where it leads.
    struct Beginning
    {
        std::uint32_t root; ///< TemporalRules::Beginning::root
        std::uint32_t edge;
    };
    std::array<std::vector<Beginning>, TemporalRules::MaximumLayers> m_beginnings; ///< by layer
    bool mayBegin(std::uint32_t at) const { return at >= m_firstBegin && at < m_lastBegin; }
    // No pattern begins before the one token or from the other on: none reaches a trigger from there.
    std::uint32_t m_firstBegin = 0;
    std::uint32_t m_lastBegin = 0;
    TemporalSymbolSet m_runSymbols;            ///< all of the tokens' own
    std::array<std::uint32_t, TemporalRules::MaximumSteps> m_path{}; ///< the edges followed so far, m_depth of them and the one at hand
    std::size_t m_depth = 0;
    std::vector<Match> m_selected;
    std::vector<Group> m_groups;
    std::vector<int> m_numberParts;
};

} // namespace Dateline
