// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

namespace Dateline {

/// Joins the dates, places and corridors of each sentence to events and puts them into @p extracted.events. A sentence with
/// several separate dates gives an event for each; a range is one. A sentence whose only date is unresolved gives an undated
/// event. Vague references, durations and sets give none.
void linkEvents(ExtractedDocument &extracted);

} // namespace Dateline
