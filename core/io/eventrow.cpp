// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventrow.h"

#include "events/eventlabel.h"
#include "io/eventdate.h"
#include "text/utf8.h"

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <utility>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EventRow)
};

/// At most so many characters of a cell in a message.
constexpr std::size_t ShownSize = 40;

QString shown(std::string_view cell)
{
    const QString text = QString::fromUtf8(cell.data(), qsizetype(cell.size())).simplified();
    return text.size() > qsizetype(ShownSize) ? text.left(qsizetype(ShownSize)) + QChar(u'\u2026') : text;
}

std::string lowerKey(std::string_view name)
{
    std::string key;
    for (const char c : Utf8::trimmed(name)) {
        if (c != '_' && c != '-' && c != ' ')
            key += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    return key;
}

std::optional<double> number(std::string_view cell)
{
    cell = Utf8::trimmed(cell);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

std::optional<float> confidence(std::string_view cell)
{
    float value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || !(value >= 0 && value <= 1))
        return std::nullopt;
    return value;
}

std::optional<std::uint64_t> offset(std::string_view cell)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || error != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

/// A country by its code or its English name; the empty code for anything else.
CountryCode countryNamed(std::string_view text)
{
    if (text.size() == 2)
        return CountryCode(text);
    static const auto *const byName = [] {
        auto *const names = new std::unordered_map<std::string, CountryCode>;
        for (char a = 'A'; a <= 'Z'; ++a) {
            for (char b = 'A'; b <= 'Z'; ++b) {
                const char letters[] = {a, b};
                const CountryCode code{std::string_view(letters, 2)};
                const std::string name = countryName(code);
                if (name != code.text())
                    names->emplace(lowerKey(name), code);
            }
        }
        return names;
    }();
    const auto known = byName->find(lowerKey(text));
    return known == byName->end() ? CountryCode() : known->second;
}

/// Calls @p take for each item of a list in one cell: parted by ; | or comma, else by spaces.
template<typename Take>
void forEachItem(std::string_view cell, bool spacesPart, Take take)
{
    const bool marked = cell.find_first_of(";|,") != std::string_view::npos;
    const std::string_view marks = marked ? ";|," : spacesPart ? " " : "";
    while (!cell.empty()) {
        const std::size_t end = marks.empty() ? cell.size() : std::min(cell.find_first_of(marks), cell.size());
        const std::string_view item = Utf8::trimmed(cell.substr(0, end));
        if (!item.empty())
            take(item);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

std::string madeId(std::string_view key, std::uint64_t row, std::string_view words)
{
    // FNV-1a, as the linker's ids: the same for the same file, on every machine.
    std::uint64_t hash = 14695981039346656037ull;
    const auto add = [&hash](std::string_view bytes) {
        for (const char c : bytes) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 1099511628211ull;
        }
    };
    add(key);
    add(std::string_view(reinterpret_cast<const char *>(&row), sizeof row));
    add(words);
    char buffer[17];
    std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(hash));
    return buffer;
}

/// Where @p part stands in @p words, in code points from @p begin on; an empty span at its beginning where it does not.
TextSpan spanWithin(std::string_view words, std::string_view part, std::uint32_t begin)
{
    const std::size_t at = part.empty() ? std::string_view::npos : words.find(part);
    if (at == std::string_view::npos)
        return {begin, begin};
    const std::uint32_t first = begin + std::uint32_t(Utf8::codePoints(words.substr(0, at)));
    return {first, first + std::uint32_t(Utf8::codePoints(part))};
}

std::optional<Precision> precisionNamed(std::string_view name)
{
    for (int i = 0; i <= int(Precision::Millennium); ++i) {
        if (precisionName(Precision(i)) == name)
            return Precision(i);
    }
    return std::nullopt;
}

/// "begin" and "end" are offsets into an article where both are told beside the dates; else other programs name dates so.
EventRow withDates(EventRow cells, EventColumns columns)
{
    const auto has = [&columns](EventColumn column) { return columns[std::size_t(column)]; };
    const auto move = [&cells](EventColumn from, EventColumn to) { cells[to] = std::exchange(cells[from], {}); };
    if (has(EventColumn::End) && !has(EventColumn::Latest) && (!has(EventColumn::Begin) || !has(EventColumn::Earliest)))
        move(EventColumn::End, EventColumn::Latest);
    if (has(EventColumn::Begin) && !has(EventColumn::Earliest))
        move(EventColumn::Begin, EventColumn::Earliest);
    return cells;
}

/// The date of a row: nothing when it tells none; a failure when it tells one that is none.
Result<std::optional<EventDate>> dateOf(const EventRow &cells)
{
    using Date = std::optional<EventDate>;
    const auto unreadable = [](std::string_view cell) { return Failure{Words::tr("“%1” is no date that can be read in one way only").arg(shown(cell)).toStdString()}; };
    const std::string_view earliest = cells[EventColumn::Earliest];
    const std::string_view latest = cells[EventColumn::Latest];
    const std::string_view edtf = cells[EventColumn::Edtf];
    if (earliest.empty() && latest.empty() && edtf.empty())
        return Date();
    Date date;
    if (!edtf.empty()) {
        date = readEventDate(edtf);
        if (!date && earliest.empty() && latest.empty())
            return unreadable(edtf);
        if (date)
            date->edtf = std::string(edtf);
    }
    Date begin;
    Date end;
    if (!earliest.empty() && !(begin = readEventDate(earliest)))
        return unreadable(earliest);
    if (!latest.empty() && !(end = readEventDate(latest)))
        return unreadable(latest);
    if (date) {
        // The days are told too: they are what counts, and EDTF tells which ends are open.
        if (begin || end) {
            date->interval.earliest = begin ? begin->interval.earliest : std::nullopt;
            date->interval.latest = end ? end->interval.latest : std::nullopt;
            if (begin)
                date->interval.beginKind = EndKind::Known;
            else if (date->interval.beginKind == EndKind::Known)
                date->interval.beginKind = EndKind::Unknown;
            if (end)
                date->interval.endKind = EndKind::Known;
            else if (date->interval.endKind == EndKind::Known)
                date->interval.endKind = EndKind::Unknown;
        }
    } else if (begin && end) {
        date = joinedDate(*begin, *end);
    } else if (begin) {
        date = begin;
    } else {
        date = end;
        date->interval.earliest.reset();
        date->interval.beginKind = EndKind::Unknown;
        date->edtf = '/' + date->edtf;
    }
    if (date->interval.earliest && date->interval.latest && *date->interval.earliest > *date->interval.latest)
        return Failure{Words::tr("it ends (%1) before it begins (%2)").arg(shown(latest), shown(earliest)).toStdString()};
    return date;
}

} // namespace

