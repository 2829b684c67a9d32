// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/explanation.h"

#include "geo/gazetteer.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "uitext.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

QString quoted(std::string_view words)
{
    return Words::tr("“%1”", "words of an article").arg(textFromUtf8(words).simplified());
}

QString typeText(TemporalExpression::Type type)
{
    switch (type) {
    case TemporalExpression::Type::Date: return Words::tr("date");
    case TemporalExpression::Type::Time: return Words::tr("time of day");
    case TemporalExpression::Type::Duration: return Words::tr("length of time, no date");
    case TemporalExpression::Type::Set: return Words::tr("repeated time, no date");
    }
    return {};
}

/// "Georgia, United States" for a row of the gazetteer.
QString placeText(const Place &place)
{
    const QString name = textFromUtf8(place.name);
    return place.country.isEmpty() || place.kind == PlaceKind::Country
        ? name
        : Words::tr("%1, %2", "place, country").arg(name, textFromUtf8(countryName(place.country)));
}

} // namespace

QString publishedText(const DocumentDate &published)
{
    const QString reason = textFromUtf8(published.reason);
    if (!published.day)
        return reason.isEmpty() ? Words::tr("Date unknown") : Words::tr("Date unknown: %1").arg(reason);
    const QString day = Words::tr("Published %1").arg(displayDay(*published.day));
    switch (published.basis) {
    case PublishedBasis::Given: return Words::tr("%1 · given by you", "publication").arg(day);
    case PublishedBasis::Metadata:
        return published.evidence ? Words::tr("%1 · stated in the article", "publication").arg(day)
                                  : Words::tr("%1 · from its metadata", "publication").arg(day);
    case PublishedBasis::Dateline: return Words::tr("%1 · from the dateline", "publication").arg(day);
    case PublishedBasis::Inferred:
        return reason.isEmpty() ? Words::tr("%1 · inferred", "publication").arg(day)
                                : Words::tr("%1 · inferred: %2", "publication").arg(day, reason);
    case PublishedBasis::Unknown: break;
    }
    return day;
}

QString explainDate(const ExtractedDocument &document, const TemporalExpression &expression)
{
    const QString words = quoted(expression.span.in(document.document.text));
    QStringList lines;
    if (expression.isResolved()) {
        lines << Words::tr("%1 → %2", "words and the date they mean")
                     .arg(words, displayDate(expression.interval, expression.precision, expression.approximate));
        if (!expression.edtf.empty())
            lines << Words::tr("EDTF %1").arg(textFromUtf8(expression.edtf));
    } else if (expression.type == TemporalExpression::Type::Duration || expression.type == TemporalExpression::Type::Set) {
        lines << Words::tr("%1: %2", "words and what they are").arg(words, typeText(expression.type));
    } else {
        lines << Words::tr("%1: no date", "words").arg(words);
    }
    if (!expression.anchor.empty())
        lines << Words::tr("counted from %1").arg(textFromUtf8(expression.anchor));
    if (!expression.rule.empty())
        lines << Words::tr("rule %1").arg(textFromUtf8(expression.rule));
    if (!expression.reason.empty())
        lines << textFromUtf8(expression.reason);
    return lines.join(u'\n');
}

QString explainPlace(const ExtractedDocument &document, const Toponym &toponym)
{
    const QString words = quoted(toponym.span.in(document.document.text));
    const QString name = textFromUtf8(toponym.name);
    QStringList lines;
    lines << (toponym.country.isEmpty() || toponym.kind == PlaceKind::Country
                  ? Words::tr("%1 → %2", "words and the place they mean").arg(words, name)
                  : Words::tr("%1 → %2, %3", "words, place, country").arg(words, name, textFromUtf8(countryName(toponym.country))));
    lines << (toponym.coordinate ? Words::tr("%1 at %2", "kind of place, coordinate").arg(kindText(toponym.kind), coordinateText(*toponym.coordinate))
                                 : kindText(toponym.kind));
    if (!toponym.members.empty()) {
        QStringList members;
        for (const CountryCode member : toponym.members)
            members << textFromUtf8(member.text());
        lines << members.join(u' ');
    }
    if (toponym.metonym)
        lines << Words::tr("stands for the government here: counts for the country, not for the point");
    lines << Words::tr("confidence %1").arg(confidenceText(toponym.confidence));
    if (const QString others = otherReadings(toponym); !others.isEmpty())
        lines << others;
    return lines.join(u'\n');
}

QString otherReadings(const Toponym &toponym)
{
    constexpr std::size_t Most = 3;
    const Gazetteer &gazetteer = Gazetteer::instance();
    QStringList names;
    for (std::size_t i = 0; i < toponym.alternatives.size() && names.size() < qsizetype(Most); ++i) {
        const std::uint32_t row = toponym.alternatives[i];
        if (row >= gazetteer.placeCount())
            continue;
        const QString name = placeText(gazetteer.place(row));
        // Results of before the shares were kept have none.
        const float share = i < toponym.alternativeConfidences.size() ? toponym.alternativeConfidences[i] : 0.0f;
        names << (share > 0 ? Words::tr("%1 (%2)", "place, confidence").arg(name, confidenceText(share)) : name);
    }
    if (names.isEmpty())
        return {};
    const QString all = names.join(Words::tr("; ", "between places"));
    return toponym.alternatives.size() > Most
        ? Words::tr("could also be %1 and %2 more").arg(all, countText(qint64(toponym.alternatives.size()) - Most))
        : Words::tr("could also be %1").arg(all);
}

QString confidenceText(float confidence)
{
    const long percent = std::lround(confidence * 100);
    return percent == 0 && confidence > 0 ? Words::tr("under 1 %") : Words::tr("%1 %", "percent").arg(percent);
}

QString kindText(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Country: return Words::tr("country");
    case PlaceKind::Region: return Words::tr("region of several countries");
    case PlaceKind::FirstLevel: return Words::tr("province");
    case PlaceKind::City: return Words::tr("city");
    case PlaceKind::Facility: return Words::tr("facility");
    case PlaceKind::Water: return Words::tr("sea, lake or river");
    case PlaceKind::Mountain: return Words::tr("mountain");
    case PlaceKind::Demonym: return Words::tr("names a country, stands at no point");
    case PlaceKind::Group: return Words::tr("group of countries");
    }
    return {};
}

QString coordinateText(Coordinate coordinate)
{
    return Words::tr("%1° %2, %3° %4", "latitude, north or south, longitude, east or west")
        .arg(QString::number(std::abs(coordinate.latitude), 'f', 2),
             coordinate.latitude < 0 ? Words::tr("S", "south") : Words::tr("N", "north"),
             QString::number(std::abs(coordinate.longitude), 'f', 2),
             coordinate.longitude < 0 ? Words::tr("W", "west") : Words::tr("E", "east"));
}

QString countryText(CountryCode country)
{
    const QString code = textFromUtf8(country.text());
    const QString name = textFromUtf8(countryName(country));
    return name == code ? code : Words::tr("%1 (%2)", "country and its code").arg(name, code);
}

} // namespace Dateline
