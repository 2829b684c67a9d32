// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <algorithm>

namespace Dateline {

/// Sets widgets beside each other in as many rows as they need, so that a row of controls is never wider than its place. What
/// is left of a row goes to those that want it (QSizePolicy::Expanding), else it stays empty at the end.
///
/// Splitters and docks ask no widget for the height that goes with a width, so this layout gives its widget a fixed one: that of
/// its rows.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    /// In one row.
    QSize sizeHint() const override;
    /// In as many rows as there are widgets, and one row high.
    QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    /// The height that the rows take.
    int arrange(const QRect &area, bool moves) const;
    void place(const QList<QLayoutItem *> &row, const QRect &area) const;
    void keepHeight() const;
    int gap() const { return std::max(0, spacing()); }

    QList<QLayoutItem *> m_items;
};

} // namespace Dateline
