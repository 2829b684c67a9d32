// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventdate.h"

#include "temporal/edtf.h"
#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/utf8.h"

namespace Dateline {

namespace {

Precision precisionOf(const EdtfDate &date)
{
    if (!date.day.empty())
        return date.day.find('X') == std::string::npos ? Precision::Day : Precision::Month;
    if (!date.month.empty()) {
        if (date.month.find('X') != std::string::npos)
            return Precision::Year;
        const int month = std::stoi(date.month);
        return month <= 12 ? Precision::Month : month >= 33 && month <= 36 ? Precision::Quarter : month >= 40 ? Precision::Half : Precision::Season;
    }
    const std::size_t unknown = date.year.find('X');
    const std::size_t digits = unknown == std::string::npos ? 0 : date.year.size() - unknown;
    return digits == 0 ? Precision::Year : digits == 1 ? Precision::Decade : digits == 2 ? Precision::Century : Precision::Millennium;
}

std::optional<EventDate> fromEdtf(std::string_view text)
{
    const std::optional<Edtf> edtf = parseEdtf(text);
    if (!edtf || !edtf->interval().isResolved())
        return std::nullopt;
    EventDate date;
    date.interval = edtf->interval();
    date.edtf = std::string(text);
    const std::optional<EdtfDate> &part = edtf->begin ? edtf->begin : edtf->end;
    if (part) {
        date.precision = precisionOf(*part);
        date.approximate = part->isApproximate() || part->isUncertain();
    }
    return date;
}

std::optional<EventDate> fromWords(std::string_view text)
{
    static const TemporalTagger tagger(TemporalRules::english());
    const std::vector<TextSpan> sentences{{0, std::uint32_t(text.size())}};
    const std::vector<TemporalCandidate> candidates = tagger.tag(text, sentences);
    const std::vector<TemporalExpression> expressions = TemporalResolver().resolve(text, sentences, candidates, DocumentDate{});
    if (expressions.empty() || expressions.front().span.begin != 0)
        return std::nullopt;
    const TemporalExpression &first = expressions.front();
    const TextSpan last = first.rangeEnd >= 0 ? expressions[std::size_t(first.rangeEnd)].span : first.span;
    const TimeInterval interval = rangeInterval(expressions, 0);
    // The whole cell and nothing else, and a day that needs no other day to count from.
    if (last.end != text.size() || !interval.isResolved() || !first.makesEvent || !first.anchor.empty())
        return std::nullopt;
    return EventDate{interval, first.precision, first.approximate, rangeEdtf(expressions, 0)};
}

} // namespace

std::optional<EventDate> readEventDate(std::string_view text)
{
    text = Utf8::trimmed(text);
    if (text.empty() || text.size() > 200)
        return std::nullopt;
    if (const std::optional<Day> day = dayFromIso(text))
        return EventDate{TimeInterval::of(*day, *day), Precision::Day, false, std::string(text)};
    if (const std::optional<EventDate> date = fromEdtf(text))
        return date;
    // A time of day behind the day, as tables write it: 2024-07-03T10:00, 2024-07-03 10:00:00.
    if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ') && text.size() > 11 && text[11] >= '0' && text[11] <= '9') {
        if (const std::optional<Day> day = dayFromIso(text.substr(0, 10)))
            return EventDate{TimeInterval::of(*day, *day), Precision::Day, false, std::string(text.substr(0, 10))};
    }
    return text.find('/') == std::string_view::npos && text.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos ? fromWords(text)
                                                                                                                                  : std::nullopt;
}

EventDate joinedDate(const EventDate &begin, const EventDate &end)
{
    if (begin.interval == end.interval)
        return begin;
    EventDate joined = begin;
    joined.interval.latest = end.interval.latest;
    joined.interval.endKind = end.interval.endKind;
    joined.approximate = begin.approximate || end.approximate;
    const auto first = begin.edtf.substr(0, begin.edtf.find('/'));
    const std::size_t slash = end.edtf.rfind('/');
    joined.edtf = first + '/' + (slash == std::string::npos ? end.edtf : end.edtf.substr(slash + 1));
    return joined;
}

} // namespace Dateline
