// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPageLayout>
#include <QPageSize>
#include <QSizeF>
#include <QString>

#include <optional>
#include <vector>

namespace Dateline {

/// Logical pixels to an inch of paper.
inline constexpr double PixelsPerInch = 96;

/// A size of paper that is offered.
struct Paper
{
    QString name; ///< "A4"
    QPageSize::PageSizeId id;
};

/// A5 to A0, then the American ones.
const std::vector<Paper> &papers();
/// By its name in any case; nothing for any other.
std::optional<QPageSize::PageSizeId> paperNamed(const QString &name);
/// In logical pixels.
QSizeF paperSize(QPageSize::PageSizeId paper, QPageLayout::Orientation orientation);

} // namespace Dateline
