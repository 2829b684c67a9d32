// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplayout.h"
#include "map/mapexport.h"
#include "map/mappainter.h"
#include "pipeline/briefings.h"
#include "pipeline/extractionpipeline.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTransform>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Dateline;

namespace {

struct Sample
{
    Workspace workspace;
    EventPlaces places;
    std::unique_ptr<MarkerClusters> clusters;
    std::vector<Corridor> corridors;
    MapLayout layout{exportMapFont()};
    MapContent content;

    explicit Sample(std::vector<ExtractedDocument> documents = TestSupport::sampleDocuments())
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

std::vector<MapCamera> cameras()
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

bool overlap(const QRectF &a, const QRectF &b)
{
    const QRectF common = a.intersected(b);
    return common.width() > 0.01 && common.height() > 0.01;
}

} // namespace

namespace {

/// What the letters of a label cover, turned as they are.
QPolygonF lettersOf(const MapLabel &label)
{
    QFont font = exportMapFont()(label.pixelSize, label.weight);
    font.setLetterSpacing(QFont::AbsoluteSpacing, label.letterSpacing);
    const QFontMetricsF metrics(font);
    const QRectF letters(0, -metrics.capHeight(), metrics.horizontalAdvance(label.text) - label.letterSpacing, metrics.capHeight());
    QTransform turn;
    turn.translate(label.baseline.x(), label.baseline.y());
    turn.rotate(label.angle);
    return turn.map(QPolygonF(letters));
}

void checkLabels(const MapScene &scene)
{
    CHECK(!scene.labels.empty());
    std::vector<QPolygonF> letters;
    for (const MapLabel &label : scene.labels) {
        INFO(label.text.toStdString() << " at zoom " << scene.camera.zoom);
        CHECK(scene.camera.rect().contains(label.box));
        CHECK_FALSE(overlap(label.box, scene.legendBox));
        const QPolygonF mine = lettersOf(label);
        for (std::size_t j = 0; j < letters.size(); ++j) {
            INFO(scene.labels[j].text.toStdString());
            CHECK_FALSE((label.angle == 0 && scene.labels[j].angle == 0 && overlap(label.box, scene.labels[j].box)));
            CHECK(mine.intersected(letters[j]).isEmpty());
        }
        letters.push_back(mine);
        for (const MapMarker &marker : scene.markers) {
            QPainterPath disc;
            disc.addEllipse(marker.centre, marker.radius, marker.radius);
            QPainterPath text;
            text.addPolygon(mine);
            text.closeSubpath();
            CHECK_FALSE(disc.intersects(text));
        }
    }
}

} // namespace

TEST_CASE("No two labels overlap, none is cut and none covers a marker", "[map]")
{
    const Sample sample;
    for (const MapCamera &camera : cameras())
        checkLabels(sample.layout.scene(camera, sample.content));
}

TEST_CASE("With the briefings and all corridors no label overlaps another in the world, the region or a valley", "[map]")
{
    const ExtractionPipeline pipeline;
    std::vector<ExtractedDocument> documents;
    for (Document &briefing : bundledBriefings())
        documents.push_back(pipeline.extract(std::move(briefing)));
    const Sample sample(std::move(documents));
    MapContent content = sample.content;
    content.corridors = &CorridorCatalogue::instance().corridors();
    for (std::size_t i = 0; i < content.corridors->size(); ++i)
        content.shownCorridors.insert(std::uint16_t(i));
    REQUIRE(sample.places.groups.size() > 10);
    const QSizeF size(1600, 1000);
    MapCamera world;
    world.size = size;
    world.zoom = 0;
    world.centre = {30, 68};
    const MapCamera region = cameraShowing({{35, 40}, {55, 90}}, size, 0, MapCamera::MaximumZoom, world);
    const MapCamera valley = cameraShowing({{39.7, 69.5}, {41.8, 73.5}}, size, 0, MapCamera::MaximumZoom, world);
    CHECK(region.worldRect().width() * 360 > 49);
    for (const MapCamera &camera : {world.limited(), region, valley}) {
        for (const bool allCorridors : {false, true}) {
            MapContent shown = content;
            if (!allCorridors)
                shown.shownCorridors.clear();
            const MapScene scene = sample.layout.scene(camera, shown);
            CHECK(scene.labels.size() > 10);
            checkLabels(scene);
        }
    }
}

TEST_CASE("A marker stands within a pixel of its place at every zoom, over the date line too", "[map]")
{
    const Coordinate places[] = {{41.26, 69.21}, {-17.7, 178.1}, {-13.8, -171.8}};
    for (const Coordinate &place : places) {
        Sample sample({TestSupport::sampleDocument(
            "One", "2024-01-01",
            {{"It was in Town on 1 May 2023.", "1 May 2023", "2023-05-01", "2023-05-01", Precision::Day, "Town", place, {"KZ"}, {}}})});
        for (double zoom = 2.2; zoom <= MapCamera::MaximumZoom; zoom += 0.45) {
            MapCamera camera;
            camera.size = {1100, 700};
            camera.zoom = zoom;
            // Beside the place, on the other side of the date line where there is one.
            camera.centre = {place.latitude, place.longitude > 100 ? -179.99 : place.longitude < -100 ? 179.99 : place.longitude + 0.01};
            camera = camera.limited();
            const double degrees = std::remainder(place.longitude - camera.centre.longitude, 360.0);
            const double x = 550 + degrees * 256 * std::exp2(camera.zoom) / 360;
            const MapScene scene = sample.layout.scene(camera, sample.content);
            if (x < 5 || x > 1095)
                continue;
            REQUIRE(scene.markers.size() == 1);
            CHECK(std::abs(scene.markers[0].centre.x() - x) < 1);
            const auto mercator = [](double latitude) { return std::asinh(std::tan(latitude * std::numbers::pi / 180)); };
            const double y = 350 + (mercator(camera.centre.latitude) - mercator(place.latitude)) / (2 * std::numbers::pi) * camera.worldSize();
            CHECK(std::abs(scene.markers[0].centre.y() - y) < 1);
        }
    }
}

TEST_CASE("The clusters of every zoom hold each event once", "[map]")
{
    const Sample sample;
    std::size_t placed = 0;
    for (const EventPlaces::Group &group : sample.places.groups)
        placed += group.events.size();
    CHECK(placed == std::size_t(sample.workspace.events.rowCount()) - 1); // one of the sample has no place
    std::size_t last = 0;
    for (double zoom = 0; zoom <= MapCamera::MaximumZoom; zoom += 0.5) {
        std::size_t count = 0;
        std::vector<int> groups;
        for (const MarkerCluster &cluster : sample.clusters->at(zoom)) {
            count += cluster.count;
            groups.insert(groups.end(), cluster.groups.begin(), cluster.groups.end());
            CHECK(cluster.groups.front() == cluster.anchor);
        }
        CHECK(count == placed);
        std::sort(groups.begin(), groups.end());
        CHECK(std::adjacent_find(groups.begin(), groups.end()) == groups.end());
        CHECK(groups.size() == sample.places.groups.size());
        CHECK(sample.clusters->at(zoom).size() >= last);
        last = sample.clusters->at(zoom).size();
    }
    CHECK(last == sample.places.groups.size());
}

TEST_CASE("Panning changes no cluster", "[map]")
{
    const Sample sample;
    const MapCamera camera = regionCamera({1100, 700});
    const auto before = sample.layout.scene(camera, sample.content).markers;
    const auto after = sample.layout.scene(camera.panned({13, -9}), sample.content).markers;
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(before[i].count == after[i].count);
        CHECK(std::abs(before[i].centre.x() - 13 - after[i].centre.x()) < 0.01);
    }
}

