// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapexport.h"
#include "map/maplayout.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <memory>
#include <utility>
#include <vector>

namespace Dateline::TestSupport {

/// The layout of a map with the sample's events and two corridors on one leg, the first with a history.
struct MapSample
{
    Workspace workspace;
    EventPlaces places;
    std::unique_ptr<MarkerClusters> clusters;
    std::vector<Corridor> corridors;
    MapLayout layout{exportMapFont()};
    MapContent content;

    explicit MapSample(std::vector<ExtractedDocument> documents = sampleDocuments())
    {
        workspace.events.addDocuments(std::move(documents));
        workspace.setToday(*dayFromCivil(2025, 7, 1));
        places = EventPlaces::of(workspace.events);
        clusters = std::make_unique<MarkerClusters>(places);
        Corridor rail;
        rail.id = "rail";
        rail.name = "Steppe railway (Long Line)";
        rail.mode = "rail+sea";
        rail.history = {{CorridorStatus::Proposed, *dayFromCivil(2013, 1, 1), true, "a plan"},
                        {CorridorStatus::Building, *dayFromCivil(2016, 5, 1), false, "a start"},
                        {CorridorStatus::Open, *dayFromCivil(2020, 1, 1), true, "an opening"}};
        rail.paths = {{"main",
                       "",
                       {{"Khorgos", CountryCode("KZ"), {44.21, 80.41}, false},
                        {"Almaty", CountryCode("KZ"), {43.25, 76.92}, false},
                        {"Aktau", CountryCode("KZ"), {43.65, 51.2}, false},
                        {"Baku", CountryCode("AZ"), {40.4, 49.87}, false}},
                       {false, false, true}}};
        Corridor road = rail;
        road.id = "road";
        road.name = "Steppe highway";
        road.mode = "road";
        road.history.clear();
        road.statusText = "planned since long";
        road.paths[0].stops.resize(3);
        road.paths[0].seaLegs.resize(2);
        corridors = {rail, road};
        content.clusters = clusters.get();
        content.corridors = &corridors;
        content.shownCorridors = {0, 1};
        content.day = *dayFromCivil(2025, 1, 1);
    }
};

/// Maps of the world, of the region in two sizes, of a valley from far to near, and over the date line.
inline std::vector<MapCamera> cameras()
{
    std::vector<MapCamera> all;
    MapCamera camera;
    camera.size = {1100, 700};
    camera.zoom = 0;
    camera.centre = {30, 40};
    all.push_back(camera.limited());
    all.push_back(regionCamera({1100, 700}));
    all.push_back(regionCamera({500, 380}));
    for (const double zoom : {4.0, 6.0, 8.0, 10.0}) {
        camera.centre = {40.6, 71.5};
        camera.zoom = zoom;
        all.push_back(camera.limited());
    }
    camera.centre = {20, 179.9};
    camera.zoom = 4;
    all.push_back(camera.limited());
    return all;
}

} // namespace Dateline::TestSupport
