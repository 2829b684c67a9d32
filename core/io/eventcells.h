// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "io/jsontext.h"

#include <optional>
#include <string_view>

namespace Dateline {

/// The toponym whose point stands for the event; null when it has none.
const Toponym *placeOf(const ExtractedDocument &extracted, const Event &event);

/// The words of the date that dates the event; empty without one.
std::string_view dateText(const ExtractedDocument &extracted, const Event &event);

/// Whether a document's path is a web address.
bool isWebAddress(std::string_view path);

/// Calls @p take with the name of each topic of the event.
template<typename Take>
void forEachTopic(const Event &event, Take take)
{
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (event.topics.contains(Topic(topic)))
            take(topicName(Topic(topic)));
    }
}

/// Members that several JSON formats write alike.
void writeMember(JsonText &json, std::string_view name, std::string_view textOrEmpty);
void writeMember(JsonText &json, std::string_view name, const std::optional<Day> &day);
void writeCountries(JsonText &json, std::string_view name, const Event &event);
void writeTopics(JsonText &json, std::string_view name, const Event &event);
void writeCorridors(JsonText &json, std::string_view name, const Event &event);
/// The value itself, a GeoJSON Point (RFC 7946: longitude first), or null without one.
void writePoint(JsonText &json, const Toponym *place);

} // namespace Dateline