TEST_CASE("An event that names only countries stands beside their names, not at a point", "[map]")
{
    const Sample sample;
    CHECK(sample.places.countryOnly.at(CountryCode("KZ")).size() == 1);
    CHECK(sample.places.countryOnly.at(CountryCode("CN")).size() == 1);
    const MapScene scene = sample.layout.scene(regionCamera({1100, 700}), sample.content);
    const auto badge =
        std::find_if(scene.badges.begin(), scene.badges.end(), [](const CountryBadge &each) { return each.country == CountryCode("KZ"); });
    REQUIRE(badge != scene.badges.end());
    CHECK(badge->count == 1);
    CHECK(std::holds_alternative<MapScene::BadgeHit>(scene.hitTest(badge->box.center())));
}

TEST_CASE("A corridor is drawn as it stood at the time", "[map]")
{
    Sample sample;
    const auto strokes = [&sample](int year, bool sea) {
        sample.content.day = *dayFromCivil(year, 1, 1);
        const MapScene scene = sample.layout.scene(regionCamera({1100, 700}), sample.content);
        std::vector<CorridorStroke> found;
        std::copy_if(scene.corridors.begin(), scene.corridors.end(), std::back_inserter(found),
                     [sea](const CorridorStroke &stroke) { return stroke.corridor == 0 && stroke.isSea == sea; });
        return found;
    };
    const auto styleIn = [&strokes](int year, bool sea = false) {
        const CorridorStroke stroke = strokes(year, sea).at(0);
        return CorridorPen::of(stroke.mode, stroke.status, stroke.isSea, Qt::red, Qt::white).pen;
    };
    CHECK_FALSE(strokes(2012, false).at(0).status.has_value());
    CHECK(strokes(2014, false).at(0).status == CorridorStatus::Proposed);
    CHECK(strokes(2017, false).at(0).status == CorridorStatus::Building);
    CHECK(strokes(2025, false).at(0).status == CorridorStatus::Open);
    CHECK(styleIn(2014).dashPattern().constFirst() == 1); // dots, as long as the line is wide
    CHECK(styleIn(2017).style() == Qt::CustomDashLine);
    CHECK(styleIn(2017).dashPattern() != styleIn(2014).dashPattern());
    CHECK(styleIn(2025).style() == Qt::SolidLine);
    CHECK(styleIn(2025, true).style() == Qt::CustomDashLine); // the leg by ship
    CHECK(styleIn(2012).color() != styleIn(2025).color());

    CHECK(corridorStatusOn(sample.corridors[1], sample.content.day) == CorridorStatus::Proposed);
    CHECK(corridorMode(sample.corridors[1]) == CorridorMode::Road);
    CHECK(corridorShortName(sample.corridors[0]) == QStringLiteral("Long Line"));
}

