// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"
#include "geo/country.h"
#include "geo/toponym.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

/// The packed place names of resources/gazetteer, read in place without unpacking.
/// Immutable and safe to share between threads.
class Gazetteer
{
public:
    /// The gazetteer inside the program; it is part of it, so this cannot fail.
    static const Gazetteer &instance();
};

} // namespace Dateline
