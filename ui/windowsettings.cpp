// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowsettings.h"

#include "map/mapview.h"
#include "timeline/timelineview.h"
#include "window/thememenu.h"
#include "workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WindowSettings)
};

/// A window that would not fit the screen fills it.
void fitScreen(QMainWindow &window)
{
    const QSize room = window.screen()->availableSize();
    if (window.size().boundedTo(room) == window.size())
        return;
    window.resize(window.size().boundedTo(room));
    window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

} // namespace

std::optional<Failure> WindowSettings::restore()
{
    auto &[window, workspace, timeline, map, stack, themes] = m_parts;
    const QSettings settings;
    timeline.setInertia(settings.value(QStringLiteral("inertia"), false).toBool());
    workspace.eras.setShown(settings.value(QStringLiteral("bands"), true).toBool());
    themes.choose(ThemeMenu::Choice(settings.value(QStringLiteral("theme"), int(ThemeMenu::Choice::Desktop)).toInt()));
    map.setShowsTiles(settings.value(QStringLiteral("openStreetMap"), false).toBool());
    timeline.setLaneGrouping(LaneGrouping(settings.value(QStringLiteral("lanes"), int(LaneGrouping::Country)).toInt()));
    if (!window.restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray()))
        fitScreen(window);
    m_hasLayout = window.restoreState(settings.value(QStringLiteral("state")).toByteArray());
    stack.restoreState(settings.value(QStringLiteral("stack")).toByteArray());
    if (settings.isWritable())
        return std::nullopt;
    return Failure{Words::tr("What is set in this window is forgotten when it closes: %1 cannot be written.").arg(QDir::toNativeSeparators(settings.fileName())).toStdString()};
}

void WindowSettings::store() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("inertia"), m_parts.timeline.hasInertia());
    settings.setValue(QStringLiteral("bands"), m_parts.workspace.eras.isShown());
    settings.setValue(QStringLiteral("theme"), int(m_parts.themes.choice()));
    settings.setValue(QStringLiteral("openStreetMap"), m_parts.map.showsTiles());
    settings.setValue(QStringLiteral("lanes"), int(m_parts.timeline.laneGrouping()));
    settings.setValue(QStringLiteral("geometry"), m_parts.window.saveGeometry());
    settings.setValue(QStringLiteral("state"), m_parts.window.saveState());
    settings.setValue(QStringLiteral("stack"), m_parts.stack.saveState());
}

} // namespace Dateline
