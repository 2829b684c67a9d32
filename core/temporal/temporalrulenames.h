// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalmeaning.h"

#include <optional>
#include <string_view>

namespace Dateline {

// The names that rule files give to fields and their values. Private to core/temporal.

/// The field of that name ("month"); nothing when there is none.
std::optional<TemporalField> fieldFromName(std::string_view name);
/// The value that @p text names in @p field: a number, or one of its own names ("past", "week"); nothing when it names none.
std::optional<int> valueFromText(TemporalField field, std::string_view text);

} // namespace Dateline
