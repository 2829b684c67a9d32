// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/sparsedocument.h"

#include "events/extracteddocument.h"
#include "io/sparsetext.h"

#include <algorithm>
#include <vector>

namespace Dateline {

namespace {

/// From code points to bytes.
void moveSpans(ExtractedDocument &read, const SparseText &text)
{
    const auto move = [&text](TextSpan &span) {
        span.begin = text.byteOf(span.begin);
        span.end = text.byteOf(span.end);
    };
    for (TemporalExpression &expression : read.temporalExpressions)
        move(expression.span);
    for (Toponym &toponym : read.toponyms)
        move(toponym.span);
    for (Quantity &quantity : read.quantities) {
        move(quantity.span);
        move(quantity.subjectSpan);
    }
    for (Event &event : read.events)
        move(event.sentence);
    if (read.document.published.evidence)
        move(*read.document.published.evidence);
}

void collectSentences(ExtractedDocument &read)
{
    std::vector<TextSpan> &sentences = read.sentences;
    sentences.reserve(read.events.size());
    for (const Event &event : read.events) {
        if (sentences.empty() || !(sentences.back() == event.sentence))
            sentences.push_back(event.sentence);
    }
    const auto before = [](TextSpan a, TextSpan b) { return a.begin < b.begin; };
    if (!std::is_sorted(sentences.begin(), sentences.end(), before)) {
        std::stable_sort(sentences.begin(), sentences.end(), before);
        sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
    }
}

} // namespace

void setSparseText(ExtractedDocument &read, SparseText &text)
{
    read.document.text = text.finish();
    moveSpans(read, text);
    collectSentences(read);
}

} // namespace Dateline
