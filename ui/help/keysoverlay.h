// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actionlist.h"

#include <QFrame>

class QTextBrowser;

namespace Dateline {

/// All keys of the window over the window: taken from the actions, so that none can be missing, with what the pointer does on the
/// timeline. Escape, ? or a click beside it closes it.
class KeysOverlay : public QFrame
{
    Q_OBJECT

public:
    /// Covers @p window and takes the keyboard; gives it back and deletes itself when it is closed.
    KeysOverlay(const std::vector<ActionEntry> &entries, QWidget *window);

    /// What it says, as plain text.
    QString plainText() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void leave();
    void place();

    QTextBrowser *m_text;
    QPointer<QWidget> m_focusBefore;
};

} // namespace Dateline
