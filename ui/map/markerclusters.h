// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapprojection.h"
#include "models/eventplaces.h"

#include <map>
#include <vector>

namespace Dateline {

/// Places that would cover each other at a zoom, drawn as one marker at the place with most events.
struct MarkerCluster
{
    int anchor = 0;          ///< index of the group whose coordinate and name stand for all
    std::vector<int> groups; ///< the anchor first
    std::size_t count = 0;   ///< events in all groups
    WorldPoint point;        ///< of the anchor
};

/// Clusters by half steps of zoom. They depend on the zoom and the events alone, never on what is in view: panning moves markers
/// and changes none.
class MarkerClusters
{
public:
    explicit MarkerClusters(const EventPlaces &places);

    /// Ordered by count, most first; the step is found once and kept. Every group is in exactly one cluster.
    const std::vector<MarkerCluster> &at(double zoom) const;
    /// The index in at(@p zoom) of the cluster that holds a group.
    int clusterOf(int group, double zoom) const;
    const EventPlaces &places() const { return m_places; }

    /// A marker's radius in pixels for so many events.
    static double radius(std::size_t count);

private:
    struct Step
    {
        std::vector<MarkerCluster> clusters;
        std::vector<int> clusterOfGroup;
    };
    const Step &step(double zoom) const;

    const EventPlaces &m_places;
    std::vector<WorldPoint> m_points;
    std::vector<int> m_byCount;
    mutable std::map<int, Step> m_steps;
};

} // namespace Dateline
