// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/timeinterval.h"

#include <optional>
#include <string>
#include <string_view>

namespace Dateline {

/// A date as a person states it, read from EDTF.
struct ChosenDate
{
    std::string edtf;
    TimeInterval interval;
    Precision precision = Precision::Day;
    bool approximate = false;
};

/// Nothing when @p edtf is no EDTF (ISO 8601-2, annex A) or covers no day that the program can hold.
std::optional<ChosenDate> chosenDate(std::string_view edtf);

} // namespace Dateline
