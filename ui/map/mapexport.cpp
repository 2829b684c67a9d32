// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapexport.h"

#include "map/mappainter.h"
#include "workspace.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

Day corridorDay(const Workspace &workspace)
{
    const Day end{std::chrono::days(std::int64_t(std::ceil(workspace.viewport.end())) - 1)};
    return std::min(end, workspace.today());
}

void paintMap(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const MapOptions &options)
{
    paintMap(painter, logicalSize, workspace, options, CorridorCatalogue::instance().corridors());
}

void paintMap(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const MapOptions &options,
              const std::vector<Corridor> &corridors)
{
    const EventPlaces places = EventPlaces::of(workspace.events);
    const MarkerClusters clusters(places);
    MapCamera camera = regionCamera(logicalSize);
    if (options.camera) {
        camera = *options.camera;
        if (!camera.size.isEmpty())
            camera.zoom += std::log2(std::min(logicalSize.width() / camera.size.width(), logicalSize.height() / camera.size.height()));
        camera.size = logicalSize;
    } else if (options.extent == MapOptions::Extent::Events) {
        std::vector<Coordinate> coordinates;
        for (const EventPlaces::Group &group : places.groups)
            coordinates.push_back(group.coordinate);
        camera = cameraShowing(coordinates, logicalSize, 64, 7, camera);
    } else if (options.extent == MapOptions::Extent::World) {
        camera.centre = {30, 40};
        camera.zoom = 0;
    }
    camera = camera.limited();

    MapContent content;
    content.clusters = &clusters;
    content.corridors = &corridors;
    content.shownCorridors = workspace.shownCorridors();
    content.chosenCorridor = workspace.chosenCorridor();
    if (content.chosenCorridor && *content.chosenCorridor < corridors.size()) {
        const std::vector<CountryCode> along = corridors[*content.chosenCorridor].countries();
        content.litCountries.insert(along.begin(), along.end());
    }
    content.chosen = workspace.selection.current();
    content.filteredCountries = workspace.events.filter().countries;
    content.language = mapLanguage();
    content.day = corridorDay(workspace);
    content.showsLegend = options.showsLegend;

    const Theme &theme = options.theme ? *options.theme : workspace.theme();
    const MapLayout layout(exportMapFont());
    const MapPainter mapPainter(exportMapFont());
    mapPainter.paintGround(painter, layout.ground(camera, content.litCountries), camera.rect(), theme);
    mapPainter.paintScene(painter, layout.scene(camera, content), theme);
}

} // namespace Dateline
