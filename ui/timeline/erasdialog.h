// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/eras.h"

#include <QDialog>

class QLabel;
class QTableWidget;

namespace Dateline {

/// The bands of time as a table to edit. What is accepted is shown and written to the user's file.
class ErasDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p file: where the bands are written to; empty: nowhere.
    ErasDialog(EraList &eras, QString file, QWidget *parent = nullptr);

    void accept() override;

private:
    enum Column { Name, First, Last, Tint, Source, ColumnCount };

    void fill(const std::vector<TimelineEra> &eras);
    void addRow(const TimelineEra &era);
    void addEmptyRow();
    void removeRows();
    /// What the table says; a row that makes no band is told and chosen.
    std::optional<std::vector<TimelineEra>> read();
    void complain(int row, Column column, const QString &problem);

    EraList &m_eras;
    QString m_file;
    QTableWidget *m_table;
    QLabel *m_problem;
};

} // namespace Dateline