const std::array<std::string_view, EventColumnCount> &eventColumnNames()
{
    static constexpr std::array<std::string_view, EventColumnCount> Names{
        "id", "earliest", "latest", "precision", "approximate", "edtf", "dateText", "sentence", "label", "place", "latitude", "longitude",
        "countries", "topics", "corridors", "dateConfidence", "placeConfidence", "title", "path", "published", "begin", "end"};
    return Names;
}

std::optional<EventColumn> eventColumn(std::string_view name)
{
    static const auto *const columns = [] {
        auto *const byName = new std::unordered_map<std::string, EventColumn>;
        for (std::size_t i = 0; i < EventColumnCount; ++i)
            byName->emplace(lowerKey(eventColumnNames()[i]), EventColumn(i));
        const std::pair<const char *, EventColumn> others[] = {
            {"identifier", EventColumn::Id}, {"uid", EventColumn::Id}, {"key", EventColumn::Id},
            {"date", EventColumn::Earliest}, {"start", EventColumn::Earliest}, {"startdate", EventColumn::Earliest}, {"begindate", EventColumn::Earliest},
            {"from", EventColumn::Earliest}, {"day", EventColumn::Earliest}, {"when", EventColumn::Earliest}, {"dtstart", EventColumn::Earliest},
            {"eventdate", EventColumn::Earliest}, {"time", EventColumn::Earliest}, {"timestamp", EventColumn::Earliest}, {"datetime", EventColumn::Earliest},
            {"enddate", EventColumn::Latest}, {"to", EventColumn::Latest}, {"until", EventColumn::Latest}, {"finish", EventColumn::Latest},
            {"dtend", EventColumn::Latest}, {"finishdate", EventColumn::Latest},
            {"text", EventColumn::Sentence}, {"description", EventColumn::Sentence}, {"summary", EventColumn::Sentence}, {"quote", EventColumn::Sentence},
            {"notes", EventColumn::Sentence}, {"details", EventColumn::Sentence}, {"content", EventColumn::Sentence},
            {"headline", EventColumn::Label}, {"name", EventColumn::Label}, {"event", EventColumn::Label}, {"subject", EventColumn::Label}, {"what", EventColumn::Label},
            {"location", EventColumn::Place}, {"city", EventColumn::Place}, {"placename", EventColumn::Place}, {"where", EventColumn::Place},
            {"lat", EventColumn::Latitude}, {"y", EventColumn::Latitude},
            {"lon", EventColumn::Longitude}, {"lng", EventColumn::Longitude}, {"long", EventColumn::Longitude}, {"x", EventColumn::Longitude},
            {"country", EventColumn::Countries}, {"countrycode", EventColumn::Countries}, {"countrycodes", EventColumn::Countries}, {"iso2", EventColumn::Countries},
            {"topic", EventColumn::Topics}, {"category", EventColumn::Topics}, {"categories", EventColumn::Topics}, {"tags", EventColumn::Topics},
            {"corridor", EventColumn::Corridors},
            {"article", EventColumn::Title}, {"documenttitle", EventColumn::Title}, {"publication", EventColumn::Title},
            {"source", EventColumn::Path}, {"url", EventColumn::Path}, {"link", EventColumn::Path}, {"file", EventColumn::Path}, {"href", EventColumn::Path},
            {"pubdate", EventColumn::Published}, {"publisheddate", EventColumn::Published}, {"publicationdate", EventColumn::Published},
        };
        for (const auto &[other, column] : others)
            byName->emplace(other, column);
        return byName;
    }();
    const auto known = columns->find(lowerKey(name));
    return known == columns->end() ? std::nullopt : std::optional(known->second);
}

