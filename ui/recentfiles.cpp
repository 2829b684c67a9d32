// SPDX-License-Identifier: GPL-3.0-or-later
#include "recentfiles.h"

#include <QFileInfo>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

constexpr int Limit = 12;
constexpr QLatin1StringView Key = "recent"_L1;

} // namespace

RecentFiles::RecentFiles(bool keepsSettings, QWidget *parent)
    : QMenu(tr("&Recent"), parent)
    , m_keepsSettings(keepsSettings)
{
    connect(this, &QMenu::aboutToShow, this, &RecentFiles::fill);
}

void RecentFiles::remember(const QStringList &paths)
{
    if (!m_keepsSettings)
        return;
    QSettings settings;
    QStringList recent = settings.value(Key).toStringList();
    for (const QString &path : paths) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        recent.removeAll(absolute);
        recent.prepend(absolute);
    }
    settings.setValue(Key, recent.mid(0, Limit));
}

void RecentFiles::fill()
{
    clear();
    const QStringList recent = m_keepsSettings ? QSettings().value(Key).toStringList() : QStringList();
    for (const QString &path : recent) {
        QAction *action = addAction(QString(path).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    if (recent.isEmpty())
        addAction(tr("Nothing opened yet"))->setEnabled(false);
}

} // namespace Dateline
