// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/placechoices.h"

#include "geo/gazetteer.h"
#include "models/counttext.h"
#include "reader/explanation.h"
#include "uitext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

bool standsAtAPoint(PlaceKind kind)
{
    return kind != PlaceKind::Demonym && kind != PlaceKind::Group;
}

PlaceChoice choiceOf(std::uint32_t row, const QString &note)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const Place place = gazetteer.place(row);
    ChosenPlace chosen{std::string(place.name), place.kind, place.country, std::nullopt, place.geonameId};
    if (standsAtAPoint(place.kind))
        chosen.coordinate = place.coordinate;
    QStringList where{textFromUtf8(place.name)};
    if (place.firstLevel && place.kind != PlaceKind::FirstLevel)
        where << textFromUtf8(gazetteer.place(*place.firstLevel).name);
    if (!place.country.isEmpty() && place.kind != PlaceKind::Country)
        where << textFromUtf8(countryName(place.country));
    where.removeDuplicates();
    QStringList why{kindText(place.kind), coordinateText(place.coordinate)};
    if (place.population > 0)
        why << Words::tr("%1 people").arg(countText(place.population));
    if (!note.isEmpty())
        why << note;
    return {std::move(chosen), where.join(Words::tr(", ", "between parts of a place")), why.join(QStringLiteral(" · "))};
}

} // namespace

std::vector<PlaceChoice> placeChoices(const Toponym &toponym)
{
    std::vector<PlaceChoice> choices;
    PlaceChoice read;
    read.place = ChosenPlace{toponym.name, toponym.kind, toponym.country, toponym.coordinate, toponym.geonameId};
    read.text = textFromUtf8(toponym.name);
    if (!toponym.country.isEmpty() && toponym.kind != PlaceKind::Country)
        read.text = Words::tr("%1, %2", "place, country").arg(read.text, textFromUtf8(countryName(toponym.country)));
    QStringList why{kindText(toponym.kind)};
    if (toponym.coordinate)
        why << coordinateText(*toponym.coordinate);
    why << Words::tr("as it was read, confidence %1").arg(confidenceText(toponym.confidence));
    read.why = why.join(QStringLiteral(" · "));
    choices.push_back(std::move(read));
    int number = 0;
    for (std::size_t i = 0; i < toponym.alternatives.size(); ++i) {
        if (toponym.alternatives[i] >= Gazetteer::instance().placeCount())
            continue;
        // Results of before the shares were kept have none.
        const float share = i < toponym.alternativeConfidences.size() ? toponym.alternativeConfidences[i] : 0.0f;
        ++number;
        choices.push_back(choiceOf(toponym.alternatives[i], share > 0 ? Words::tr("runner-up %1, confidence %2").arg(number).arg(confidenceText(share))
                                                                      : Words::tr("runner-up %1").arg(number)));
    }
    choices.push_back({std::nullopt, Words::tr("no place"), Words::tr("the words name something else")});
    return choices;
}

std::vector<PlaceChoice> placesNamed(const QString &name, std::size_t most)
{
    std::vector<PlaceChoice> choices;
    std::vector<std::uint32_t> seen;
    for (const PlaceReading &reading : Gazetteer::instance().find(name.trimmed().toStdString())) {
        if (choices.size() == most)
            break;
        if (std::find(seen.begin(), seen.end(), reading.row) != seen.end())
            continue;
        seen.push_back(reading.row);
        choices.push_back(choiceOf(reading.row, reading.type == NameType::Former ? Words::tr("a former name") : QString()));
    }
    return choices;
}

} // namespace Dateline
