// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "models/eventfiltermodel.h"

#include <algorithm>

namespace Dateline {

namespace {
constexpr std::size_t FirstPage = 256;
constexpr std::size_t LargestPage = 65536;
} // namespace

SearchableDocument Project::searchable(const Entry &entry) const
{
    SearchableDocument searchable;
    searchable.key = entry.stored.key;
    searchable.document = entry.shown;
    for (const auto &[id, marks] : entry.outcome.marks) {
        std::uint32_t row = SearchableDocument::TitleRow;
        if (!id.empty()) {
            const auto event = std::find_if(entry.shown->events.begin(), entry.shown->events.end(), [&id = id](const Event &each) { return each.id == id; });
            if (event == entry.shown->events.end())
                continue;
            const auto sentence = std::partition_point(entry.shown->sentences.begin(), entry.shown->sentences.end(),
                                                       [&](TextSpan each) { return each.end <= event->sentence.begin; });
            row = std::uint32_t(sentence - entry.shown->sentences.begin());
        }
        for (const std::string &note : marks.notes)
            searchable.notes.emplace_back(row, note);
        for (const std::string &tag : marks.tags)
            searchable.tags.emplace_back(row, tag);
    }
    return searchable;
}

std::size_t Project::waitingForSearch() const
{
    return m_file ? m_file->waitingForSearch() : 0;
}

/// Hands the rows that the index finds to @p take until it says no more. Returns why nothing can be searched, else an empty text.
QString Project::findRows(const SearchQuery &query, const std::function<bool(const SearchRow &)> &take)
{
    const std::string match = query.match();
    if (match.empty())
        return {};
    if (!m_file)
        return tr("There is nothing to search: no project is open.");
    if (!m_search) {
        m_search = std::make_unique<SearchReader>();
        if (const auto failure = m_search->open(m_file->path())) {
            m_search.reset();
            return QString::fromStdString(failure->message);
        }
    }
    std::optional<SearchRow> after;
    for (std::size_t page = FirstPage;; page = std::min(page * 4, LargestPage)) {
        const Result<std::vector<SearchRow>> rows = m_search->find(match, page, after ? &*after : nullptr);
        if (!rows) {
            m_search.reset();
            return QString::fromStdString(rows.message());
        }
        if (!std::all_of(rows->begin(), rows->end(), take) || rows->size() < page)
            return {};
        after = rows->back();
    }
}

Project::SearchResult Project::search(const SearchQuery &query, std::size_t limit)
{
    SearchResult result;
    result.isComplete = waitingForSearch() == 0;
    result.problem = findRows(query, [&](const SearchRow &row) {
        std::optional<SearchHit> hit = hitAt(row, query);
        if (!hit)
            return true;
        result.isCut = result.hits.size() == limit;
        if (!result.isCut)
            result.hits.push_back(std::move(*hit));
        return !result.isCut;
    });
    return result;
}

std::optional<std::vector<bool>> Project::eventsWith(std::string_view text)
{
    const SearchQuery query = parseSearch(text);
    if (!m_file || m_shown.size() != m_events.store().documentCount() || query.match().empty() || (query.isPlain() && waitingForSearch() > 0))
        return std::nullopt;
    const EventStore &store = m_events.store();
    std::vector<bool> found(store.size());
    const QString problem = findRows(query, [&](const SearchRow &row) {
        const std::optional<std::uint32_t> index = indexOf(row.document);
        if (!index || *index >= store.documentCount())
            return true;
        const ExtractedDocument &document = store.document(*index);
        const EventIndex first = store.firstEventOf(*index);
        if (row.sentence < document.sentences.size())
            eventsAt(document, first, document.sentences[row.sentence], query, [&](EventIndex event) { found[event] = true; });
        else if (row.sentence == SearchableDocument::TitleRow && !query.asksForEvents())
            std::fill_n(found.begin() + std::ptrdiff_t(first), document.events.size(), true);
        return true;
    });
    return problem.isEmpty() ? std::optional(std::move(found)) : std::nullopt;
}

void Project::eventsAt(const ExtractedDocument &document, EventIndex first, TextSpan sentence, const SearchQuery &query,
                       const std::function<void(EventIndex)> &take) const
{
    const auto begin = std::partition_point(document.events.begin(), document.events.end(),
                                            [sentence](const Event &event) { return event.sentence.begin < sentence.begin; });
    for (auto event = begin; event != document.events.end() && event->sentence.begin < sentence.end; ++event) {
        const TimeInterval &interval = event->interval;
        const bool meets = (!query.from && !query.to)
            || (interval.isResolved() && (!query.to || interval.earliest.value_or(*query.to) <= *query.to)
                && (!query.from || interval.latest.value_or(*query.from) >= *query.from));
        const bool named = std::all_of(query.countries.begin(), query.countries.end(), [&](CountryCode country) {
            return std::find(event->countries.begin(), event->countries.end(), country) != event->countries.end();
        });
        if (meets && named)
            take(first + EventIndex(event - document.events.begin()));
    }
}

std::optional<Project::SearchHit> Project::hitAt(const SearchRow &row, const SearchQuery &query) const
{
    const std::optional<std::uint32_t> index = indexOf(row.document);
    if (!index)
        return std::nullopt;
    SearchHit hit;
    hit.document = row.document;
    const ExtractedDocument &document = m_events.store().document(*index);
    if (row.sentence == SearchableDocument::TitleRow)
        return query.asksForEvents() ? std::nullopt : std::optional(hit);
    if (row.sentence >= document.sentences.size())
        return std::nullopt;
    hit.sentence = document.sentences[row.sentence];
    eventsAt(document, m_events.store().firstEventOf(*index), *hit.sentence, query, [&](EventIndex event) { hit.events.push_back(event); });
    return hit.events.empty() && query.asksForEvents() ? std::nullopt : std::optional(hit);
}

} // namespace Dateline
