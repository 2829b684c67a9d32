// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace Dateline::Test {

/// A valid PDF with a page for each element of @p pages, whose lines are set in Helvetica. The lines must be ASCII without
/// brackets and backslashes. Readers of the file need its user password when @p locked.
std::string samplePdf(const std::vector<std::vector<std::string>> &pages, const std::string &title = {}, bool locked = false);

} // namespace Dateline::Test
