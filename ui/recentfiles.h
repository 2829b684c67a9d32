// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace Dateline {

/// The menu of what was opened last, newest first. It keeps its list in the desktop's settings when `keepsSettings`, else nowhere.
class RecentFiles : public QMenu
{
    Q_OBJECT

public:
    explicit RecentFiles(bool keepsSettings, QWidget *parent = nullptr);

    /// Puts files and folders at the head of the list.
    void remember(const QStringList &paths);

Q_SIGNALS:
    void chosen(const QString &path);

private:
    void fill();

    bool m_keepsSettings;
};

} // namespace Dateline
