// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "project/decision.h"

namespace Dateline {

// What a decision can be about, anchored in the text as it is now.

DecisionSubject documentSubject(DocumentKey key);
/// @p words may lie across several sentences.
DecisionSubject wordsSubject(const ExtractedDocument &document, DocumentKey key, DecisionSubject::Kind kind, TextSpan words);
DecisionSubject expressionSubject(const ExtractedDocument &document, DocumentKey key, const TemporalExpression &expression);
DecisionSubject toponymSubject(const ExtractedDocument &document, DocumentKey key, const Toponym &toponym);
/// @p event is one of @p document.
DecisionSubject eventSubject(const ExtractedDocument &document, DocumentKey key, const Event &event);

/// The sentences that @p words lie in, as one span; the words themselves outside of all sentences.
TextSpan sentencesAround(const ExtractedDocument &document, TextSpan words);
/// The words that tell one event of a document from the others: those of its date.
TextSpan eventWords(const ExtractedDocument &document, const Event &event);

} // namespace Dateline
