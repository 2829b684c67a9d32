// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Dateline {

/// A line in the accent colour around a view that has the keyboard, over all that is in it; for views that are covered by others and
/// cannot paint it themselves.
class FocusOutline : public QWidget
{
    Q_OBJECT

public:
    explicit FocusOutline(QWidget *view);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
};

} // namespace Dateline
