// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace Dateline {

class EventFilterModel;

/// An event in the words of a report.
struct ReportEvent
{
    /// A part of the sentence in UTF-16 units.
    struct Mark
    {
        qsizetype begin = 0;
        qsizetype length = 0;
        bool isDate = false; ///< else a place
    };

    QString heading;  ///< of the part of the list that it stands in: its year, its decade, "Without a date"
    QString when;     ///< as people write it
    QString edtf;     ///< empty for an undated one
    QString sentence; ///< its words as they stand in the article, each white space made a space
    std::vector<Mark> marks; ///< in order, none over another
    QString about;    ///< place, countries and topics in one line; may be empty
    std::uint32_t document = 0;
};

ReportEvent reportEvent(const EventStore &store, EventIndex event);

/// Numbers from 1 for the articles of the shown events, by their index in the store; 0 for the others.
std::vector<int> sourceNumbers(const EventFilterModel &events);

/// An article behind a report, in words.
struct ReportSource
{
    int number = 0; ///< of sourceNumbers()
    QString title;
    QString details; ///< when it was published and how that is known, its file, and the sources that it names
};

/// The articles of the shown events, in the order of their numbers.
std::vector<ReportSource> reportSources(const EventFilterModel &events);

} // namespace Dateline
