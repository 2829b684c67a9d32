// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/markerclusters.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>

namespace Dateline {

namespace {
constexpr double LargestRadius = 17;
constexpr double Gap = 2; // pixels of ground between two markers
} // namespace

double MarkerClusters::radius(std::size_t count)
{
    return std::min(LargestRadius, 7 + 2.2 * std::log2(double(std::max<std::size_t>(count, 1))));
}

MarkerClusters::MarkerClusters(const EventPlaces &places)
    : m_places(places)
{
    m_points.reserve(places.groups.size());
    for (const EventPlaces::Group &group : places.groups)
        m_points.push_back(worldFromCoordinate(group.coordinate));
    m_byCount.resize(places.groups.size());
    std::iota(m_byCount.begin(), m_byCount.end(), 0);
    std::stable_sort(m_byCount.begin(), m_byCount.end(), [&places](int a, int b) {
        return places.groups[std::size_t(a)].events.size() > places.groups[std::size_t(b)].events.size();
    });
}

const MarkerClusters::Step &MarkerClusters::step(double zoom) const
{
    const int key = int(std::floor(zoom * 2));
    const auto [found, isNew] = m_steps.try_emplace(key);
    Step &step = found->second;
    if (!isNew)
        return step;

    MapCamera camera;
    camera.zoom = key / 2.0;
    const double scale = camera.worldSize();
    const double cell = 2 * LargestRadius + Gap;
    const std::int64_t columns = std::max<std::int64_t>(1, std::int64_t(scale / cell));
    std::unordered_map<std::int64_t, std::vector<int>> grid;
    step.clusterOfGroup.assign(m_points.size(), 0);
    for (const int group : m_byCount) {
        const WorldPoint point = m_points[std::size_t(group)];
        const std::size_t count = m_places.groups[std::size_t(group)].events.size();
        const std::int64_t column = std::int64_t(std::floor(point.x * double(columns)));
        const std::int64_t row = std::int64_t(std::floor(point.y * double(columns)));
        int nearest = -1;
        double nearestDistance = 0;
        for (std::int64_t dy = -1; dy <= 1; ++dy) {
            for (std::int64_t dx = -1; dx <= 1; ++dx) {
                const std::int64_t wrappedColumn = ((column + dx) % columns + columns) % columns;
                const auto bucket = grid.find((row + dy) * columns + wrappedColumn);
                if (bucket == grid.end())
                    continue;
                for (const int candidate : bucket->second) {
                    const MarkerCluster &cluster = step.clusters[std::size_t(candidate)];
                    double x = std::abs(cluster.point.x - point.x);
                    x = std::min(x, 1 - x) * scale;
                    const double distance = std::hypot(x, (cluster.point.y - point.y) * scale);
                    if (distance < radius(cluster.count) + radius(count) + Gap && (nearest < 0 || distance < nearestDistance)) {
                        nearest = candidate;
                        nearestDistance = distance;
                    }
                }
            }
        }
        if (nearest < 0) {
            nearest = int(step.clusters.size());
            step.clusters.push_back({group, {}, 0, point});
            grid[row * columns + (column % columns + columns) % columns].push_back(nearest);
        }
        MarkerCluster &cluster = step.clusters[std::size_t(nearest)];
        cluster.groups.push_back(group);
        cluster.count += count;
        step.clusterOfGroup[std::size_t(group)] = nearest;
    }
    // Growing never moves an anchor, so only the order is left to settle.
    std::vector<int> order(step.clusters.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&step](int a, int b) { return step.clusters[std::size_t(a)].count > step.clusters[std::size_t(b)].count; });
    std::vector<MarkerCluster> sorted;
    sorted.reserve(order.size());
    for (const int old : order) {
        for (const int group : step.clusters[std::size_t(old)].groups)
            step.clusterOfGroup[std::size_t(group)] = int(sorted.size());
        sorted.push_back(std::move(step.clusters[std::size_t(old)]));
    }
    step.clusters = std::move(sorted);
    return step;
}

const std::vector<MarkerCluster> &MarkerClusters::at(double zoom) const
{
    return step(zoom).clusters;
}

int MarkerClusters::clusterOf(int group, double zoom) const
{
    return step(zoom).clusterOfGroup[std::size_t(group)];
}

} // namespace Dateline
