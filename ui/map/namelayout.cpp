// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/labelplacement.h"
#include "map/maplayout.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double CountryTextSize = 11.5;

} // namespace

/// For each country in view a point deep inside what is seen of it. The points asked lie on a grid that is fixed to the ground, so
/// that panning asks only for new ones and moves no name without need.
std::map<CountryCode, QPointF> MapLayout::visibleParts(const MapCamera &camera) const
{
    constexpr double Spacing = 90; // pixels at a whole zoom
    const int wholeZoom = int(std::floor(camera.zoom));
    MapCamera whole;
    whole.zoom = wholeZoom;
    const double cell = Spacing / whole.worldSize();
    const QRectF view = camera.worldRect();
    struct Sample
    {
        QPointF pixel;
        CountryCode country;
    };
    constexpr std::size_t MostSamples = 20000;
    if (m_countrySamples.size() > MostSamples)
        m_countrySamples.clear();
    std::vector<Sample> samples;
    for (int y = int(std::ceil(view.top() / cell)); y * cell <= view.bottom(); ++y) {
        for (int x = int(std::ceil(view.left() / cell)); x * cell <= view.right(); ++x) {
            const WorldPoint point{x * cell, y * cell};
            const auto [found, isNew] = m_countrySamples.try_emplace(std::tuple(wholeZoom, x, y));
            if (isNew)
                found->second = m_base.countryAt(coordinateFromWorld(point));
            samples.push_back({QPointF((point.x - view.left()), (point.y - view.top())) * camera.worldSize(), found->second});
        }
    }
    std::map<CountryCode, std::pair<double, QPointF>> deepest;
    for (const Sample &sample : samples) {
        if (sample.country.isEmpty())
            continue;
        const QPointF p = sample.pixel;
        double depth = std::min({p.x(), p.y(), camera.size.width() - p.x(), camera.size.height() - p.y()});
        for (const Sample &other : samples) {
            if (other.country != sample.country)
                depth = std::min(depth, std::hypot(other.pixel.x() - p.x(), other.pixel.y() - p.y()));
        }
        const auto [best, isFirst] = deepest.try_emplace(sample.country, depth, p);
        if (!isFirst && depth > best->second.first + 1)
            best->second = {depth, p};
    }
    std::map<CountryCode, QPointF> parts;
    constexpr double Shallowest = 40; // pixels; a sliver at the edge is not worth a name
    for (const auto &[country, place] : deepest) {
        if (place.first > Shallowest)
            parts[country] = place.second;
    }
    return parts;
}

