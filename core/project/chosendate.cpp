// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/chosendate.h"

#include "temporal/edtf.h"

#include <algorithm>

namespace Dateline {

namespace {

Precision precisionOf(const EdtfDate &date)
{
    if (!date.time.empty())
        return Precision::Time;
    if (!date.day.empty())
        return date.day == "XX" ? Precision::Month : Precision::Day;
    if (!date.month.empty() && date.month != "XX") {
        const int code = (date.month[0] - '0') * 10 + (date.month[1] == 'X' ? 0 : date.month[1] - '0');
        if (code <= 12)
            return Precision::Month;
        if (code <= 32)
            return Precision::Season;
        return code <= 36 ? Precision::Quarter : Precision::Half;
    }
    switch (std::count(date.year.begin(), date.year.end(), 'X')) {
    case 0: return Precision::Year;
    case 1: return Precision::Decade;
    case 2: return Precision::Century;
    default: return Precision::Millennium;
    }
}

} // namespace

std::optional<ChosenDate> chosenDate(std::string_view edtf)
{
    const std::optional<Edtf> parsed = parseEdtf(edtf);
    if (!parsed)
        return std::nullopt;
    ChosenDate chosen;
    chosen.edtf = edtfText(*parsed);
    chosen.interval = parsed->interval();
    if (!chosen.interval.isResolved())
        return std::nullopt;
    chosen.precision = Precision::Millennium;
    bool known = false;
    const auto take = [&](const std::optional<EdtfDate> &date) {
        if (!date)
            return;
        chosen.precision = known ? std::min(chosen.precision, precisionOf(*date)) : precisionOf(*date);
        chosen.approximate = chosen.approximate || date->isApproximate() || date->isUncertain();
        known = true;
    };
    take(parsed->begin);
    take(parsed->end);
    for (const Edtf::Member &member : parsed->members) {
        take(member.first);
        take(member.last);
    }
    return chosen;
}

} // namespace Dateline
