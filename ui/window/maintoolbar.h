// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QLabel;
class QToolButton;

namespace Dateline {

/// The window's tool bar: buttons that do what actions of the menus do, and how much there is to review.
class MainToolBar : public QToolBar
{
    Q_OBJECT

public:
    explicit MainToolBar(QWidget *window);

    /// A button that does what @p action does, with a shorter text; known to tests and style sheets by @p name.
    QToolButton *addButton(QAction *action, const QString &name, const QString &text);
    void addSpace();
    /// A button that drops a menu of @p choices.
    void addChoices(const QString &name, const QString &title, const QString &tip, const QList<QAction *> &choices);
    /// A button that triggers @p panel, and tells by setReviewCount() how much waits there.
    void addReviewButton(QAction *panel);
    void setReviewCount(std::size_t count);

private:
    QToolButton *m_review = nullptr;
};

} // namespace Dateline
