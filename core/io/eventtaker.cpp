// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventtaker.h"

#include "io/sparsedocument.h"
#include "text/utf8.h"

#include <QCoreApplication>

#include <utility>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EventTaker)
};

} // namespace

EventTaker::EventTaker(std::string path)
    : m_path(std::move(path))
    , m_reason(Words::tr("told by the file of events").toStdString())
{
}

void EventTaker::addProblem(std::uint64_t row, std::string reason, bool taken)
{
    if (m_problemCount++ < MaximumRowProblems)
        m_problems.push_back({row, std::move(reason), taken});
}

EventTaker::Source &EventTaker::sourceOf(const ToldEvent &told)
{
    m_key.assign(told.path);
    m_key += '\0';
    m_key += told.title;
    if (!m_sources.empty() && m_key == m_lastKey)
        return m_sources[m_lastSource];
    const auto [known, isNew] = m_sourceByKey.try_emplace(m_key, m_sources.size());
    m_lastKey = m_key;
    m_lastSource = known->second;
    if (!isNew)
        return m_sources[m_lastSource];
    Source &source = m_sources.emplace_back();
    Document &document = source.document.document;
    document.path = told.path.empty() ? m_path : std::string(told.path);
    document.title = told.title.empty() ? document.path.substr(document.path.find_last_of('/') + 1) : std::string(told.title);
    if (document.title.empty())
        document.title = document.path;
    document.language = "und";
    if (const std::optional<Day> day = dayFromIso(told.published))
        document.published = {day, PublishedBasis::Metadata, m_reason, std::nullopt};
    return source;
}

bool EventTaker::placeSentence(Source &source, ToldEvent &told)
{
    if (const auto &place = told.sentence) {
        if (source.text.place(place->begin, place->end, told.words)) {
            told.event.sentence = {std::uint32_t(place->begin), std::uint32_t(place->end)};
            return true;
        }
        addProblem(told.row, Words::tr("its words do not fit begin and end; they were put after the others").toStdString(), true);
    }
    const std::uint64_t after = source.text.size() == 0 ? 0 : source.text.size() + 2;
    const std::uint64_t last = after + Utf8::codePoints(told.words);
    if (!source.text.place(after, last, told.words)) {
        addProblem(told.row, Words::tr("the words of its source are too long together").toStdString());
        return false;
    }
    told.event.sentence = {std::uint32_t(after), std::uint32_t(last)};
    return true;
}

void EventTaker::take(ToldEvent &&told, std::string_view before, std::string_view behind)
{
    Source &source = sourceOf(told);
    if (!placeSentence(source, told))
        return;
    Event &event = told.event;
    // Words around that do not fit are of no weight: the sentence stands.
    const std::size_t sizeBefore = Utf8::codePoints(before);
    if (sizeBefore > 0 && sizeBefore <= event.sentence.begin)
        source.text.place(event.sentence.begin - sizeBefore, event.sentence.begin, before);
    if (!behind.empty())
        source.text.place(event.sentence.end, event.sentence.end + Utf8::codePoints(behind), behind);

    ExtractedDocument &document = source.document;
    const auto placed = [&event](TextSpan span) { return TextSpan{span.begin + event.sentence.begin, span.end + event.sentence.begin}; };
    if (!told.date.span.isEmpty()) {
        told.date.span = placed(told.date.span);
        told.date.reason = m_reason;
        event.temporalExpressions.push_back(std::uint32_t(document.temporalExpressions.size()));
        document.temporalExpressions.push_back(std::move(told.date));
    }
    if (told.place) {
        told.place->span = placed(told.place->span);
        event.place = std::int32_t(document.toponyms.size());
        event.toponyms.push_back(std::uint32_t(event.place));
        document.toponyms.push_back(std::move(*told.place));
    }
    document.events.push_back(std::move(event));
    ++m_events;
    for (std::string &problem : told.problems)
        addProblem(told.row, std::move(problem), true);
}

void EventTaker::finish(EventFile &file)
{
    for (Source &source : m_sources) {
        setSparseText(source.document, source.text);
        file.documents.push_back(std::move(source.document));
    }
    file.events += m_events;
    file.problemCount += m_problemCount;
    for (EventRowProblem &problem : m_problems) {
        if (file.problems.size() < MaximumRowProblems)
            file.problems.push_back(std::move(problem));
    }
    m_sources.clear();
}

} // namespace Dateline
