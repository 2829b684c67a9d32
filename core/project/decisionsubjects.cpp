// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/decisionsubjects.h"

#include <algorithm>

namespace Dateline {

TextSpan sentencesAround(const ExtractedDocument &document, TextSpan words)
{
    TextSpan around = words;
    for (const TextSpan sentence : document.sentences) {
        if (sentence.overlaps(words) || (words.isEmpty() && sentence.contains(words))) {
            around.begin = std::min(around.begin, sentence.begin);
            around.end = std::max(around.end, sentence.end);
        }
    }
    return around;
}

TextSpan eventWords(const ExtractedDocument &document, const Event &event)
{
    return event.temporalExpressions.empty() ? event.sentence : document.temporalExpressions[event.temporalExpressions.front()].span;
}

DecisionSubject documentSubject(DocumentKey key)
{
    return {key, DecisionSubject::Kind::Document, {}, {}};
}

DecisionSubject wordsSubject(const ExtractedDocument &document, DocumentKey key, DecisionSubject::Kind kind, TextSpan words)
{
    return {key, kind, anchorOf(document.document.text, sentencesAround(document, words), words), {}};
}

DecisionSubject expressionSubject(const ExtractedDocument &document, DocumentKey key, const TemporalExpression &expression)
{
    return wordsSubject(document, key, DecisionSubject::Kind::Expression, expression.span);
}

DecisionSubject toponymSubject(const ExtractedDocument &document, DocumentKey key, const Toponym &toponym)
{
    return wordsSubject(document, key, DecisionSubject::Kind::Toponym, toponym.span);
}

DecisionSubject eventSubject(const ExtractedDocument &document, DocumentKey key, const Event &event)
{
    DecisionSubject subject = wordsSubject(document, key, DecisionSubject::Kind::Event, eventWords(document, event));
    if (event.id.starts_with(DecisionIdPrefix))
        subject.addedBy = event.id;
    return subject;
}

} // namespace Dateline
