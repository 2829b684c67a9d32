// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/searchindex.h"

#include "events/eventtraits.h"
#include "io/projectdatabase.h"
#include "io/searchtext.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

/// A row's number holds its document and, counted from 1, its sentence; 0 is the title.
constexpr int SentenceBits = 24;
constexpr std::int64_t LastSentence = (std::int64_t(1) << SentenceBits) - 1;
/// An event over more years than this is found by its words, not by each year.
constexpr int MostYears = 100;

std::int64_t rowId(std::int64_t document, std::uint32_t sentence)
{
    return document << SentenceBits | (sentence == SearchableDocument::TitleRow ? 0 : std::int64_t(sentence) + 1);
}

SearchRow rowOf(std::int64_t id)
{
    const std::int64_t sentence = id & LastSentence;
    return {id >> SentenceBits, sentence == 0 ? SearchableDocument::TitleRow : std::uint32_t(sentence - 1)};
}

int yearOf(Day day)
{
    return int(std::chrono::year_month_day(day).year());
}

/// What one row holds besides its text.
struct Row
{
    std::set<std::string> places;
    std::string names;
    std::set<std::string> facets;
    std::string notes;
    std::string tags;
};

void addEvent(Row &row, const ExtractedDocument &document, const Event &event)
{
    for (const CountryCode country : event.countries)
        row.facets.insert(searchCountryTerm(country));
    for (const std::uint32_t index : event.toponyms) {
        const Toponym &toponym = document.toponyms[index];
        row.places.insert(foldedForSearch(toponym.name));
        if (toponym.geonameId)
            row.places.insert(searchPlaceTerm(toponym.geonameId));
    }
    // The events of a sentence name the same persons.
    if (row.names.empty()) {
        for (const auto &[hash, name] : eventNames(document, event))
            row.names.append(name) += ' ';
    }
    if (!event.interval.isResolved())
        return;
    const int first = yearOf(event.interval.earliest ? *event.interval.earliest : *event.interval.latest);
    const int last = yearOf(event.interval.latest ? *event.interval.latest : *event.interval.earliest);
    for (int year = first; year <= last && year <= first + MostYears; ++year)
        row.facets.insert(searchYearTerm(year));
}

QString joined(const std::set<std::string> &words)
{
    QString text;
    for (const std::string &word : words)
        text += QString::fromStdString(word) + u' ';
    return text;
}

bool insert(QSqlQuery &query, std::int64_t id, std::string_view text, std::string_view title, const Row &row)
{
    const auto folded = [](std::string_view words) { return QString::fromStdString(foldedForSearch(words)); };
    query.addBindValue(qint64(id));
    query.addBindValue(folded(text));
    query.addBindValue(folded(title));
    query.addBindValue(joined(row.places));
    query.addBindValue(folded(row.names));
    query.addBindValue(folded(row.notes));
    query.addBindValue(folded(row.tags));
    query.addBindValue(joined(row.facets));
    return query.exec();
}

} // namespace

std::string searchPlaceTerm(std::uint32_t geonameId)
{
    return 'g' + std::to_string(geonameId);
}

std::string searchCountryTerm(CountryCode country)
{
    return 'c' + foldedForSearch(country.text());
}

std::string searchYearTerm(int year)
{
    return year < 0 ? "yb" + std::to_string(-year) : 'y' + std::to_string(year);
}

bool removeSearchRows(QSqlQuery &query, std::int64_t document)
{
    if (!query.prepare(u"DELETE FROM search WHERE rowid BETWEEN ? AND ?"_s))
        return false;
    query.addBindValue(qint64(document << SentenceBits));
    query.addBindValue(qint64(document << SentenceBits | LastSentence));
    if (!query.exec() || !query.prepare(u"DELETE FROM search_document WHERE document = ?"_s))
        return false;
    query.addBindValue(qint64(document));
    return query.exec();
}

bool writeSearchRows(QSqlQuery &query, const SearchableDocument &searchable)
{
    const ExtractedDocument &document = *searchable.document;
    if (!removeSearchRows(query, searchable.key))
        return false;
    std::map<std::uint32_t, Row> rows;
    const auto sentenceOf = [&](const Event &event) {
        const auto at = std::partition_point(document.sentences.begin(), document.sentences.end(),
                                             [&](TextSpan sentence) { return sentence.end <= event.sentence.begin; });
        return std::uint32_t(at - document.sentences.begin());
    };
    for (const Event &event : document.events)
        addEvent(rows[sentenceOf(event)], document, event);
    for (const auto &[sentence, note] : searchable.notes)
        rows[sentence].notes += note + ' ';
    for (const auto &[sentence, tag] : searchable.tags)
        rows[sentence].tags += tag + ' ';
    if (!query.prepare(u"INSERT INTO search (rowid, text, title, place, person, note, tag, facet) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s))
        return false;
    static const Row nothing;
    const auto rowAt = [&](std::uint32_t sentence) -> const Row & {
        const auto found = rows.find(sentence);
        return found == rows.end() ? nothing : found->second;
    };
    if (!insert(query, rowId(searchable.key, SearchableDocument::TitleRow), {}, document.document.title, rowAt(SearchableDocument::TitleRow)))
        return false;
    const std::string_view prose = document.document.prose();
    for (std::uint32_t sentence = 0; sentence < document.sentences.size() && sentence < LastSentence; ++sentence) {
        if (!insert(query, rowId(searchable.key, sentence), document.sentences[sentence].in(prose), {}, rowAt(sentence)))
            return false;
    }
    if (!query.prepare(u"INSERT OR REPLACE INTO search_document VALUES (?)"_s))
        return false;
    query.addBindValue(qint64(searchable.key));
    return query.exec();
}

struct SearchReader::Private
{
    ProjectConnection connection;
    bool isOpen = false;
};

SearchReader::SearchReader()
    : d(std::make_unique<Private>())
{
}

SearchReader::~SearchReader() = default;

std::optional<Failure> SearchReader::open(const QString &path)
{
    const std::optional<Failure> failure = d->connection.open(path, ProjectConnection::Mode::Read);
    d->isOpen = !failure;
    return failure;
}

bool SearchReader::isOpen() const
{
    return d->isOpen;
}

Result<std::vector<SearchRow>> SearchReader::find(const std::string &match, std::size_t limit, const SearchRow *after)
{
    QSqlQuery query(d->connection.database());
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? LIMIT ?"_s))
        return Failure{projectErrorText(query.lastError()).toStdString()};
    query.addBindValue(QString::fromStdString(match));
    query.addBindValue(qint64(after ? rowId(after->document, after->sentence) : -1));
    query.addBindValue(qint64(limit));
    if (!query.exec())
        return Failure{projectErrorText(query.lastError()).toStdString()};
    std::vector<SearchRow> rows;
    while (query.next())
        rows.push_back(rowOf(query.value(0).toLongLong()));
    if (query.lastError().isValid())
        return Failure{projectErrorText(query.lastError()).toStdString()};
    return rows;
}

std::size_t SearchReader::indexedDocuments()
{
    const auto count = d->connection.value(u"SELECT count(*) FROM search_document"_s);
    return count ? std::size_t(count->toLongLong()) : 0;
}

} // namespace Dateline
