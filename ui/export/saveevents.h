// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace Dateline {

class EventStore;

/// A file of events that is to be written.
struct EventTarget
{
    QString path;
    QString format; ///< a name of eventFormats(); empty where neither the path nor a choice tells it
};

/// The format that the ending of @p path names, which counts for more than the chosen one unless it tells less (".json"); a path without
/// an ending of events gets that of @p chosenFormat, a name of eventFormats() or empty.
EventTarget eventTarget(QString path, const QString &chosenFormat);

/// Asks for a file and saves the events of all documents in it, in the format its ending names; the file is whole or not there. A failure
/// is told in a box over `parent`. Returns the path written, empty when nothing was.
QString saveEvents(const EventStore &store, QWidget *parent);

} // namespace Dateline
