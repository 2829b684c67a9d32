// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QColor>

#include <cstdint>
#include <vector>

namespace Dateline {

/// The values of one part of the filter with their counts, as rows that can be checked. It knows no filter: FilterPanel fills
/// it, and hears of a click through toggled(). Rows keep their places when counts or checks change.
class FacetModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CodeRole = Qt::UserRole + 1, ColorRole, CountRole, LargestCountRole };

    struct Row
    {
        std::uint32_t value = 0; ///< what the owner knows the row by
        QString name;
        QString code;            ///< shown before the name; may be empty
        QColor color;            ///< of box and bar; invalid: the ink of the theme
        std::uint32_t count = 0; ///< events that would be shown with this value
        bool isChecked = false;
    };

    using QAbstractListModel::QAbstractListModel;

    /// Other rows, in this order.
    void setRows(std::vector<Row> rows);
    const std::vector<Row> &rows() const { return m_rows; }

    /// Takes counts, checks and colours anew for the rows that stand.
    template<typename Update>
    void updateRows(Update update)
    {
        if (m_rows.empty())
            return;
        for (Row &row : m_rows)
            update(row);
        countsChanged();
    }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The user checked or unchecked the row; the owner answers through updateRows().
    void toggled(std::uint32_t value, bool isChecked);

private:
    void countsChanged();

    std::vector<Row> m_rows;
    std::uint32_t m_largest = 0;
};

} // namespace Dateline