TEST_CASE("The corridors that come with Dateline are drawn by their status of the time", "[map]")
{
    const std::vector<Corridor> &corridors = CorridorCatalogue::instance().corridors();
    const MapLayout layout(exportMapFont());
    MapCamera world;
    world.size = {1600, 1000};
    world.centre = {30, 60};
    world.zoom = 0;
    world = world.limited();
    MapContent content;
    content.corridors = &corridors;
    for (std::size_t i = 0; i < corridors.size(); ++i)
        content.shownCorridors.insert(std::uint16_t(i));
    // From the sources that the data names.
    using enum CorridorStatus;
    struct Expected
    {
        std::string_view id;
        std::optional<CorridorStatus> in2012, in2017, in2025;
    };
    const Expected all[] = {
        {"cku", Proposed, Proposed, Building},
        {"cre-west", Open, Open, Open},
        {"kti", Building, Open, Open},
        {"titr", std::nullopt, Signed, Open},
    };
    for (const Expected &expected : all) {
        INFO(expected.id);
        const std::optional<std::uint16_t> index = CorridorCatalogue::instance().indexOf(expected.id);
        REQUIRE(index);
        const std::pair<int, std::optional<CorridorStatus>> years[] = {
            {2012, expected.in2012}, {2017, expected.in2017}, {2025, expected.in2025}};
        for (const auto &[year, status] : years) {
            INFO(year);
            content.day = *dayFromCivil(year, 1, 1);
            const MapScene scene = layout.scene(world, content);
            const auto stroke = std::find_if(scene.corridors.begin(), scene.corridors.end(),
                                             [&index](const CorridorStroke &candidate) { return candidate.corridor == *index; });
            REQUIRE(stroke != scene.corridors.end());
            CHECK(stroke->status == status);
            CHECK(stroke->status == corridors[*index].statusOn(content.day));
        }
    }
}

