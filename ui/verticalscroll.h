// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace Dateline {

/// Lets a widget be lower than it wants and scrolls it then, but never narrower.
class VerticalScroll : public QScrollArea // no Q_OBJECT: style sheets know it as a QScrollArea
{
public:
    explicit VerticalScroll(QWidget *widget, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace Dateline
