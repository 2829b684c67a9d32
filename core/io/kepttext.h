// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace Dateline {

/// @p text as a view that lives as long as the program; for the ids of rules, which are few.
std::string_view keptText(std::string_view text);

} // namespace Dateline