TEST_CASE("The legend covers no marker", "[map]")
{
    const Sample sample;
    MapContent content = sample.content;
    int shown = 0;
    for (const QSizeF size : {QSizeF(1280, 800), QSizeF(1100, 700), QSizeF(640, 420)}) {
        for (const double zoom : {2.5, 3.5, 4.5, 5.5, 6.5}) {
            for (const double longitude : {55.0, 64.0, 70.0, 75.0, 80.0}) {
                MapCamera camera;
                camera.size = size;
                camera.zoom = zoom;
                camera.centre = {42, longitude};
                const MapScene scene = sample.layout.scene(camera.limited(), content);
                content.legendCorner = scene.legendCorner;
                if (scene.legendBox.isNull())
                    continue;
                ++shown;
                CHECK(scene.camera.rect().contains(scene.legendBox));
                for (const MapMarker &marker : scene.markers) {
                    const QRectF disc(marker.centre - QPointF(marker.radius, marker.radius), QSizeF(2, 2) * marker.radius);
                    CHECK_FALSE(overlap(disc, scene.legendBox));
                }
            }
        }
    }
    CHECK(shown > 50);
}

TEST_CASE("The shortest way over the ground is as long as the distance and crosses the date line", "[map]")
{
    const Coordinate tokyo{35.68, 139.69};
    const Coordinate seattle{47.61, -122.33};
    const std::vector<WorldPoint> way = greatCircle(tokyo, seattle);
    double length = 0;
    double northernmost = 0;
    for (std::size_t i = 1; i < way.size(); ++i) {
        CHECK(std::abs(way[i].x - way[i - 1].x) < 0.1);
        const Coordinate from = coordinateFromWorld(way[i - 1]);
        length += distanceInKilometres(from, coordinateFromWorld(way[i]));
        northernmost = std::max(northernmost, from.latitude);
    }
    CHECK(std::abs(length - distanceInKilometres(tokyo, seattle)) < 1);
    CHECK(way.back().x > 1);      // on over the date line, not back around the world
    CHECK(northernmost > 50);     // and by the north
    CHECK(greatCircle(tokyo, tokyo).size() >= 2);
}

TEST_CASE("Corridors on the same leg run side by side", "[map]")
{
    const Sample sample;
    const MapScene scene = sample.layout.scene(regionCamera({1100, 700}), sample.content);
    QPointF starts[2];
    for (const CorridorStroke &stroke : scene.corridors) {
        if (!stroke.isSea)
            starts[stroke.corridor] = stroke.points.first();
    }
    const QPointF apart = starts[0] - starts[1];
    CHECK(std::hypot(apart.x(), apart.y()) > 3);
    CHECK(std::hypot(apart.x(), apart.y()) < 6);
    CHECK(scene.legend.size() == 2);
    CHECK(std::holds_alternative<MapScene::CorridorHit>(scene.hitTest((starts[0] + scene.corridors[0].points.at(1)) / 2)));
}

TEST_CASE("The land knows its country, enclaves and seas included", "[map]")
{
    const BaseMap &base = BaseMap::instance();
    CHECK(base.countryAt({48, 67}) == CountryCode("KZ"));
    CHECK(base.countryAt({41.3, 69.2}) == CountryCode("UZ"));
    CHECK(base.countryAt({39.97, 71.13}) == CountryCode("UZ")); // Sokh, inside Kyrgyzstan
    CHECK(base.countryAt({45.9, 63.3}) == CountryCode("KZ"));   // Baikonur is leased, not ceded
    CHECK(base.countryAt({42, 51}).isEmpty());                  // the Caspian Sea
    CHECK(base.countryAt({39.9, 116.4}) == CountryCode("CN"));
    CHECK(base.countryAt({42.6, 21}) == CountryCode("XK"));
    CHECK(base.countryAt({-29.5, 28.2}) == CountryCode("LS")); // in a hole of South Africa
    CHECK(base.countryAt({0, -150}).isEmpty());
}

