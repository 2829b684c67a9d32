// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/paper.h"

namespace Dateline {

const std::vector<Paper> &papers()
{
    static const std::vector<Paper> all{
        {QStringLiteral("A5"), QPageSize::A5}, {QStringLiteral("A4"), QPageSize::A4}, {QStringLiteral("A3"), QPageSize::A3},
        {QStringLiteral("A2"), QPageSize::A2}, {QStringLiteral("A1"), QPageSize::A1}, {QStringLiteral("A0"), QPageSize::A0},
        {QStringLiteral("Letter"), QPageSize::Letter}, {QStringLiteral("Legal"), QPageSize::Legal}, {QStringLiteral("Tabloid"), QPageSize::Tabloid},
    };
    return all;
}

std::optional<QPageSize::PageSizeId> paperNamed(const QString &name)
{
    for (const Paper &paper : papers()) {
        if (paper.name.compare(name, Qt::CaseInsensitive) == 0)
            return paper.id;
    }
    return std::nullopt;
}

QSizeF paperSize(QPageSize::PageSizeId paper, QPageLayout::Orientation orientation)
{
    const QSizeF upright = QPageSize::size(paper, QPageSize::Inch) * PixelsPerInch;
    return orientation == QPageLayout::Landscape ? upright.transposed() : upright;
}

} // namespace Dateline
