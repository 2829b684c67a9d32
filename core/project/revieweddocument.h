// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "project/decision.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace Dateline {

class ExtractionPipeline;

/// What became of one subject of a decision in a document's text.
struct SubjectState
{
    std::size_t subject = 0;   ///< index in Decision::subjects
    bool attached = false;     ///< its words were found, or it is the document itself
    TextSpan words;            ///< where they stand; empty for the document and when not attached
    std::string event;         ///< id of the event that it is about; empty for other subjects, and when there is no such event (any more)
};

/// What became of a decision in a document.
struct DecisionState
{
    std::string decision;                 ///< its id
    std::vector<SubjectState> subjects;   ///< those in this document, in order
    /// Some words are gone from the text: it is shown as an orphan and changes nothing.
    bool isOrphan = false;
    /// It changes or marks something now. An attached decision may find nothing to correct when newer rules read otherwise.
    bool isEffective = false;
    std::string reason;                   ///< why it is an orphan or without effect, in words for the user; else empty
};

/// What people noted on an event or a document.
struct ReviewMarks
{
    bool accepted = false;
    bool edited = false;  ///< by a decision on the event itself, its date or its place
    bool added = false;   ///< by a person
    bool starred = false;
    std::vector<std::string> notes;
    std::vector<std::string> tags;

    friend bool operator==(const ReviewMarks &, const ReviewMarks &) = default;
};

/// What the decisions about a document came to.
struct ReviewOutcome
{
    std::vector<DecisionState> decisions;          ///< those about this document, in the order of deciding
    std::map<std::string, ReviewMarks> marks;      ///< by event id; "" is the document
    std::vector<Event> rejected;                   ///< as they would be shown; their indexes are those of the reviewed document
};

/// The machine's result with the decisions applied: what is shown.
struct ReviewedDocument
{
    ExtractedDocument extracted;
    ReviewOutcome outcome;
};

/// The rule that an expression names when a person chose its value.
inline constexpr std::string_view DecidedRule = "decision";

/// Applies to @p machine, the machine's result of document @p key, those of @p decisions that are about it. Pure: the same
/// arguments give the same result. Decisions are applied in this order, whatever the order they were made in: the document's date,
/// dates, places, then events; of two about the same thing the one with the greater number holds. An orphan changes nothing.
ReviewedDocument applyDecisions(ExtractedDocument machine, DocumentKey key, std::span<const Decision> decisions, const ExtractionPipeline &pipeline);

/// An event whose date another document date would change.
struct DateChange
{
    std::string event;     ///< its id, the same before and after
    std::string label;
    TextSpan words;        ///< of its date
    TimeInterval before;   ///< unresolved when it had no date
    Precision precisionBefore = Precision::Day;
    TimeInterval after;    ///< unresolved when it would have none, or would be no event
    Precision precisionAfter = Precision::Day;
};

/// What would change, in text order, if the document's date were @p day: shown before it is accepted. Nothing is changed.
std::vector<DateChange> previewDocumentDate(const ExtractedDocument &machine, DocumentKey key, std::span<const Decision> decisions,
                                            std::optional<Day> day, const ExtractionPipeline &pipeline);

} // namespace Dateline
