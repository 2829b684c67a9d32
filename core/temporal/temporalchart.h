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
/// reading the tokens and what the layers below have found. Private to core/temporal.
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
    /// A rule that matched; its groups lie in groups().
    struct Match
    {
        std::uint32_t rule = 0;
        std::uint32_t firstGroup = 0;
        std::uint32_t groupCount = 0;
    };

    /// @p told are the candidates found so far in the text, which a bare day may continue. Both must outlive the chart.
    TemporalChart(const TemporalRules &rules, const std::vector<TemporalCandidate> &told);

    /// The matches that win in @p run, in text order and not overlapping, without those of the category "none". Good until the
    /// next call. @p sentence is the index of the sentence that holds the run, which begins at @p sentenceBegin.
    const std::vector<Match> &parse(const TemporalRun &run, std::uint32_t sentence, std::uint32_t sentenceBegin);
    const Group &group(std::uint32_t index) const { return m_groups[index]; }

    /// How often a pattern was followed by one symbol, since the chart was made: the measure of its work.
    std::uint64_t steps() const { return m_steps; }

private:
    using Symbol = TemporalRules::Symbol;
    using Token = TemporalToken;
    using TokenKind = TemporalTokenKind;

    struct alignas(16) Edge
    {
        Symbol symbol = 0;
        std::int16_t value = 0;
        std::uint8_t place = 0;       ///< TemporalRules::place() of the symbol
        std::uint32_t begin = 0;      ///< token index
        std::uint32_t end = 0;        ///< token index past the last
        std::int32_t meaning = -1;    ///< index of the group that has it; -1: only the value
        std::int32_t match = -1;      ///< index into the chart's matches; -1: a token
        std::uint32_t next = Nothing; ///< the next edge that begins at the same token
    };

    // What the tokens are by themselves.
    /// An edge of what a token or a few are by themselves. It can be followed when keepPossible() has kept it.
    void addLeaf(Symbol symbol, int value, std::uint32_t begin, std::uint32_t end, std::int32_t meaning = -1)
    {
        Edge &edge = m_edges.emplace_back();
        edge.symbol = symbol;
        edge.value = std::int16_t(value);
        edge.place = m_rules.place(symbol);
        edge.begin = begin;
        edge.end = end;
        edge.meaning = meaning;
        m_symbols[begin].add(edge.place);
        m_ends[end].add(edge.place);
        m_runSymbols.add(edge.place);
    }
    /// Room for the runs of a short text: growing by the piece takes a tenth of its time. A text without any run needs none.
    void reserveRoom();
    /// Drops the leaves that no pattern or condition can take between what stands beside them: most words have many classes.
    void keepPossible();
    /// Has @p edge found by those that lead to where it begins. What stands behind it may not have been added yet.
    void link(Edge &edge)
    {
        edge.next = m_heads[edge.begin];
        m_heads[edge.begin] = std::uint32_t(&edge - m_edges.data());
    }
    /// Has the patterns from @p layer on begin with an edge, unless none can by what stands behind it.
    void addBeginnings(std::uint32_t index, std::size_t layer)
    {
        const Edge &edge = m_edges[index];
        if (edge.begin < m_firstBegin || edge.begin >= m_lastBegin)
            return;
        const TemporalSymbolSet next = m_symbols[edge.end];
        for (const TemporalRules::Beginning &beginning : m_rules.beginnings(edge.symbol)) {
            if (beginning.layer >= layer && beginning.ahead.meets(next) && beginning.somewhere.meets(m_runSymbols))
                m_beginnings[beginning.layer].emplace_back(&m_rules.childrenOfRoot(beginning.root), index);
        }
    }
    /// The index of a new group that is in no words.
    std::int32_t addMeaning(const TemporalMeaning &meaning);
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
    bool isDash(const Token &token) const { return token.word == m_dash; }

    // What the patterns make of them.
    /// Goes on from an edge to where it leads, unless no pattern ends there and no symbol at the next place leads on: most ways end so.
    void follow(const TemporalRules::Children &children, const Edge &edge)
    {
        ++m_steps;
        const TemporalSymbolSet &next = m_symbols[edge.end];
        if (children.loose && children.looseSymbols.meets(next))
            reach(m_rules.node(children.loose), edge);
        if (children.tight && children.tightSymbols.meets(next) && !(*m_tokens)[edge.begin].space)
            reach(m_rules.node(children.tight), edge);
    }
    /// Goes on from where @p edge has led, and makes what the patterns that end there make.
    void reach(const TemporalRules::Node &node, const Edge &edge)
    {
        m_path[m_depth] = &edge;
        for (std::uint32_t i = 0; i < node.productionCount; ++i)
            complete(m_rules.productions()[node.firstProduction + i], edge.end);
        if (node.childCount)
            goOn(node, edge.end);
    }
    /// Follows the edges that begin at token @p at and lead on from @p node.
    void goOn(const TemporalRules::Node &node, std::uint32_t at);
    /// Null when the edge has no more than a value.
    const TemporalMeaning *meaningOf(const Edge &edge) const
    {
        return edge.meaning >= 0 ? &m_groups[std::size_t(edge.meaning)].meaning : nullptr;
    }
    bool hasSymbolAt(std::uint32_t at, Symbol symbol) const;
    /// A pattern has matched along m_path up to token @p end: adds what it makes, unless a condition forbids it or the same
    /// words have been read so by a rule that stands before it.
    void complete(const TemporalRules::Production &production, std::uint32_t end);
    /// Whether what stands before and behind the words is none of what the rule forbids there.
    bool contextAllows(const TemporalRules::Rule &rule, std::uint32_t begin, std::uint32_t end) const;
    /// Adds the words and meanings of the pattern's brackets to the groups, whose count so far is @p firstGroup; false when they mean
    /// something impossible.
    bool readGroups(const TemporalRules::Production &production, std::uint32_t firstGroup);
    static bool isPossible(const TemporalMeaning &meaning);
    bool continuesDay(TemporalMeaning &meaning) const;
    /// "2024-25": gives the last year its century; false when it is no later year, or may be a month.
    static bool completeYears(const TemporalMeaning &first, TemporalMeaning &last);

    // Which of it is taken.
    void select(std::uint32_t count);
    bool isBetter(const Edge &a, const Edge &b) const;

    const TemporalRules &m_rules;
    const TemporalRules::Builtins &m_builtins;
    const std::vector<TemporalCandidate> &m_told;
    const TemporalRules::Word *m_dash = nullptr;
    const TemporalRules::Word *m_slash = nullptr;
    const TemporalRules::Word *m_and = nullptr; ///< joins the parts of a number in words

    const std::vector<Token> *m_tokens = nullptr; ///< of the run at hand
    std::uint32_t m_sentence = 0;
    std::uint32_t m_sentenceBegin = 0;
    std::uint64_t m_steps = 0;

    // Kept between runs for their room.
    std::vector<Edge> m_edges;
    std::vector<Edge> m_pending;
    std::vector<std::uint32_t> m_heads;
    std::vector<std::uint32_t> m_pendingHeads; ///< by token, the last edge of m_pending that begins there
    /// An edge with which a pattern may begin, and where it leads.
    struct Beginning
    {
        const TemporalRules::Children *children;
        std::uint32_t edge;
    };
    std::array<std::vector<Beginning>, TemporalRules::MaximumLayers> m_beginnings; ///< by layer
    // No pattern begins before the one token or from the other on: none reaches a trigger from there.
    std::uint32_t m_firstBegin = 0;
    std::uint32_t m_lastBegin = 0;
    std::vector<TemporalSymbolSet> m_symbols;  ///< by token, those that begin there, and TemporalRules::PatternEnds
    TemporalSymbolSet m_runSymbols;            ///< all of the tokens' own
    std::vector<TemporalSymbolSet> m_ends;     ///< by token, the tokens' own symbols that end before it
    std::array<const Edge *, TemporalRules::MaximumSteps> m_path{}; ///< the edges followed so far, m_depth of them and the one at hand
    std::size_t m_depth = 0;
    std::vector<Match> m_matches;
    std::vector<Match> m_selected;
    std::vector<Group> m_groups;
    std::vector<int> m_numberParts;
};

} // namespace Dateline
