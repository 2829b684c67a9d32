// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/decision.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8);
}

std::string bytes(const QJsonValue &value)
{
    return value.toString().toStdString();
}

constexpr std::array<std::string_view, 12> DecisionNames{"accept", "documentDate", "date", "place", "edit", "reject",
                                                         "addEvent", "merge", "split", "note", "tag", "star"};
constexpr std::array<std::string_view, 4> SubjectKinds{"document", "expression", "toponym", "event"};

template<std::size_t Count>
std::optional<std::size_t> indexOf(const std::array<std::string_view, Count> &names, std::string_view name)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == name)
            return i;
    }
    return std::nullopt;
}

/// A content of the kind with that index, without its parts.
template<std::size_t... Index>
DecisionContent emptyContent(std::size_t index, std::index_sequence<Index...>)
{
    DecisionContent content;
    ((index == Index ? (content.emplace<Index>(), void()) : void()), ...);
    return content;
}

QJsonObject subjectObject(const DecisionSubject &subject)
{
    QJsonObject object{{u"document"_s, qint64(subject.document)}, {u"kind"_s, text(SubjectKinds[std::size_t(subject.kind)])}};
    if (!subject.addedBy.empty())
        object.insert(u"addedBy"_s, text(subject.addedBy));
    const TextAnchor &anchor = subject.anchor;
    if (anchor.isEmpty())
        return object;
    object.insert(u"exact"_s, text(anchor.exact));
    object.insert(u"prefix"_s, text(anchor.prefix));
    object.insert(u"suffix"_s, text(anchor.suffix));
    object.insert(u"before"_s, text(anchor.before));
    object.insert(u"after"_s, text(anchor.after));
    object.insert(u"begin"_s, qint64(anchor.begin));
    // A number of JSON holds 53 bits only.
    object.insert(u"textHash"_s, QString::number(anchor.textHash, 16));
    object.insert(u"unique"_s, anchor.unique);
    return object;
}

std::optional<DecisionSubject> subjectFrom(const QJsonObject &object)
{
    const auto kind = indexOf(SubjectKinds, bytes(object.value(u"kind")));
    if (!kind)
        return std::nullopt;
    DecisionSubject subject;
    subject.document = object.value(u"document").toInteger();
    subject.kind = DecisionSubject::Kind(*kind);
    subject.addedBy = bytes(object.value(u"addedBy"));
    TextAnchor &anchor = subject.anchor;
    anchor.exact = bytes(object.value(u"exact"));
    anchor.prefix = bytes(object.value(u"prefix"));
    anchor.suffix = bytes(object.value(u"suffix"));
    anchor.before = bytes(object.value(u"before"));
    anchor.after = bytes(object.value(u"after"));
    const qint64 begin = object.value(u"begin").toInteger();
    if (begin < 0 || begin > 0xFFFFFFFFll)
        return std::nullopt;
    anchor.begin = std::uint32_t(begin);
    anchor.textHash = object.value(u"textHash").toString().toULongLong(nullptr, 16);
    anchor.unique = object.value(u"unique").toBool(true);
    return subject;
}

QJsonValue placeValue(const std::optional<ChosenPlace> &place)
{
    if (!place)
        return QJsonValue::Null;
    QJsonObject object{{u"name"_s, text(place->name)}, {u"kind"_s, text(placeKindName(place->kind))}, {u"country"_s, text(place->country.text())}};
    if (place->coordinate) {
        object.insert(u"latitude"_s, place->coordinate->latitude);
        object.insert(u"longitude"_s, place->coordinate->longitude);
    }
    if (place->geonameId)
        object.insert(u"geonameId"_s, qint64(place->geonameId));
    return object;
}

std::optional<ChosenPlace> placeFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    ChosenPlace place;
    place.name = bytes(object.value(u"name"));
    const std::string kind = bytes(object.value(u"kind"));
    for (int i = 0; i <= int(PlaceKind::Group); ++i) {
        if (placeKindName(PlaceKind(i)) == kind)
            place.kind = PlaceKind(i);
    }
    place.country = CountryCode(bytes(object.value(u"country")));
    const QJsonValue latitude = object.value(u"latitude");
    const QJsonValue longitude = object.value(u"longitude");
    if (latitude.isDouble() && longitude.isDouble())
        place.coordinate = Coordinate{latitude.toDouble(), longitude.toDouble()};
    place.geonameId = std::uint32_t(object.value(u"geonameId").toInteger());
    return place;
}

