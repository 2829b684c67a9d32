// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace Dateline {

class Workspace;

/// Shows a FacetModel: box, code, name, bar, count. A click anywhere in a row, or Space or Return, checks it.
/// As high as its rows, up to a number of them; beyond that it scrolls by itself.
class FacetList : public QListView
{
    Q_OBJECT

public:
    static int rowHeight();

    /// @p mostRows are shown without scrolling.
    FacetList(Workspace &workspace, int mostRows, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    int m_mostRows;
};

} // namespace Dateline