void MapLayout::placeCountries(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    const MapCamera &camera = scene.camera;
    const EventPlaces *places = content.clusters ? &content.clusters->places() : nullptr;
    struct Candidate
    {
        const BaseMap::Country *country;
        const std::vector<EventIndex> *events;
    };
    std::vector<Candidate> candidates;
    for (const BaseMap::Country &country : m_base.countries()) {
        if (country.code.isEmpty())
            continue;
        const std::vector<EventIndex> *events = nullptr;
        if (places) {
            const auto found = places->countryOnly.find(country.code);
            events = found == places->countryOnly.end() ? nullptr : &found->second;
        }
        candidates.push_back({&country, events});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        const auto importance = [](const Candidate &c) {
            return std::tuple(c.events == nullptr, !isCentralAsian(c.country->code), c.country->labelZoom);
        };
        return importance(a) < importance(b);
    });
    constexpr double Spacing = 2.2;
    // From afar the middles of all countries worth a name are in view.
    constexpr double NearZoom = 4.5;
    const std::map<CountryCode, QPointF> parts = camera.zoom >= NearZoom ? visibleParts(camera) : std::map<CountryCode, QPointF>();
    for (const auto &[country, events] : candidates) {
        QPointF centre = camera.toPixel(country->label);
        if (!camera.rect().adjusted(40, 20, -40, -20).contains(centre)) {
            const auto part = parts.find(country->code);
            if (part != parts.end())
                centre = part->second;
            else if (!grown(camera.rect(), 60).contains(centre))
                continue;
        }
        const double roomX = country->bounds.width() * camera.worldSize();
        const double roomY = country->bounds.height() * camera.worldSize();
        const QString name = country->names.in(content.language).toUpper();
        const QSizeF size = textSize(name, CountryTextSize, 400, Spacing) - QSizeF(Spacing, 0);
        bool namesIt = size.width() < roomX * 0.95 && roomY > 26 && camera.zoom >= country->labelZoom - 1.2;
        const QString count = events ? QString::number(events->size()) : QString();
        const double badgeWidth = events ? std::max(18.0, textSize(count, 11, 600, 0).width() + 10) : 0;
        if (!namesIt && !events)
            continue;
        double width = (namesIt ? size.width() : 0) + badgeWidth + (namesIt && events ? 6 : 0);
        const double height = events ? 18 : size.height();
        // A stand near the label point, moved no farther than the country's own extent and not out of the country.
        const auto placeFor = [&, code = country->code](double across) {
            std::optional<QPointF> place;
            int least = 0;
            for (const QPointF &step : {QPointF(0, 0), QPointF(0, -1), QPointF(0, 1), QPointF(0, -2), QPointF(0, 2), QPointF(-1, 0),
                                        QPointF(1, 0), QPointF(-1, -1), QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1)}) {
                const QPointF middle = centre + QPointF(step.x() * std::min(60.0, roomX / 4), step.y() * std::min(22.0, roomY / 5));
                const QRectF box = grown(QRectF(middle - QPointF(across, height) / 2, QSizeF(across, height)), LabelGap);
                if (!placement.isFree(box))
                    continue;
                const int crossed = placement.lines.crossed(box);
                if (place && crossed >= least)
                    continue;
                if (camera.zoom >= NearZoom && !step.isNull() && m_base.countryAt(camera.toCoordinate(middle)) != code)
                    continue;
                place = middle;
                least = crossed;
                if (crossed == 0)
                    break;
            }
            return place;
        };
        std::optional<QPointF> place = placeFor(width);
        // Where the name finds no room the number of events still does.
        if (!place && namesIt && events) {
            namesIt = false;
            width = badgeWidth;
            place = placeFor(width);
        }
        if (!place)
            continue;
        placement.taken.add(grown(QRectF(*place - QPointF(width, height) / 2, QSizeF(width, height)), LabelGap));
        double x = place->x() - width / 2;
        if (namesIt) {
            const QRectF box(x, place->y() - size.height() / 2, size.width(), size.height());
            scene.labels.push_back({MapLabel::Kind::Country, name, grown(box, 2), box.bottomLeft(), 0, CountryTextSize, 400, Spacing,
                                    country->code, 0, false});
            x += size.width() + 6;
        }
        if (events) {
            const bool isChosen = std::find(events->begin(), events->end(), content.chosen) != events->end();
            scene.badges.push_back({QRectF(x, place->y() - 9, badgeWidth, 18), country->code, events->size(), isChosen,
                                    content.chosen != NoEvent && !isChosen});
        }
    }
}

void MapLayout::placeWaters(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapCamera &camera = scene.camera;
    for (const BaseMap::Water &water : m_base.waters()) {
        if (camera.zoom < water.labelZoom + (water.isLake ? 0.6 : -0.4))
            continue;
        const QPointF centre = camera.toPixel(water.label);
        if (!camera.rect().contains(centre))
            continue;
        const QString name = water.names.in(placement.content.language);
        const double pixelSize = water.isLake ? 10.5 : 11.5;
        const double spacing = water.isLake ? 0 : 1;
        const QSizeF size = textSize(name, pixelSize, 400, spacing);
        if (size.width() > water.width * camera.worldSize() * (water.isLake ? 1.6 : 0.95))
            continue;
        const QRectF box =
            QRectF(centre - QPointF(size.width(), size.height()) / 2, size).adjusted(-LabelGap, -LabelGap, LabelGap, LabelGap);
        if (!placement.isFree(box))
            continue;
        placement.taken.add(box);
        scene.labels.push_back({water.isLake ? MapLabel::Kind::Lake : MapLabel::Kind::Sea,
                                name,
                                box,
                                QPointF(centre.x() - size.width() / 2, centre.y() + size.height() / 2),
                                0,
                                pixelSize,
                                400,
                                spacing,
                                {},
                                0,
                                false});
    }
}