TEST_CASE("Triangles cover what the rings enclose", "[map]")
{
    const auto area = [](const BaseMap::Vertex &a, const BaseMap::Vertex &b, const BaseMap::Vertex &c) {
        return ((double(b.x) - a.x) * (double(c.y) - a.y) - (double(c.x) - a.x) * (double(b.y) - a.y)) / 2;
    };
    for (const BaseMap::Level &level : BaseMap::instance().levels()) {
        double missing = 0;
        double whole = 0;
        for (const BaseMap::Polygon &polygon : level.polygons) {
            const BaseMap::Vertex *vertices = level.vertices.data() + polygon.firstVertex;
            double outline = 0;
            std::uint32_t first = 0;
            for (std::size_t r = 0; r < polygon.ringSizes.size(); ++r) {
                double ring = 0;
                for (std::uint32_t i = 1; i + 1 < polygon.ringSizes[r]; ++i)
                    ring += area(vertices[first], vertices[first + i], vertices[first + i + 1]);
                outline += r == 0 ? std::abs(ring) : -std::abs(ring);
                first += polygon.ringSizes[r];
            }
            double triangles = 0;
            for (std::uint32_t i = 0; i < polygon.indexCount; i += 3) {
                const std::uint16_t *corner = level.indices.data() + polygon.firstIndex + i;
                triangles += std::abs(area(vertices[corner[0]], vertices[corner[1]], vertices[corner[2]]));
            }
            missing += std::abs(triangles - outline);
            whole += outline;
        }
        CHECK(missing / whole < 0.001);
    }
}

TEST_CASE("The finest ground is drawn only where it reaches", "[map]")
{
    const BaseMap &base = BaseMap::instance();
    MapCamera camera;
    camera.size = {1100, 700};
    camera.zoom = 8;
    camera.centre = {41, 71};
    CHECK(&base.levelFor(camera.zoom, camera.worldRect()) == &base.levels().back());
    camera.centre = {48, 2};
    CHECK(&base.levelFor(camera.zoom, camera.worldRect()) == &base.levels()[1]);
    CHECK(&base.levelFor(2, QRectF(0, 0, 1, 1)) == &base.levels().front());
}

TEST_CASE("Every point of the drawn ground lies in the view", "[map]")
{
    const MapLayout layout(exportMapFont());
    for (const MapCamera &camera : cameras()) {
        const QRectF rect = camera.rect().adjusted(-0.01, -0.01, 0.01, 0.01);
        const MapGround ground = layout.ground(camera);
        CHECK(!ground.areas.empty());
        for (const MapGround::Area &area : ground.areas)
            for (const QPolygonF &ring : area.rings)
                CHECK(std::all_of(ring.begin(), ring.end(), [&rect](const QPointF &point) { return rect.contains(point); }));
        for (const MapGround::Line &line : ground.lines)
            CHECK(std::all_of(line.points.begin(), line.points.end(), [&rect](const QPointF &point) { return rect.contains(point); }));
    }
}

TEST_CASE("Disputed land is hatched and its lines are apart from other borders", "[map]")
{
    const MapLayout layout(exportMapFont());
    MapCamera camera;
    camera.size = {1100, 700};
    camera.centre = {34.5, 76};
    camera.zoom = 6;
    CHECK(layout.scene(camera, {}).hatching.size() > 20);
    const MapGround ground = layout.ground(camera);
    CHECK(std::any_of(ground.lines.begin(), ground.lines.end(),
                      [](const MapGround::Line &line) { return line.kind == BaseMap::LineKind::DisputedBorder; }));
    camera.centre = {48, 67};
    CHECK(layout.scene(camera, {}).hatching.empty());
}

