// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/facetmodel.h"

#include "models/counttext.h"
#include "uitext.h"

#include <algorithm>

namespace Dateline {

namespace {

QString accessibleText(const FacetModel::Row &row)
{
    const QString count = row.count == 1 ? FacetModel::tr("1 event") : FacetModel::tr("%1 events").arg(countText(row.count));
    return row.isChecked ? FacetModel::tr("%1, %2, shown", "name, events").arg(row.name, count)
                         : FacetModel::tr("%1, %2", "name, events").arg(row.name, count);
}

} // namespace

void FacetModel::setRows(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_largest = 0;
    for (const Row &row : m_rows)
        m_largest = std::max(m_largest, row.count);
    endResetModel();
}

void FacetModel::countsChanged()
{
    m_largest = 0;
    for (const Row &row : m_rows)
        m_largest = std::max(m_largest, row.count);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::ToolTipRole: return toolTipText(accessibleText(row));
    case Qt::AccessibleTextRole: return accessibleText(row);
    case Qt::CheckStateRole: return row.isChecked ? Qt::Checked : Qt::Unchecked;
    case CodeRole: return row.code;
    case ColorRole: return row.color;
    case CountRole: return row.count;
    case LargestCountRole: return m_largest;
    default: return {};
    }
}

bool FacetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Row row = m_rows[std::size_t(index.row())];
    const bool isChecked = value.toInt() == Qt::Checked;
    if (row.isChecked != isChecked)
        Q_EMIT toggled(row.value, isChecked);
    return true;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace Dateline
