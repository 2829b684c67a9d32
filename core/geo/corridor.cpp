// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/corridor.h"

#include "geo/gazetteer.h"
#include "geo/nametable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <bitset>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

std::string text(const QJsonValue &value)
{
    return value.toString().toStdString();
}

std::vector<std::string> texts(const QJsonValue &value)
{
    std::vector<std::string> result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        result.push_back(text(item));
    return result;
}

CorridorStatus statusFromName(std::string_view name)
{
    if (name == "signed")
        return CorridorStatus::Signed;
    if (name == "building")
        return CorridorStatus::Building;
    if (name == "open")
        return CorridorStatus::Open;
    if (name == "closed")
        return CorridorStatus::Closed;
    if (name == "historic")
        return CorridorStatus::Historic;
    return CorridorStatus::Proposed;
}

CorridorPath readPath(const QJsonObject &json)
{
    CorridorPath path;
    path.id = text(json["id"_L1]);
    path.label = text(json["label"_L1]);
    const QJsonArray stops = json["stops"_L1].toArray();
    for (const QJsonValue &value : stops) {
        const QJsonObject stop = value.toObject();
        path.stops.push_back({text(stop["name"_L1]), CountryCode(text(stop["country"_L1])),
                              {stop["lat"_L1].toDouble(), stop["lon"_L1].toDouble()}, stop["approximate"_L1].toBool()});
    }
    const QJsonArray sea = json["seaLegs"_L1].toArray();
    path.seaLegs.assign(path.stops.empty() ? 0 : path.stops.size() - 1, false);
    for (const QJsonValue &leg : sea) {
        if (const auto index = std::size_t(leg.toInt()); index < path.seaLegs.size())
            path.seaLegs[index] = true;
    }
    return path;
}

Corridor readCorridor(const QJsonObject &json)
{
    Corridor corridor;
    corridor.id = text(json["id"_L1]);
    corridor.name = text(json["name"_L1]);
    corridor.aliases = texts(json["aliases"_L1]);
    corridor.mode = text(json["mode"_L1]);
    corridor.statusText = text(json["status"_L1]);
    corridor.sources = texts(json["sources"_L1]);
    corridor.confidence = text(json["confidence"_L1]);
    const QJsonArray history = json["history"_L1].toArray();
    for (const QJsonValue &value : history) {
        const QJsonObject change = value.toObject();
        std::string since = text(change["since"_L1]);
        const bool yearOnly = since.size() == 4;
        const bool monthOnly = since.size() == 7;
        since += yearOnly ? "-01-01" : monthOnly ? "-01" : "";
        if (const auto day = dayFromIso(since)) {
            corridor.history.push_back({statusFromName(text(change["status"_L1])), *day, yearOnly, text(change["source"_L1]), monthOnly,
                                        text(change["confidence"_L1])});
        }
    }
    const QJsonArray paths = json["paths"_L1].toArray();
    for (const QJsonValue &path : paths)
        corridor.paths.push_back(readPath(path.toObject()));
    return corridor;
}

} // namespace

struct CorridorCatalogue::Names
{
    std::unordered_map<std::uint64_t, NamedThing> things;
    /// Set for the hashes in things: nearly every word of a text is turned away here.
    std::bitset<1 << 14> present;
    static std::size_t bit(std::uint64_t hash) { return hash >> 50; }

    void add(const Gazetteer &gazetteer, std::string_view name, std::uint32_t number)
    {
        std::vector<Word> words;
        scanWords(gazetteer, name, {0, std::uint32_t(name.size())}, words);
        std::uint64_t hash = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            hash = i == 0 ? words[i].hash : Gazetteer::addWord(hash, words[i].hash);
            NamedThing &thing = things[hash];
            present.set(bit(hash));
            if (i + 1 < words.size()) {
                thing.continues = true;
            } else if (thing.number == 0) {
                thing.number = number;
                thing.onlyCapitals = words.size() == 1 && words[0].allCapitals;
                thing.anyCase = !words[0].capital;
            }
        }
    }
};

std::optional<CorridorStatus> Corridor::statusOn(Day day) const
{
    std::optional<CorridorStatus> result;
    for (const CorridorStatusChange &change : history) {
        if (change.since <= day)
            result = change.status;
    }
    return result;
}

std::vector<CountryCode> Corridor::countries() const
{
    std::vector<CountryCode> result;
    for (const CorridorPath &path : paths) {
        for (const CorridorStop &stop : path.stops) {
            if (!stop.country.isEmpty() && std::find(result.begin(), result.end(), stop.country) == result.end())
                result.push_back(stop.country);
        }
    }
    return result;
}

const CorridorCatalogue &CorridorCatalogue::instance()
{
    static const CorridorCatalogue catalogue;
    return catalogue;
}

CorridorCatalogue::CorridorCatalogue()
    : m_names(new Names)
{
    QFile file(QStringLiteral(":/dateline/corridors/corridors.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The corridors are missing from the program");
    const QJsonArray corridors = QJsonDocument::fromJson(file.readAll()).object()["corridors"_L1].toArray();
    for (const QJsonValue &corridor : corridors)
        m_corridors.push_back(readCorridor(corridor.toObject()));

    const Gazetteer &gazetteer = Gazetteer::instance();
    for (std::size_t i = 0; i < m_corridors.size(); ++i) {
        m_names->add(gazetteer, m_corridors[i].name, std::uint32_t(i + 1));
        for (const std::string &alias : m_corridors[i].aliases)
            m_names->add(gazetteer, alias, std::uint32_t(i + 1));
    }
}

CorridorCatalogue::~CorridorCatalogue()
{
    delete m_names;
}

std::optional<std::uint16_t> CorridorCatalogue::indexOf(std::string_view id) const
{
    const auto found = std::find_if(m_corridors.begin(), m_corridors.end(), [&](const Corridor &corridor) { return corridor.id == id; });
    if (found == m_corridors.end())
        return std::nullopt;
    return std::uint16_t(found - m_corridors.begin());
}

NamedThing CorridorCatalogue::match(std::uint64_t hash) const
{
    if (!m_names->present.test(Names::bit(hash)))
        return {};
    const auto found = m_names->things.find(hash);
    return found == m_names->things.end() ? NamedThing() : found->second;
}

std::vector<CorridorMention> CorridorCatalogue::mentions(std::string_view prose) const
{
    std::vector<CorridorMention> result;
    std::vector<Word> words;
    const auto lookUp = [this](std::uint64_t hash) { return match(hash); };
    forEachName(Gazetteer::instance(), prose, words, lookUp, [&](TextSpan span, std::uint32_t corridor) {
        result.push_back({span, std::uint16_t(corridor)});
    });
    return result;
}

} // namespace Dateline
