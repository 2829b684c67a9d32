// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace Dateline {

class Workspace;

/// A button that is a word. Checked it stands in the accent and underlined, so that not the colour alone tells.
/// With setCount() it is a row: the word at the left, the count at the right; a count that wants looking at is in the accent.
class WordButton : public QAbstractButton
{
    Q_OBJECT

public:
    WordButton(Workspace &workspace, const QString &text, QWidget *parent = nullptr);

    void setCount(int count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Workspace &m_workspace;
    int m_count = -1;
};

} // namespace Dateline
