// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace Dateline {

class Project;

/// The steps of the session, oldest first, for a list one can look through. Row 0 is the beginning, before any step; row r is the state
/// after step r. Undone steps stand after the current row until another step takes their place.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IsDoneRole = Qt::UserRole + 1, IsCurrentRole };

    explicit HistoryModel(Project &project, QObject *parent = nullptr);

    /// The row of the present state.
    int currentRow() const;
    /// Goes to the state of @p row.
    void goTo(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    Project &m_project;
};

} // namespace Dateline
