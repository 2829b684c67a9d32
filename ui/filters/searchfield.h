// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

#include <string>

namespace Dateline {

class Workspace;

/// Sets the words of the filter as one types, a moment after the last key; Return does it at once, Escape empties the field.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(Workspace &workspace, QWidget *parent = nullptr);

    /// Sets what stands in the field now, without waiting.
    void flush();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void followFilter();

    Workspace &m_workspace;
    QTimer m_wait;
    std::string m_applied; ///< the words of the filter that the field knows of
};

} // namespace Dateline
