// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/topic.h"
#include "geo/toponym.h"
#include "project/textanchor.h"
#include "text/calendarday.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace Dateline {

/// A document's number in its project: given once, never used again, the same in every session. 0 is none.
using DocumentKey = std::int64_t;

/// What a decision is about: a document, or words in it.
struct DecisionSubject
{
    enum class Kind : std::uint8_t {
        Document,   ///< the whole of it; the anchor is empty
        Expression, ///< the words of a date
        Toponym,    ///< the words of a place
        Event       ///< the words that date an event, or that it was added from
    };

    DocumentKey document = 0;
    Kind kind = Kind::Document;
    TextAnchor anchor;
    /// Of an event that a person added: the id of that decision; several events can come from the same words. Else empty.
    std::string addedBy;

    friend bool operator==(const DecisionSubject &, const DecisionSubject &) = default;
};

/// A place that a person chose; a copy, so that it stands whatever becomes of the gazetteer.
struct ChosenPlace
{
    std::string name;
    PlaceKind kind = PlaceKind::City;
    CountryCode country;
    std::optional<Coordinate> coordinate;
    std::uint32_t geonameId = 0; ///< 0 when it is not from GeoNames

    friend bool operator==(const ChosenPlace &, const ChosenPlace &) = default;
};

/// What the machine says of the subject is right.
struct AcceptDecision { friend bool operator==(AcceptDecision, AcceptDecision) = default; };

/// The document was written on this day; nothing: the day is not known. Its relative dates are counted from it.
struct DocumentDateDecision
{
    std::optional<Day> day;
    friend bool operator==(const DocumentDateDecision &, const DocumentDateDecision &) = default;
};

/// The words of the subject mean this date; an empty one: they are no date.
struct DateDecision
{
    std::string edtf;
    friend bool operator==(const DateDecision &, const DateDecision &) = default;
};

/// The words of the subject name this place; nothing: they name none.
struct PlaceDecision
{
    std::optional<ChosenPlace> place;
    bool wholeDocument = false; ///< wherever the document has the same words
    friend bool operator==(const PlaceDecision &, const PlaceDecision &) = default;
};

/// The event is to be shown otherwise in the parts that are given; the others stay the machine's.
struct EditDecision
{
    std::optional<std::string> label;                   ///< one line
    std::optional<std::string> edtf;                    ///< empty: no date
    std::optional<std::optional<ChosenPlace>> place;    ///< given and empty: no place
    std::optional<TopicSet> topics;
    std::optional<std::vector<CountryCode>> countries;
    friend bool operator==(const EditDecision &, const EditDecision &) = default;
};

/// The event is none.
struct RejectDecision { friend bool operator==(RejectDecision, RejectDecision) = default; };

/// The words of the subject tell an event that the machine did not find.
struct AddEventDecision
{
    std::string label;                 ///< empty: taken from the words
    std::string edtf;                  ///< empty: the first date within the words, if there is one
    std::optional<ChosenPlace> place;  ///< nothing: the places of the sentence
    friend bool operator==(const AddEventDecision &, const AddEventDecision &) = default;
};

/// The subjects, all events, are one event.
struct MergeDecision { friend bool operator==(MergeDecision, MergeDecision) = default; };

/// The first subject is another event than each of the others; all are events.
struct SplitDecision { friend bool operator==(SplitDecision, SplitDecision) = default; };

struct NoteDecision
{
    std::string text;
    friend bool operator==(const NoteDecision &, const NoteDecision &) = default;
};

struct TagDecision
{
    std::string tag;
    friend bool operator==(const TagDecision &, const TagDecision &) = default;
};

struct StarDecision { friend bool operator==(StarDecision, StarDecision) = default; };

using DecisionContent = std::variant<AcceptDecision, DocumentDateDecision, DateDecision, PlaceDecision, EditDecision, RejectDecision,
                                     AddEventDecision, MergeDecision, SplitDecision, NoteDecision, TagDecision, StarDecision>;

/// Ids of decisions begin with it, those of the machine's events never do.
inline constexpr std::string_view DecisionIdPrefix = "decision-";

/// What a person decided about a machine's result. It is kept beside the result, never over it: applyDecisions() makes of both
/// what is shown.
struct Decision
{
    std::string id;                         ///< unique in the project; begins with DecisionIdPrefix. An added event has it as its own id
    std::uint64_t number = 0;               ///< in the order of deciding; of two about one thing the later one holds
    std::string decidedAt;                  ///< ISO 8601 in UTC, by the clock given to the project; may be empty
    std::vector<DecisionSubject> subjects;  ///< one; for merging and splitting two or more
    DecisionContent content;

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// "accept", "documentDate", "date", "place", "edit", "reject", "addEvent", "merge", "split", "note", "tag", "star".
std::string_view decisionName(const DecisionContent &content);

/// As a JSON object (UTF-8), and back; nothing for what is none. The form is described in HACKING.md.
std::string decisionJson(const Decision &decision);
std::optional<Decision> decisionFromJson(std::string_view json);

} // namespace Dateline
