// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplayout.h"
#include "map/mapexport.h"
#include "map/mappainter.h"
#include "support/extractedbriefings.h"
#include "support/samplestore.h"
#include "mapsample.h"
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
using TestSupport::cameras;
using Sample = TestSupport::MapSample;

namespace {

bool overlap(const QRectF &a, const QRectF &b)
{
    const QRectF common = a.intersected(b);
    return common.width() > 0.01 && common.height() > 0.01;
}

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
    const Sample sample(TestSupport::extractedBriefings());
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

TEST_CASE("The scale bar is as long as it says", "[map]")
{
    const MapLayout layout(exportMapFont());
    for (const MapCamera &camera : cameras()) {
        const MapScene scene = layout.scene(camera, {});
        const Coordinate left = camera.toCoordinate({camera.rect().center().x() - scene.scaleBar.length() / 2, camera.rect().center().y()});
        const Coordinate right =
            camera.toCoordinate({camera.rect().center().x() + scene.scaleBar.length() / 2, camera.rect().center().y()});
        const QStringList words = scene.scaleText.split(u' ');
        const double stated = QString(words[0]).remove(u',').toDouble() * (words[1] == QStringLiteral("km") ? 1 : 0.001);
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
