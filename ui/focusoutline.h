// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace Dateline {

/// Draws a line in the accent colour around what has the keyboard, over all that is in it, so that nothing moves for it: around lists,
/// tables, areas that scroll and views that are covered by others, none of which shows it by itself. One of these serves the program.
class FocusOutline : public QObject
{
    Q_OBJECT

public:
    explicit FocusOutline(QObject *parent);
    ~FocusOutline() override;

    /// Says of a view that it wants the line, or that it shows by itself where the keyboard is.
    static void setWanted(QWidget *view, bool wanted);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void follow(QWidget *focused);
    void cover();

    QPointer<QWidget> m_view;
    QPointer<QWidget> m_line; ///< a child of the view
};

} // namespace Dateline
