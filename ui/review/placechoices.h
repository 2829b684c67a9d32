// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/decision.h"

#include <QString>

#include <vector>

namespace Dateline {

/// One place that a name may mean.
struct PlaceChoice
{
    std::optional<ChosenPlace> place; ///< nothing: the words name no place
    QString text;                     ///< "Georgia, United States"
    QString why;                      ///< "province · 32.75° N, 83.50° W · as it was read, confidence 62 %"
};

/// The machine's reading with its confidence, then its runners-up in their order with theirs, then "no place".
std::vector<PlaceChoice> placeChoices(const Toponym &toponym);

/// All places of the gazetteer that @p name can mean, the best known first, at most @p most.
std::vector<PlaceChoice> placesNamed(const QString &name, std::size_t most = 40);

} // namespace Dateline