void MapLayout::placePlaces(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    const MapCamera &camera = scene.camera;
    struct Candidate
    {
        QString name;
        QPointF at;
        bool isCapital;
        MapLabel::Kind kind;
    };
    const QRectF rect = camera.rect();
    const auto lowestRank = [&camera](const BaseMap::Place &place) {
        const double rank = 1.5 * camera.zoom - 3.2;
        return isCentralAsian(place.country) ? rank + 0.6 : rank;
    };
    std::vector<Candidate> candidates;
    std::vector<Candidate> lesser;
    for (const BaseMap::Place &place : m_base.places()) {
        const bool isCapital = place.isCapital && camera.zoom >= (isCentralAsian(place.country) ? 3.4 : 4.6);
        if (!isCapital && place.rank > lowestRank(place))
            continue;
        const QPointF at = camera.toPixel(place.point);
        if (!rect.contains(at))
            continue;
        const QString name = place.names.in(content.language);
        (isCapital ? candidates : lesser).push_back({name, at, place.isCapital, MapLabel::Kind::Place});
    }
    // The stops of the corridors that are shown: ports and border crossings among them. They come after the places of the same
    // view's first ranks and before its last.
    const std::size_t head = std::min<std::size_t>(lesser.size(), 24);
    candidates.insert(candidates.end(), lesser.begin(), lesser.begin() + std::ptrdiff_t(head));
    if (content.corridors && camera.zoom >= 4) {
        for (const std::uint16_t index : content.shownCorridors) {
            if (index >= content.corridors->size())
                continue;
            for (const CorridorPath &path : (*content.corridors)[index].paths) {
                for (const CorridorStop &stop : path.stops) {
                    const QPointF at = camera.toPixel(stop.coordinate);
                    if (rect.contains(at))
                        candidates.push_back({QString::fromStdString(stop.name), at, false, MapLabel::Kind::Stop});
                }
            }
        }
    }
    candidates.insert(candidates.end(), lesser.begin() + std::ptrdiff_t(head), lesser.end());
    if (camera.zoom >= 6) {
        for (const BaseMap::Port &port : m_base.ports()) {
            const QPointF at = camera.toPixel(port.point);
            if (rect.contains(at))
                candidates.push_back({port.name, at, false, MapLabel::Kind::Stop});
        }
    }

    constexpr double DotRadius = 2.5;
    for (const Candidate &candidate : candidates) {
        bool isTold = false;
        for (std::size_t i = 0; i < placement.namedAt.size() && !isTold; ++i) {
            const QPointF apart = placement.namedAt[i] - candidate.at;
            if (std::abs(apart.x()) > 40 || std::abs(apart.y()) > 40)
                continue;
            const double distance = std::hypot(apart.x(), apart.y());
            isTold = distance < 6 || (distance < 40 && placement.namedHere[i] == candidate.name);
        }
        if (isTold)
            continue;
        const double dotRadius = candidate.isCapital ? DotRadius + 0.7 : DotRadius;
        const QRectF dot = grown(QRectF(candidate.at, QSizeF(0, 0)), dotRadius + 1);
        if (!placement.isFree(dot))
            continue;
        const double pixelSize = candidate.kind == MapLabel::Kind::Stop ? 11 : PlaceTextSize;
        const int weight = candidate.isCapital ? 600 : 400;
        const QSizeF size = textSize(candidate.name, pixelSize, weight, 0);
        const double reach = dotRadius + 4;
        // Loose ground: a map of names is no map.
        const auto stand = placement.stand(standsAround(candidate.at, reach, size), size, candidate.isCapital ? 0 : 3);
        if (!stand)
            continue;
        placement.taken.add(stand->second);
        placement.taken.add(dot);
        placement.namedHere.push_back(candidate.name);
        placement.namedAt.push_back(candidate.at);
        scene.dots.push_back({candidate.at, dotRadius});
        scene.labels.push_back({candidate.kind, candidate.name, stand->second, stand->first, 0, pixelSize, weight, 0, {}, 0, false});
    }
}

} // namespace Dateline
