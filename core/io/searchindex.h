// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class QSqlDatabase;
class QSqlQuery;

namespace Dateline {

/// An article as it is searched: what is shown of it, with what people noted.
struct SearchableDocument
{
    std::int64_t key = 0;
    std::shared_ptr<const ExtractedDocument> document;
    /// Notes and tags: the index of their sentence, or TitleRow for those on the whole article.
    std::vector<std::pair<std::uint32_t, std::string>> notes;
    std::vector<std::pair<std::uint32_t, std::string>> tags;

    static constexpr std::uint32_t TitleRow = 0xFFFFFFFFu;
};

/// Where something was found: a sentence of an article, or its title.
struct SearchRow
{
    std::int64_t document = 0;
    std::uint32_t sentence = SearchableDocument::TitleRow; ///< index in the document's sentences

    friend bool operator==(const SearchRow &, const SearchRow &) = default;
};

// The full text index of a project file: a table of SQLite's FTS5 without contents, one row a sentence and one a title. Its columns are
// "text", "title", "place" (names as the gazetteer has them, and searchPlaceTerm()), "person" (names of persons and organisations in the
// sentences of events), "note", "tag", and "facet" (searchCountryTerm(), searchYearTerm()). All is folded by foldedForSearch(). It holds
// nothing that could not be made again from the documents.

std::string searchPlaceTerm(std::uint32_t geonameId);     ///< "g1526384"
std::string searchCountryTerm(CountryCode country);       ///< "ckz"
std::string searchYearTerm(int year);                     ///< "y2024"

/// Puts the rows of a document in the place of its former ones. False when the database does not take it; the query says why.
bool writeSearchRows(QSqlQuery &query, const SearchableDocument &document);
bool removeSearchRows(QSqlQuery &query, std::int64_t document);

/// Reads the index of a project file, while its writer goes on. Belongs to the thread that makes it.
class SearchReader
{
public:
    SearchReader();
    ~SearchReader();

    [[nodiscard]] std::optional<Failure> open(const QString &path);
    bool isOpen() const;

    /// The first @p limit rows that @p match, an expression of FTS5, finds after @p after, by document and sentence. Fails when the
    /// expression is none or the index is damaged.
    Result<std::vector<SearchRow>> find(const std::string &match, std::size_t limit, const SearchRow *after = nullptr);
    /// The documents that are in the index by now.
    std::size_t indexedDocuments();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Dateline