void writeContent(const DecisionContent &content, QJsonObject &object)
{
    if (const auto *documentDate = std::get_if<DocumentDateDecision>(&content)) {
        object.insert(u"day"_s, documentDate->day ? QJsonValue(text(isoFromDay(*documentDate->day))) : QJsonValue(QJsonValue::Null));
    } else if (const auto *date = std::get_if<DateDecision>(&content)) {
        object.insert(u"edtf"_s, text(date->edtf));
    } else if (const auto *place = std::get_if<PlaceDecision>(&content)) {
        object.insert(u"place"_s, placeValue(place->place));
        object.insert(u"wholeDocument"_s, place->wholeDocument);
    } else if (const auto *edit = std::get_if<EditDecision>(&content)) {
        if (edit->label)
            object.insert(u"label"_s, text(*edit->label));
        if (edit->edtf)
            object.insert(u"edtf"_s, text(*edit->edtf));
        if (edit->place)
            object.insert(u"place"_s, placeValue(*edit->place));
        if (edit->topics) {
            QJsonArray topics;
            for (int topic = 0; topic < TopicCount; ++topic) {
                if (edit->topics->contains(Topic(topic)))
                    topics.append(text(topicName(Topic(topic))));
            }
            object.insert(u"topics"_s, topics);
        }
        if (edit->countries) {
            QJsonArray countries;
            for (const CountryCode country : *edit->countries)
                countries.append(text(country.text()));
            object.insert(u"countries"_s, countries);
        }
    } else if (const auto *added = std::get_if<AddEventDecision>(&content)) {
        object.insert(u"label"_s, text(added->label));
        object.insert(u"edtf"_s, text(added->edtf));
        object.insert(u"place"_s, placeValue(added->place));
    } else if (const auto *note = std::get_if<NoteDecision>(&content)) {
        object.insert(u"text"_s, text(note->text));
    } else if (const auto *tag = std::get_if<TagDecision>(&content)) {
        object.insert(u"tag"_s, text(tag->tag));
    }
}

bool readContent(const QJsonObject &object, DecisionContent &content)
{
    if (auto *documentDate = std::get_if<DocumentDateDecision>(&content)) {
        const QJsonValue day = object.value(u"day");
        if (day.isString()) {
            documentDate->day = dayFromIso(bytes(day));
            return documentDate->day.has_value();
        }
    } else if (auto *date = std::get_if<DateDecision>(&content)) {
        date->edtf = bytes(object.value(u"edtf"));
    } else if (auto *place = std::get_if<PlaceDecision>(&content)) {
        place->place = placeFrom(object.value(u"place"));
        place->wholeDocument = object.value(u"wholeDocument").toBool();
    } else if (auto *edit = std::get_if<EditDecision>(&content)) {
        if (object.contains(u"label"))
            edit->label = bytes(object.value(u"label"));
        if (object.contains(u"edtf"))
            edit->edtf = bytes(object.value(u"edtf"));
        if (object.contains(u"place"))
            edit->place = placeFrom(object.value(u"place"));
        if (object.contains(u"topics")) {
            edit->topics.emplace();
            const QJsonArray topics = object.value(u"topics").toArray();
            for (int topic = 0; topic < TopicCount; ++topic) {
                if (topics.contains(text(topicName(Topic(topic)))))
                    edit->topics->insert(Topic(topic));
            }
        }
        if (object.contains(u"countries")) {
            edit->countries.emplace();
            for (const QJsonValue &country : object.value(u"countries").toArray())
                edit->countries->push_back(CountryCode(bytes(country)));
        }
    } else if (auto *added = std::get_if<AddEventDecision>(&content)) {
        added->label = bytes(object.value(u"label"));
        added->edtf = bytes(object.value(u"edtf"));
        added->place = placeFrom(object.value(u"place"));
    } else if (auto *note = std::get_if<NoteDecision>(&content)) {
        note->text = bytes(object.value(u"text"));
    } else if (auto *tag = std::get_if<TagDecision>(&content)) {
        tag->tag = bytes(object.value(u"tag"));
    }
    return true;
}

} // namespace

std::string_view decisionName(const DecisionContent &content)
{
    return DecisionNames[content.index()];
}

std::string decisionJson(const Decision &decision)
{
    QJsonArray subjects;
    for (const DecisionSubject &subject : decision.subjects)
        subjects.append(subjectObject(subject));
    QJsonObject object{{u"id"_s, text(decision.id)}, {u"number"_s, qint64(decision.number)}, {u"decidedAt"_s, text(decision.decidedAt)},
                       {u"decision"_s, text(decisionName(decision.content))}, {u"subjects"_s, subjects}};
    writeContent(decision.content, object);
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<Decision> decisionFromJson(std::string_view json)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size())));
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const auto kind = indexOf(DecisionNames, bytes(object.value(u"decision")));
    if (!kind)
        return std::nullopt;
    Decision decision;
    decision.id = bytes(object.value(u"id"));
    decision.number = std::uint64_t(object.value(u"number").toInteger());
    decision.decidedAt = bytes(object.value(u"decidedAt"));
    for (const QJsonValue &value : object.value(u"subjects").toArray()) {
        std::optional<DecisionSubject> subject = subjectFrom(value.toObject());
        if (!subject)
            return std::nullopt;
        decision.subjects.push_back(std::move(*subject));
    }
    decision.content = emptyContent(*kind, std::make_index_sequence<std::variant_size_v<DecisionContent>>());
    if (decision.id.empty() || decision.subjects.empty() || !readContent(object, decision.content))
        return std::nullopt;
    return decision;
}

} // namespace Dateline
