// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/toldevent.h"

#include "events/eventlabel.h"
#include "geo/corridor.h"
#include "io/eventdate.h"
#include "text/utf8.h"

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <unordered_map>
#include <utility>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ToldEvent)
};

/// At most so many characters of a cell in a message.
constexpr std::size_t ShownSize = 40;

QString shown(std::string_view cell)
{
    const QString text = QString::fromUtf8(cell).simplified();
    return text.size() > qsizetype(ShownSize) ? text.left(qsizetype(ShownSize)) + QChar(u'\u2026') : text;
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
                    names->emplace(eventKey(name), code);
            }
        }
        return names;
    }();
    const auto known = byName->find(eventKey(text));
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

std::string madeId(const ToldEvent &told)
{
    // FNV-1a, as the linker's ids: the same for the same file, on every machine.
    std::uint64_t hash = 14695981039346656037ull;
    const auto add = [&hash](std::string_view bytes) {
        for (const char c : bytes) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 1099511628211ull;
        }
    };
    add(told.path);
    add(std::string_view("\0", 1));
    add(told.title);
    add(std::string_view(reinterpret_cast<const char *>(&told.row), sizeof told.row));
    add(told.words);
    char buffer[17];
    std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(hash));
    return buffer;
}

/// Where @p part stands in @p words, in code points; an empty span at its beginning where it does not.
TextSpan spanWithin(std::string_view words, std::string_view part)
{
    const std::size_t at = part.empty() ? std::string_view::npos : words.find(part);
    if (at == std::string_view::npos)
        return {};
    const auto first = std::uint32_t(Utf8::codePoints(words.substr(0, at)));
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

TemporalExpression dateExpression(const Event &event, const EventRow &cells, std::string_view words)
{
    std::string_view dateText = cells[EventColumn::DateText];
    if (dateText.empty())
        dateText = cells[EventColumn::Earliest].empty() ? cells[EventColumn::Edtf] : cells[EventColumn::Earliest];
    TemporalExpression expression;
    expression.span = spanWithin(words, dateText);
    if (expression.span.isEmpty())
        return expression;
    expression.precision = event.precision;
    expression.approximate = event.approximate;
    expression.makesEvent = true;
    expression.value = event.edtf;
    expression.edtf = event.edtf;
    expression.interval = event.interval;
    return expression;
}

void readPlace(ToldEvent &told, const EventRow &cells)
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
        told.problems.push_back(Words::tr("taken without its point: “%1, %2” is no latitude and longitude").arg(shown(latitudeCell), shown(longitudeCell)).toStdString());
    if (name.empty() && !toponym.coordinate)
        return;
    toponym.name = std::string(name);
    toponym.span = spanWithin(told.words, name);
    if (told.event.countries.size() == 1)
        toponym.country = told.event.countries.front();
    const std::string_view given = cells[EventColumn::PlaceConfidence];
    toponym.confidence = given.empty() ? 1.0f : confidence(given).value_or(0);
    told.event.placeConfidence = toponym.confidence;
    told.place = std::move(toponym);
}

void readLists(ToldEvent &told, const EventRow &cells)
{
    Event &event = told.event;
    const auto without = [&](const QString &what, std::string_view item) {
        told.problems.push_back(Words::tr("taken without the %1 “%2”, which is not known here").arg(what, shown(item)).toStdString());
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
        const std::string name = eventKey(item);
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

void readDate(Event &event, const EventRow &cells, const std::optional<EventDate> &date)
{
    if (date) {
        event.interval = date->interval;
        event.precision = date->precision;
        event.approximate = date->approximate;
        event.edtf = date->edtf;
        const std::string_view given = cells[EventColumn::DateConfidence];
        event.dateConfidence = given.empty() ? 1.0f : confidence(given).value_or(0);
    }
    if (const std::optional<Precision> precision = precisionNamed(cells[EventColumn::Precision]))
        event.precision = *precision;
    const std::string_view approximate = cells[EventColumn::Approximate];
    if (approximate == "true" || approximate == "false")
        event.approximate = approximate == "true";
}

} // namespace

Result<ToldEvent> readToldEvent(std::uint64_t row, const EventRow &asWritten, EventColumns columns)
{
    const auto has = [&columns](EventColumn column) { return columns[std::size_t(column)]; };
    const EventRow cells = withDates(asWritten, columns);
    const bool hasWords = has(EventColumn::Sentence) || has(EventColumn::Label);
    ToldEvent told;
    told.row = row;
    told.path = cells[EventColumn::Path];
    told.title = hasWords ? cells[EventColumn::Title] : std::string_view();
    told.published = Utf8::trimmed(cells[EventColumn::Published]);
    told.words = cells[EventColumn::Sentence];
    if (told.words.empty())
        told.words = cells[EventColumn::Label];
    if (told.words.empty() && !hasWords)
        told.words = cells[EventColumn::Title];
    if (Utf8::trimmed(told.words).empty())
        return Failure{Words::tr("it tells no words of an event").toStdString()};
    const std::optional<std::uint64_t> begin = offset(cells[EventColumn::Begin]);
    const std::optional<std::uint64_t> end = offset(cells[EventColumn::End]);
    if (begin && end)
        told.sentence = {*begin, *end};

    const Result<std::optional<EventDate>> date = dateOf(cells);
    if (!date)
        return Failure{date.message()};
    Event &event = told.event;
    readDate(event, cells, *date);
    readLists(told, cells);
    if (!has(EventColumn::Topics))
        event.topics = topicsOf(told.words);
    told.date = dateExpression(event, cells, told.words);
    readPlace(told, cells);
    event.label = std::string(cells[EventColumn::Label]);
    if (event.label.empty())
        event.label = eventLabel(told.words, {0, std::uint32_t(told.words.size())}, {});
    event.id = std::string(cells[EventColumn::Id]);
    if (event.id.empty())
        event.id = madeId(told);
    return told;
}

} // namespace Dateline
