// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalexpression.h"

namespace Dateline {

std::string_view temporalTypeName(TemporalExpression::Type type)
{
    switch (type) {
    case TemporalExpression::Type::Date: return "DATE";
    case TemporalExpression::Type::Time: return "TIME";
    case TemporalExpression::Type::Duration: return "DURATION";
    case TemporalExpression::Type::Set: return "SET";
    }
    return "DATE";
}

TimeInterval rangeInterval(const std::vector<TemporalExpression> &expressions, std::size_t index)
{
    const TemporalExpression &opening = expressions[index];
    TimeInterval interval = opening.interval;
    if (opening.rangeEnd < 0 || std::size_t(opening.rangeEnd) >= expressions.size())
        return interval;
    const TimeInterval &closing = expressions[std::size_t(opening.rangeEnd)].interval;
    if (interval.earliest && closing.latest && *closing.latest >= *interval.earliest) {
        interval.latest = closing.latest;
        interval.endKind = closing.endKind;
    }
    return interval;
}

std::string rangeEdtf(const std::vector<TemporalExpression> &expressions, std::size_t index)
{
    const TemporalExpression &opening = expressions[index];
    if (opening.rangeEnd < 0 || std::size_t(opening.rangeEnd) >= expressions.size())
        return opening.edtf.string();
    const TemporalExpression &closing = expressions[std::size_t(opening.rangeEnd)];
    if (opening.edtf.empty() || closing.edtf.empty())
        return opening.edtf.string();
    // Where an end is an interval itself (a week, a quarter), its outer days bound the range.
    const auto part = [](const TemporalExpression &expression, bool first) {
        const std::string_view edtf = expression.edtf;
        const std::size_t slash = edtf.find('/');
        if (slash == std::string_view::npos)
            return edtf;
        return first ? edtf.substr(0, slash) : edtf.substr(slash + 1);
    };
    std::string text(part(opening, true));
    return (text += '/') += part(closing, false);
}

} // namespace Dateline
