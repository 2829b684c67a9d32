// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/historymodel.h"

#include "project/project.h"

namespace Dateline {

HistoryModel::HistoryModel(Project &project, QObject *parent)
    : QAbstractListModel(parent)
    , m_project(project)
{
    connect(&project, &Project::historyChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int HistoryModel::currentRow() const
{
    return int(m_project.history().done());
}

void HistoryModel::goTo(int row)
{
    if (row >= 0 && row < rowCount())
        m_project.goTo(std::size_t(row));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_project.history().steps().size()) + 1;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return index.row() == 0 ? tr("The beginning") : QString::fromStdString(m_project.history().steps()[std::size_t(index.row() - 1)].text);
    case IsDoneRole:
        return index.row() <= currentRow();
    case IsCurrentRole:
        return index.row() == currentRow();
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    // One can go to an undone step as well: it is done again.
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace Dateline