void EventRowTaker::addProblem(std::uint64_t row, std::string reason, bool taken)
{
    if (m_problemCount++ < MaximumRowProblems)
        m_problems.push_back({row, std::move(reason), taken});
}

EventRowTaker::Source &EventRowTaker::sourceOf(const EventRow &cells, EventColumns columns)
{
    const bool hasWords = columns[std::size_t(EventColumn::Sentence)] || columns[std::size_t(EventColumn::Label)];
    const std::string_view title = hasWords ? cells[EventColumn::Title] : std::string_view();
    const std::string_view path = cells[EventColumn::Path];
    m_key.assign(path);
    m_key += '\0';
    m_key += title;
    if (!m_sources.empty() && m_key == m_lastKey)
        return m_sources[m_lastSource];
    const auto [known, isNew] = m_sourceByKey.try_emplace(m_key, m_sources.size());
    m_lastKey = m_key;
    m_lastSource = known->second;
    if (!isNew)
        return m_sources[m_lastSource];
    Source &source = m_sources.emplace_back();
    Document &document = source.document.document;
    document.path = path.empty() ? m_path : std::string(path);
    document.title = title.empty() ? document.path.substr(document.path.find_last_of('/') + 1) : std::string(title);
    if (document.title.empty())
        document.title = document.path;
    document.language = "und";
    if (const std::optional<Day> day = dayFromIso(Utf8::trimmed(cells[EventColumn::Published])))
        document.published = {day, PublishedBasis::Metadata, Words::tr("told by the file of events").toStdString(), std::nullopt};
    source.derivesTopics = !columns[std::size_t(EventColumn::Topics)];
    return source;
}

