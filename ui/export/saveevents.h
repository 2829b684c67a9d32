// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace Dateline {

class EventStore;

/// Asks for a file and saves the events of all documents in it, in the format its ending names; the file is whole or not there. A failure
/// is told in a box over `parent`. Returns the path written, empty when nothing was.
QString saveEvents(const EventStore &store, QWidget *parent);

} // namespace Dateline
