// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventreader.h"

#include <QAbstractTableModel>

#include <utility>
#include <vector>

namespace Dateline {

/// The events of a file that was read and not yet taken in: date, words, place, countries, source. Costs two numbers a row.
class EventPreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { DateColumn, LabelColumn, PlaceColumn, CountriesColumn, SourceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// @p file must outlive the model or the next call; null for none.
    void setFile(const EventFile *file);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const EventFile *m_file = nullptr;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_rows; ///< document and event
};

/// The rows of a file that were not taken, or not all of them: the row's number, what became of it, why.
class RowProblemModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RowColumn, OutcomeColumn, ReasonColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// As EventPreviewModel::setFile().
    void setFile(const EventFile *file);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const EventFile *m_file = nullptr;
};

} // namespace Dateline
