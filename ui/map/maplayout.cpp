// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplayout.h"

#include "map/labelplacement.h"
#include "models/counttext.h"
#include "theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

/// How far a marker reaches from its centre with the ring of the chosen one.
double outerRadius(const MapMarker &marker)
{
    return marker.radius + (marker.chosen ? 4.5 : 0);
}

} // namespace

MapFont screenMapFont()
{
    return [](double pixelSize, int weight) {
        QFont font = QGuiApplication::font();
        font.setPixelSize(std::max(1, qRound(pixelSize)));
        font.setWeight(QFont::Weight(weight));
        return font;
    };
}

std::string mapLanguage()
{
    return Words::tr("en", "ISO 639-1 code of the language of this translation, for the names on the map").toStdString();
}

MapFont exportMapFont()
{
    return [](double pixelSize, int weight) { return exportFont(pixelSize, weight); };
}

MapLayout::MapLayout(MapFont font, const BaseMap &base)
    : m_font(std::move(font))
    , m_base(base)
{ }

QSizeF MapLayout::textSize(const QString &text, double pixelSize, int weight, double letterSpacing) const
{
    const TextKey key{text, int(std::lround(pixelSize * 10 + letterSpacing * 1000)), weight};
    const auto found = m_textSizes.find(key);
    if (found != m_textSizes.end())
        return found->second;
    QFont font = m_font(pixelSize, weight);
    font.setLetterSpacing(QFont::AbsoluteSpacing, letterSpacing);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text), metrics.capHeight());
    // Panning around the world must not gather every name for ever.
    if (m_textSizes.size() > 8192)
        m_textSizes.clear();
    m_textSizes.emplace(key, size);
    return size;
}

MapScene MapLayout::lines(const MapCamera &camera, const MapContent &content) const
{
    MapScene scene;
    scene.camera = camera;
    scene.litCountries = content.litCountries;
    placeHatching(scene);
    placeCorridors(scene, content);
    return scene;
}

MapScene MapLayout::scene(const MapCamera &camera, const MapContent &content) const
{
    MapScene scene = lines(camera, content);
    placeFrame(scene, content);
    placeOutlines(scene, content);
    placeArea(scene, content);

    LabelPlacement placement{scene, content, LineCells(scene), {}, {}, {}};
    for (const QRectF &box : content.reserved)
        placement.taken.add(box);
    const double small = textSize(scene.credit, scene.smallTextSize, 400, 0).width();
    const QRectF credit(scene.creditBaseline - QPointF(4, 12), QSizeF(small + 8, 18));
    placement.taken.add(credit);
    const QRectF scale(scene.scaleBar.p1() - QPointF(4, 20), QSizeF(scene.scaleBar.length() + 46, 26));
    placement.taken.add(scale);
    placePetals(placement);
    placeMarkers(placement);
    const auto liesOnMarker = [&scene](const QRectF &box) {
        return std::any_of(scene.markers.begin(), scene.markers.end(),
                           [&box](const MapMarker &marker) { return meets(box, boxAbout(marker.centre, QSizeF(2, 2) * outerRadius(marker))); });
    };
    if (liesOnMarker(credit))
        scene.creditPlate = credit;
    if (liesOnMarker(scale))
        scene.scalePlate = scale;
    placeLegend(placement);
    placeMeasure(placement);
    nameMarkers(placement);
    placeCountries(placement);
    placeWaters(placement);
    placePlaces(placement);
    placeCorridorNames(placement);
    return scene;
}

void MapLayout::placeFrame(MapScene &scene, const MapContent &content) const
{
    const QSizeF size = scene.camera.size;
    const double metres = scene.camera.metresPerPixel();
    // The longest of 1, 2, 5 times a power of ten that fits.
    const double limit = std::min(140.0, size.width() / 5) * metres;
    double length = std::pow(10, std::floor(std::log10(limit)));
    for (const double factor : {5.0, 2.0}) {
        if (length * factor <= limit) {
            length *= factor;
            break;
        }
    }
    const QPointF left(MapMargin + 6, size.height() - MapMargin - 4);
    scene.scaleBar = QLineF(left, left + QPointF(length / metres, 0));
    scene.scaleText = length >= 1000 ? Words::tr("%1 km").arg(countText(qint64(length / 1000))) : Words::tr("%1 m").arg(length);
    scene.scaleTextBaseline = left - QPointF(0, 6);
    const QPointF tip = scene.scaleBar.p2() + QPointF(16, -14);
    scene.north = QPolygonF{tip, tip + QPointF(4, 10), tip + QPointF(0, 7.5), tip + QPointF(-4, 10)};
    scene.northBaseline = tip + QPointF(7, 10);
    scene.credit = content.showsTiles ? Words::tr("© OpenStreetMap contributors · Natural Earth · GeoNames") : Words::tr("Natural Earth · GeoNames");
    scene.creditBaseline =
        QPointF(size.width() - MapMargin - textSize(scene.credit, scene.smallTextSize, 400, 0).width(), size.height() - MapMargin);
}

void MapLayout::placeMarkers(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    if (!content.clusters)
        return;
    const MapCamera &camera = scene.camera;
    const EventPlaces &places = content.clusters->places();
    const std::vector<MarkerCluster> &clusters = content.clusters->at(camera.zoom);
    const int chosenGroup = places.groupOf(content.chosen);
    const int chosenCluster = chosenGroup >= 0 ? content.clusters->clusterOf(chosenGroup, camera.zoom) : -1;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const MarkerCluster &cluster = clusters[i];
        MapMarker marker{camera.toPixel(cluster.point),
                         MarkerClusters::radius(cluster.count),
                         places.groups[std::size_t(cluster.anchor)].country,
                         int(i),
                         cluster.count,
                         int(i) == chosenCluster,
                         content.chosen != NoEvent && int(i) != chosenCluster};
        if (!grown(camera.rect(), -2).contains(marker.centre))
            continue;
        scene.markers.push_back(marker);
        placement.taken.add(grown(QRectF(marker.centre, QSizeF(0, 0)), outerRadius(marker) + 1));
    }
    // The most telling names first, the chosen before all.
    std::stable_partition(scene.markers.begin(), scene.markers.end(), [](const MapMarker &marker) { return marker.chosen; });
}

void MapLayout::nameMarkers(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    if (!content.clusters)
        return;
    const EventPlaces &places = content.clusters->places();
    const std::vector<MarkerCluster> &clusters = content.clusters->at(scene.camera.zoom);
    for (const MapMarker &marker : scene.markers) {
        const EventPlaces::Group &group = places.groups[std::size_t(clusters[std::size_t(marker.cluster)].anchor)];
        const QString name = QString::fromStdString(group.name);
        const int weight = marker.chosen ? 700 : 600;
        const QSizeF size = textSize(name, PlaceTextSize, weight, 0);
        const double reach = outerRadius(marker) + 4;
        placement.namedHere.push_back(name);
        placement.namedAt.push_back(marker.centre);
        if (const auto stand = placement.stand(standsAround(marker.centre, reach, size), size, 0)) {
            placement.taken.add(stand->second);
            scene.labels.push_back(
                {MapLabel::Kind::Marker, name, stand->second, stand->first, 0, PlaceTextSize, weight, 0, {}, 0, marker.chosen});
        }
    }
    // Small ones lie above large ones, the chosen above all.
    std::reverse(scene.markers.begin(), scene.markers.end());
    std::stable_sort(scene.markers.begin(), scene.markers.end(), [](const MapMarker &a, const MapMarker &b) {
        return std::pair(a.chosen, -a.radius) < std::pair(b.chosen, -b.radius);
    });
}

} // namespace Dateline
