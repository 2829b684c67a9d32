// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventreader.h"

#include <string>
#include <string_view>

namespace Dateline {

/// Reads the events of a page of W3C Web Annotations: Dateline's own come back as they were written, of others the quoted words
/// become events without a date. @p text is valid UTF-8; see readEvents() for the rest.
Result<EventFile> readAnnotations(std::string_view text, const std::string &path, const ReadProgress &progress);

} // namespace Dateline
