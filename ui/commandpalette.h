// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actionlist.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace Dateline {

/// A field to type a few letters of any action's name into: arrows choose among what fits, Return does it, Escape leaves.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    explicit CommandPalette(std::vector<ActionEntry> entries, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void run();

    std::vector<ActionEntry> m_entries;
    QLineEdit *m_field;
    QListWidget *m_list;
    int m_reachable = 1; ///< how many of the first rows can be run
};

/// How well @p text answers @p words: 0 not at all, the more the better. Each word must begin a word of the text (best) or stand
/// within one; case does not count.
int paletteScore(const QString &text, const QStringList &words);

} // namespace Dateline
