// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace Dateline {

/// What the dialogs have in common that ask for one decision: a heading, what it is about, the parts of the question, and beneath them a button
/// that decides. Return does nothing while there is nothing to decide.
class DecisionDialog : public QDialog
{
    Q_OBJECT

protected:
    /// @p heading and @p about are shown as they are, whatever markup they hold.
    DecisionDialog(const QString &title, const QString &heading, const QString &about, const QString &decide, QWidget *parent);

    /// Adds a part of the question, from above.
    void addPart(QWidget *part, int stretch = 0);
    void setCanDecide(bool can);
    bool canDecide() const;

    void keyPressEvent(QKeyEvent *event) override;

private:
    QVBoxLayout *m_parts;
    QPushButton *m_decide;
};

} // namespace Dateline