TEST_CASE("The scale bar is as long as it says", "[map]")
{
    const MapLayout layout(exportMapFont());
    for (const MapCamera &camera : cameras()) {
        const MapScene scene = layout.scene(camera, {});
        const Coordinate left = camera.toCoordinate({camera.rect().center().x() - scene.scaleBar.length() / 2, camera.rect().center().y()});
        const Coordinate right =
            camera.toCoordinate({camera.rect().center().x() + scene.scaleBar.length() / 2, camera.rect().center().y()});
        const QStringList words = scene.scaleText.split(u' ');
        const double stated = words[0].toDouble() * (words[1] == QStringLiteral("km") ? 1 : 0.001);
        if (camera.zoom > 3) // a great circle is shorter than a long way along a parallel
            CHECK(std::abs(distanceInKilometres(left, right) / stated - 1) < 0.01);
        CHECK(camera.rect().contains(scene.scaleBar.p2()));
    }
}

TEST_CASE("An exported map is of paths and text, without any bitmap", "[map][export]")
{
    Sample sample;
    sample.workspace.setCorridorShown(0, true);
    sample.workspace.selection.last();
    for (const Theme::Appearance appearance : {Theme::Appearance::Light, Theme::Appearance::Dark}) {
        sample.workspace.setAppearance(appearance);
        QByteArray svg;
        QBuffer buffer(&svg);
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize({1100, 700});
        generator.setViewBox(QRect(0, 0, 1100, 700));
        QPainter painter(&generator);
        paintMap(painter, {1100, 700}, sample.workspace, {}, sample.corridors);
        painter.end();
        int paths = 0;
        int images = 0;
        QStringList texts;
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            paths += reader.name() == QStringLiteral("path") || reader.name() == QStringLiteral("polyline");
            images += reader.name() == QStringLiteral("image");
            if (reader.name() == QStringLiteral("text"))
                texts += reader.readElementText().trimmed();
        }
        CHECK_FALSE(reader.hasError());
        CHECK(images == 0);
        CHECK(paths > 100);
        CHECK(texts.contains(QStringLiteral("Tashkent")));
        CHECK(texts.contains(QStringLiteral("KAZAKHSTAN")));
        CHECK(texts.contains(QStringLiteral("Natural Earth · GeoNames")));
        CHECK(svg.size() < 3'000'000);
    }

    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(96);
    QPainter painter(&writer);
    paintMap(painter, {1100, 700}, sample.workspace, {}, sample.corridors);
    painter.end();
    CHECK(pdf.startsWith("%PDF"));
    CHECK_FALSE(pdf.contains("/Subtype /Image"));
    CHECK(pdf.contains("/Font"));
}

TEST_CASE("An empty map draws ground, scale and credit alone", "[map]")
{
    const MapLayout layout(exportMapFont());
    const MapScene scene = layout.scene(regionCamera({1100, 700}), {});
    CHECK(scene.markers.empty());
    CHECK(scene.badges.empty());
    CHECK(scene.corridors.empty());
    CHECK(scene.legendBox.isNull());
    CHECK(!scene.labels.empty());
    CHECK(std::holds_alternative<MapScene::Nothing>(scene.hitTest({-50, -50})));
}

TEST_CASE("Every corridor of the catalogue is drawn with the style of its status, and its legs over sea are set apart", "[map]")
{
    Sample sample;
    const std::vector<Corridor> &all = CorridorCatalogue::instance().corridors();
    sample.content.corridors = &all;
    MapCamera camera;
    camera.size = {1600, 1000};
    camera.centre = {42, 60};
    camera.zoom = 2;
    camera = camera.limited();
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].id);
        sample.content.shownCorridors = {std::uint16_t(i)};
        const MapScene scene = sample.layout.scene(camera, sample.content);
        CHECK(scene.corridors.empty() == all[i].paths.empty());
        for (const CorridorStroke &stroke : scene.corridors)
            CHECK(stroke.corridor == i);
    }
}
