// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/chosendate.h"
#include "temporal/temporalexpression.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace Dateline {

/// One way to read the words of a date.
struct DateChoice
{
    std::string edtf; ///< empty: they are no date
    QString text;     ///< "3 July 2024", "no date"
    QString why;      ///< "as it was read", "the year before", …
};

/// What the words of @p read, the machine's own reading, may mean instead, without repeats and "no date" last: the reading itself, the day
/// of the article, the next coarser units, the same a year before and after, and what is known approximately. Only what follows from
/// the reading and the article's date is offered; nothing for what the words do not say. @p read may be null.
std::vector<DateChoice> dateChoices(const TemporalExpression *read, std::optional<Day> published);

/// A date as a person types it: EDTF, or words as articles write them ("3 July 2024", "last spring"), which are counted from @p published.
/// Nothing for what is neither.
std::optional<ChosenDate> dateFromWords(const QString &typed, std::optional<Day> published);

/// "3–4 July 2024".
QString chosenDateText(const ChosenDate &date);

} // namespace Dateline
