// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/lanenames.h"

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

constexpr std::array Names{
    std::pair{LaneGrouping::Country, "country"_L1},   std::pair{LaneGrouping::Topic, "topic"_L1}, std::pair{LaneGrouping::Document, "article"_L1},
    std::pair{LaneGrouping::Corridor, "corridor"_L1}, std::pair{LaneGrouping::None, "none"_L1},
};

} // namespace

QString laneName(LaneGrouping grouping)
{
    for (const auto &[value, name] : Names) {
        if (value == grouping)
            return name;
    }
    return {};
}

std::optional<LaneGrouping> laneOfName(const QString &name)
{
    for (const auto &[value, word] : Names) {
        if (word == name)
            return value;
    }
    return std::nullopt;
}

} // namespace Dateline