bool EventRowTaker::placeSentence(Source &source, const EventRow &cells, std::string_view words, TextSpan &sentence, std::uint64_t row)
{
    const std::optional<std::uint64_t> begin = offset(cells[EventColumn::Begin]);
    const std::optional<std::uint64_t> end = offset(cells[EventColumn::End]);
    if (begin && end) {
        if (source.text.place(*begin, *end, words)) {
            sentence = {std::uint32_t(*begin), std::uint32_t(*end)};
            return true;
        }
        addProblem(row, Words::tr("its words do not fit begin and end; they were put after the others").toStdString(), true);
    }
    const std::uint64_t after = source.text.size() == 0 ? 0 : source.text.size() + 2;
    const std::uint64_t last = after + Utf8::codePoints(words);
    if (!source.text.place(after, last, words)) {
        addProblem(row, Words::tr("the words of its source are too long together").toStdString());
        return false;
    }
    sentence = {std::uint32_t(after), std::uint32_t(last)};
    return true;
}

void EventRowTaker::addDate(Source &source, Event &event, const EventRow &cells, std::string_view words)
{
    std::string_view dateText = cells[EventColumn::DateText];
    if (dateText.empty())
        dateText = cells[EventColumn::Earliest].empty() ? cells[EventColumn::Edtf] : cells[EventColumn::Earliest];
    const TextSpan span = spanWithin(words, dateText, event.sentence.begin);
    if (span.isEmpty())
        return;
    TemporalExpression expression;
    expression.span = span;
    expression.precision = event.precision;
    expression.approximate = event.approximate;
    expression.makesEvent = true;
    expression.value = event.edtf;
    expression.edtf = event.edtf;
    expression.interval = event.interval;
    expression.reason = Words::tr("told by the file of events").toStdString();
    event.temporalExpressions.push_back(std::uint32_t(source.document.temporalExpressions.size()));
    source.document.temporalExpressions.push_back(std::move(expression));
}

void EventRowTaker::addPlace(Source &source, Event &event, const EventRow &cells, std::string_view words, std::uint64_t row)
{
    const std::string_view name = cells[EventColumn::Place];
    const std::string_view latitudeCell = cells[EventColumn::Latitude];
    const std::string_view longitudeCell = cells[EventColumn::Longitude];
    if (name.empty() && latitudeCell.empty() && longitudeCell.empty())
        return;
    const std::optional<double> latitude = number(latitudeCell);
    const std::optional<double> longitude = number(longitudeCell);
    Toponym toponym;
    if (latitude && longitude && *latitude >= -90 && *latitude <= 90 && *longitude >= -180 && *longitude <= 180)
        toponym.coordinate = Coordinate{*latitude, *longitude};
    else if (!latitudeCell.empty() || !longitudeCell.empty())
        addProblem(row, Words::tr("taken without its point: “%1, %2” is no latitude and longitude").arg(shown(latitudeCell), shown(longitudeCell)).toStdString(), true);
    if (name.empty() && !toponym.coordinate)
        return;
    toponym.name = std::string(name);
    toponym.span = spanWithin(words, name, event.sentence.begin);
    if (event.countries.size() == 1)
        toponym.country = event.countries.front();
    const std::string_view given = cells[EventColumn::PlaceConfidence];
    toponym.confidence = given.empty() ? 1.0f : confidence(given).value_or(0);
    event.placeConfidence = toponym.confidence;
    event.place = std::int32_t(source.document.toponyms.size());
    event.toponyms.push_back(std::uint32_t(event.place));
    source.document.toponyms.push_back(std::move(toponym));
}

void EventRowTaker::addWords(Event &event, const EventRow &cells, std::uint64_t row)
{
    const auto without = [&](const QString &what, std::string_view item) {
        addProblem(row, Words::tr("taken without the %1 “%2”, which is not known here").arg(what, shown(item)).toStdString(), true);
    };
    const std::string_view countries = Utf8::trimmed(cells[EventColumn::Countries]);
    const auto addCountry = [&](std::string_view item) {
        const CountryCode code = countryNamed(item);
        if (code.isEmpty())
            return false;
        if (std::find(event.countries.begin(), event.countries.end(), code) == event.countries.end())
            event.countries.push_back(code);
        return true;
    };
    forEachItem(countries, false, [&](std::string_view item) {
        if (addCountry(item))
            return;
        forEachItem(item, true, [&](std::string_view word) {
            if (word.size() != 2 || !addCountry(word))
                without(Words::tr("country"), word);
        });
    });
    forEachItem(cells[EventColumn::Topics], true, [&](std::string_view item) {
        const std::string name = lowerKey(item);
        for (int topic = 0; topic < TopicCount; ++topic) {
            if (topicName(Topic(topic)) == name) {
                event.topics.insert(Topic(topic));
                return;
            }
        }
        without(Words::tr("topic"), item);
    });
    forEachItem(cells[EventColumn::Corridors], true, [&](std::string_view item) {
        if (const std::optional<std::uint16_t> corridor = CorridorCatalogue::instance().indexOf(item))
            event.corridors.push_back(*corridor);
        else
            without(Words::tr("corridor"), item);
    });
}

