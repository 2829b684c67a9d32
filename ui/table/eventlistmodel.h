// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventfiltermodel.h"

#include <QAbstractProxyModel>

#include <vector>

namespace Dateline {

class Workspace;

/// The shown events, or only those without a date or without a place, in the order of the filter model. All of them cost no
/// list of their own.
class EventListModel : public QAbstractProxyModel
{
    Q_OBJECT

public:
    enum class Part { All, WithoutDate, WithoutPlace };
    /// After the columns of the filter model: stars, notes, tags and what was decided.
    static constexpr int MarksColumn = EventFilterModel::ColumnCount;

    explicit EventListModel(Workspace &workspace, QObject *parent = nullptr);

    Part part() const { return m_part; }
    void setPart(Part part);
    /// The proxy's row of a row of the filter model; -1 when this part does not have it.
    int rowOfSource(int sourceRow) const;

    QModelIndex mapToSource(const QModelIndex &proxy) const override;
    QModelIndex mapFromSource(const QModelIndex &source) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &) const override { return {}; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// As the source's, but with literal tool tips and with what is missing ("no date", "no place") in italics.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void collect();

    Workspace &m_workspace;
    EventFilterModel &m_events;
    Part m_part = Part::All;
    int m_first = 0;         ///< of All and WithoutDate: the rows from here on
    int m_count = 0;
    std::vector<int> m_rows; ///< of WithoutPlace: the rows of the filter model, ascending
};

} // namespace Dateline
