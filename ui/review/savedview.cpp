// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/savedview.h"

#include "geo/corridor.h"
#include "review/lanenames.h"
#include "uitext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

/// The lowest number that is not in @p taken.
int lowestFree(const std::set<int> &taken)
{
    for (int number = 1; number <= MostNumberedViews; ++number) {
        if (!taken.contains(number))
            return number;
    }
    return 0;
}

int numberIn(const QJsonObject &view)
{
    const int number = view.value("number"_L1).toInt();
    return number >= 1 && number <= MostNumberedViews ? number : 0;
}

} // namespace

std::vector<NamedView> namedViews(const Project &project)
{
    std::vector<NamedView> views;
    std::set<int> taken;
    for (const std::string &name : project.views()) {
        const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(project.view(name).value_or(std::string())));
        const int number = numberIn(json.object());
        views.push_back({name, number > 0 && taken.insert(number).second ? number : 0});
    }
    for (NamedView &view : views) {
        if (view.number > 0)
            continue;
        view.number = lowestFree(taken);
        taken.insert(view.number);
    }
    std::stable_sort(views.begin(), views.end(), [](const NamedView &a, const NamedView &b) {
        return (a.number > 0 ? a.number : MostNumberedViews + 1) < (b.number > 0 ? b.number : MostNumberedViews + 1);
    });
    return views;
}

int freeViewNumber(const Project &project)
{
    std::set<int> taken;
    for (const NamedView &view : namedViews(project))
        taken.insert(view.number);
    return lowestFree(taken);
}

std::string savedViewJson(const SavedView &view, const Project &project)
{
    const EventFilter &filter = view.filter;
    QJsonArray countries, topics, documents, corridors, tags;
    for (const CountryCode country : filter.countries)
        countries.append(textFromUtf8(country.text()));
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (filter.topics.contains(Topic(topic)))
            topics.append(textFromUtf8(topicName(Topic(topic))));
    }
    for (const std::uint32_t document : filter.documents) {
        if (document < project.documents().size())
            documents.append(qint64(project.keyOf(document)));
    }
    const std::vector<Corridor> &catalogue = CorridorCatalogue::instance().corridors();
    for (const std::uint16_t corridor : filter.corridors) {
        if (corridor < catalogue.size())
            corridors.append(textFromUtf8(catalogue[corridor].id));
    }
    for (const std::string &tag : filter.tags)
        tags.append(textFromUtf8(tag));
    QJsonObject object{{u"begin"_s, view.begin}, {u"end"_s, view.end}, {u"lanes"_s, laneName(view.lanes)}};
    const auto put = [&object](const QString &name, const QJsonArray &values) {
        if (!values.isEmpty())
            object.insert(name, values);
    };
    put(u"countries"_s, countries);
    put(u"topics"_s, topics);
    put(u"documents"_s, documents);
    put(u"corridors"_s, corridors);
    put(u"tags"_s, tags);
    if (filter.countryMatch == EventFilter::Match::All)
        object.insert(u"allCountries"_s, true);
    if (view.number > 0)
        object.insert(u"number"_s, view.number);
    if (filter.starred)
        object.insert(u"starred"_s, true);
    if (!filter.text.empty())
        object.insert(u"words"_s, textFromUtf8(filter.text));
    if (filter.area)
        object.insert(u"area"_s, QJsonArray{filter.area->south, filter.area->north, filter.area->west, filter.area->east});
    if (filter.from)
        object.insert(u"from"_s, textFromUtf8(isoFromDay(*filter.from)));
    if (filter.to)
        object.insert(u"to"_s, textFromUtf8(isoFromDay(*filter.to)));
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<SavedView> savedViewFromJson(const std::string &json, const Project &project)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    SavedView view;
    view.begin = object.value("begin"_L1).toDouble();
    view.end = object.value("end"_L1).toDouble();
    if (!(view.begin < view.end))
        return std::nullopt;
    view.number = numberIn(object);
    view.lanes = laneOfName(object.value("lanes"_L1).toString()).value_or(LaneGrouping::Country);
    EventFilter &filter = view.filter;
    for (const QJsonValue &country : object.value("countries"_L1).toArray()) {
        if (const CountryCode code(country.toString().toStdString()); !code.isEmpty())
            filter.countries.insert(code);
    }
    filter.countryMatch = object.value("allCountries"_L1).toBool() ? EventFilter::Match::All : EventFilter::Match::Any;
    const QJsonArray topics = object.value("topics"_L1).toArray();
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (topics.contains(textFromUtf8(topicName(Topic(topic)))))
            filter.topics.insert(Topic(topic));
    }
    for (const QJsonValue &key : object.value("documents"_L1).toArray()) {
        if (const auto index = project.indexOf(key.toInteger()))
            filter.documents.insert(*index);
        else
            ++view.missing;
    }
    const QJsonArray corridors = object.value("corridors"_L1).toArray();
    const std::vector<Corridor> &catalogue = CorridorCatalogue::instance().corridors();
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
        if (corridors.contains(textFromUtf8(catalogue[i].id)))
            filter.corridors.insert(std::uint16_t(i));
    }
    for (const QJsonValue &tag : object.value("tags"_L1).toArray())
        filter.tags.insert(tag.toString().toStdString());
    filter.starred = object.value("starred"_L1).toBool();
    filter.text = object.value("words"_L1).toString().toStdString();
    if (const QJsonArray area = object.value("area"_L1).toArray(); area.size() == 4) {
        GeoArea wanted;
        wanted.south = area[0].toDouble();
        wanted.north = area[1].toDouble();
        wanted.west = area[2].toDouble();
        wanted.east = area[3].toDouble();
        filter.area = wanted;
    }
    filter.from = dayFromIso(object.value("from"_L1).toString().toStdString());
    filter.to = dayFromIso(object.value("to"_L1).toString().toStdString());
    return view;
}

} // namespace Dateline
