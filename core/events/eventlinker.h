// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

namespace Dateline {

/// Joins the dates, places and corridors of each sentence to events and puts them into @p extracted.events. A sentence with
/// several separate dates gives an event for each; a range is one. A sentence whose only date is unresolved gives an undated
/// event. Vague references, durations and sets give none.
void linkEvents(ExtractedDocument &extracted);

/// The event that @p sentence tells of the date @p expression, an index into @p extracted's list, whether or not the words would make one
/// by themselves. @p sentence may hold several sentences. It is not put into @p extracted.
Event linkEvent(const ExtractedDocument &extracted, TextSpan sentence, std::uint32_t expression);

} // namespace Dateline
