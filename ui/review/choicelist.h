// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>
#include <QListWidget>

namespace Dateline {

/// A list of numbered choices, each with a second line that says why it is offered.
class ChoiceList : public QListWidget
{
    Q_OBJECT

public:
    explicit ChoiceList(QWidget *parent = nullptr);

    /// @p number is shown before the choice; 0 shows none.
    QListWidgetItem *addChoice(int number, const QString &text, const QString &why);
};

/// Makes the row that a digit stands for the current one; false for other keys and for a row that is not there.
bool chooseByDigit(QListWidget &list, const QKeyEvent &key);

/// What a key would write into a field; empty for keys that write nothing, and for those with Ctrl, Alt or Meta.
QString typedText(const QKeyEvent &key);

} // namespace Dateline
