// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/rankedreading.h"
#include "geo/toponymcandidate.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace Dateline {

/// A name of a document with its readings. One name, one place: all its mentions in a document are decided together.
struct RankedName
{
    std::uint32_t readings = 0;          ///< key of the gazetteer
    std::vector<RankedReading> ranked;
    std::vector<std::uint32_t> mentions; ///< candidates
    std::uint16_t beside = 0;
    bool inside = false;
    bool demonym = false;
    bool wide = false;                   ///< can mean a country or a state: a state after it is its fellow in a list
    float weight = 1;                    ///< what it counts as context
};

/// Whether the words beside a name say that it is a state or a province, not a town: "Washington state". @p beside has the bits of WordClass.
constexpr bool namesDivision(std::uint16_t beside)
{
    return (beside & DivisionWord) && !(beside & PopulatedWord);
}

/// The names of one document with their readings, and what each name and the words beside it say of each of its readings: a big city sooner
/// than a small one, a province where "province" stands beside it.
class DocumentNames
{
public:
    explicit DocumentNames(const Gazetteer &gazetteer);

    /// @p candidates must stay where they are.
    void collect(const std::vector<ToponymCandidate> &candidates);

    const std::vector<ToponymCandidate> &candidates() const { return *m_candidates; }
    std::vector<RankedName> &names() { return m_names; }
    const std::vector<RankedName> &names() const { return m_names; }
    /// The name that a candidate mentions; null when it has no readings or there is no such candidate.
    const RankedName *nameOf(std::size_t candidate) const
    {
        return candidate < m_nameOf.size() && m_nameOf[candidate] != ToponymCandidate::None ? &m_names[m_nameOf[candidate]] : nullptr;
    }
    /// Its best reading for now; null like nameOf().
    const RankedReading *top(std::size_t candidate) const
    {
        const RankedName *name = nameOf(candidate);
        return name ? &name->ranked.front() : nullptr;
    }

private:
    const Gazetteer &m_gazetteer;
    const std::vector<ToponymCandidate> *m_candidates = nullptr;
    std::vector<RankedName> m_names;
    std::vector<std::uint32_t> m_nameOf; ///< of each candidate; None without readings
};

} // namespace Dateline
