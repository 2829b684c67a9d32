// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/timeinterval.h"

namespace Dateline {

std::string_view precisionName(Precision precision)
{
    switch (precision) {
    case Precision::Time: return "time";
    case Precision::Day: return "day";
    case Precision::Weekend: return "weekend";
    case Precision::Week: return "week";
    case Precision::Month: return "month";
    case Precision::Quarter: return "quarter";
    case Precision::Half: return "half";
    case Precision::Season: return "season";
    case Precision::Year: return "year";
    case Precision::Decade: return "decade";
    case Precision::Century: return "century";
    case Precision::Millennium: return "millennium";
    }
    return {};
}

} // namespace Dateline
