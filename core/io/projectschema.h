// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/result.h"

#include <QString>

#include <cstdint>
#include <optional>

class QSqlDatabase;

namespace Dateline {

/// "Dtln", in SQLite's application_id.
inline constexpr std::uint32_t ProjectApplicationId = 0x44746C6E;

/// The version of the tables, in SQLite's user_version. What each version holds is told in HACKING.md.
inline constexpr int ProjectSchemaVersion = 2;

/// Makes the tables of a version, the current one unless a test asks for an older one, in an empty database, in one transaction.
[[nodiscard]] std::optional<Failure> createProjectSchema(QSqlDatabase &database, int version = ProjectSchemaVersion);

/// Brings tables of version @p from, lower than the current one, to the current version, in one transaction.
[[nodiscard]] std::optional<Failure> migrateProjectSchema(QSqlDatabase &database, int from);

} // namespace Dateline