void EventRowTaker::take(std::uint64_t row, const EventRow &told, EventColumns columns, std::string_view before, std::string_view behind)
{
    const EventRow cells = withDates(told, columns);
    std::string_view words = cells[EventColumn::Sentence];
    if (words.empty())
        words = cells[EventColumn::Label];
    if (words.empty() && !columns[std::size_t(EventColumn::Sentence)] && !columns[std::size_t(EventColumn::Label)])
        words = cells[EventColumn::Title];
    if (Utf8::trimmed(words).empty()) {
        addProblem(row, Words::tr("it tells no words of an event").toStdString());
        return;
    }
    const Result<std::optional<EventDate>> date = dateOf(cells);
    if (!date) {
        addProblem(row, date.message());
        return;
    }
    Source &source = sourceOf(cells, columns);
    Event event;
    if (!placeSentence(source, cells, words, event.sentence, row))
        return;
    // Words around that do not fit are of no weight: the sentence stands.
    const std::size_t sizeBefore = Utf8::codePoints(before);
    if (sizeBefore > 0 && sizeBefore <= event.sentence.begin)
        source.text.place(event.sentence.begin - sizeBefore, event.sentence.begin, before);
    if (!behind.empty())
        source.text.place(event.sentence.end, event.sentence.end + Utf8::codePoints(behind), behind);
    if (*date) {
        event.interval = (*date)->interval;
        event.precision = (*date)->precision;
        event.approximate = (*date)->approximate;
        event.edtf = (*date)->edtf;
        const std::string_view given = cells[EventColumn::DateConfidence];
        event.dateConfidence = given.empty() ? 1.0f : confidence(given).value_or(0);
    }
    if (const std::optional<Precision> precision = precisionNamed(cells[EventColumn::Precision]))
        event.precision = *precision;
    if (cells[EventColumn::Approximate] == "true" || cells[EventColumn::Approximate] == "false")
        event.approximate = cells[EventColumn::Approximate] == "true";
    addWords(event, cells, row);
    if (source.derivesTopics)
        event.topics = topicsOf(words);
    addDate(source, event, cells, words);
    addPlace(source, event, cells, words, row);
    event.label = std::string(cells[EventColumn::Label]);
    if (event.label.empty())
        event.label = eventLabel(words, {0, std::uint32_t(words.size())}, {});
    event.id = cells[EventColumn::Id].empty() ? madeId(m_key, row, words) : std::string(cells[EventColumn::Id]);
    source.document.events.push_back(std::move(event));
    ++m_events;
}

void EventRowTaker::finish(EventFile &file)
{
    for (Source &source : m_sources) {
        ExtractedDocument &document = source.document;
        document.document.text = source.text.finish();
        const auto move = [&source](TextSpan &span) { span = {source.text.byteOf(span.begin), source.text.byteOf(span.end)}; };
        for (TemporalExpression &expression : document.temporalExpressions)
            move(expression.span);
        for (Toponym &toponym : document.toponyms)
            move(toponym.span);
        document.sentences.reserve(document.events.size());
        for (Event &event : document.events) {
            move(event.sentence);
            if (document.sentences.empty() || !(document.sentences.back() == event.sentence))
                document.sentences.push_back(event.sentence);
        }
        const auto before = [](TextSpan a, TextSpan b) { return a.begin < b.begin; };
        std::stable_sort(document.sentences.begin(), document.sentences.end(), before);
        document.sentences.erase(std::unique(document.sentences.begin(), document.sentences.end()), document.sentences.end());
        file.documents.push_back(std::move(document));
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
