// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/documentnames.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace Dateline {

/// What the other places of a document tell of each reading of a name: how many lie in its country, in its state and near it, and which are
/// named right beside it. Each place counts by the probability of its reading.
class ReadingContext
{
public:
    /// @p document must outlive it.
    explicit ReadingContext(const DocumentNames &document);

    /// Takes up the names as their readings are ranked now.
    void gather();
    /// Sets the values of context of a reading of the document's name with that index.
    void setValues(std::size_t name, RankedReading &reading) const;

private:
    struct OwnMass
    {
        std::uint32_t row;
        Place place;
        float mass;
    };
    void findOwnMasses();

    const DocumentNames &m_document;
    std::vector<float> m_countryMass; ///< by code
    std::vector<float> m_countryNamed;
    std::vector<std::pair<std::uint32_t, float>> m_stateMass;
    std::vector<std::pair<std::uint32_t, float>> m_stateNamed;
    std::vector<std::pair<std::uint32_t, float>> m_cells;      ///< mass by cell of one degree, sorted
    std::vector<std::pair<std::uint32_t, float>> m_smallCells; ///< of half a degree
    std::vector<std::vector<OwnMass>> m_ownMasses; ///< of each name, with those of the same name inside others
    float m_totalMass = 0;
    const RankedReading *m_dateline = nullptr;
};

} // namespace Dateline
