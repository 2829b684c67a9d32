// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/windowmemory.h"

#include "geo/corridor.h"
#include "review/lanenames.h"
#include "uitext.h"
#include "workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>
#include <QSplitter>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

constexpr const char *LayoutSetting = "layout";
constexpr const char *LanesSetting = "lanes";
constexpr const char *CorridorsSetting = "corridors";
constexpr const char *BandsSetting = "bands";

} // namespace

WindowMemory::WindowMemory(Workspace &workspace, QMainWindow *window, QSplitter *stack)
    : QObject(window)
    , m_workspace(workspace)
    , m_window(window)
    , m_stack(stack)
    , m_usualCorridors(workspace.shownCorridors())
    , m_usualBands(workspace.eras.all())
{
    connect(&workspace, &Workspace::corridorsChanged, this, &WindowMemory::keepCorridors);
    connect(&workspace.project, &Project::settingChanged, this, [this](const QString &name) {
        if (name == QLatin1StringView(CorridorsSetting))
            showCorridors();
        else if (name == QLatin1StringView(BandsSetting))
            showBands();
    });
    connect(&workspace.project, &Project::fileChanged, this, &WindowMemory::showCorridors);
    connect(&workspace.eras, &EraList::changed, this, &WindowMemory::keepBands);
    connect(&workspace.project, &Project::fileChanged, this, &WindowMemory::showBands);
}

void WindowMemory::noteLanes(LaneGrouping grouping)
{
    m_lanes = grouping;
    if (!m_following)
        m_workspace.project.setSetting(LanesSetting, laneName(grouping).toStdString(), {}, false);
}

void WindowMemory::keepCorridors()
{
    const bool isUsual = m_workspace.shownCorridors() == m_usualCorridors && !m_workspace.project.setting(CorridorsSetting);
    if (m_following || isUsual)
        return;
    QJsonArray ids;
    for (const std::uint16_t corridor : m_workspace.shownCorridors())
        ids.append(textFromUtf8(CorridorCatalogue::instance().corridors()[corridor].id));
    m_workspace.project.setSetting(CorridorsSetting, QJsonDocument(ids).toJson(QJsonDocument::Compact).toStdString(), tr("Choose the corridors on the map"));
}

void WindowMemory::showCorridors()
{
    std::set<std::uint16_t> wanted = m_usualCorridors;
    if (const std::optional<std::string> stored = m_workspace.project.setting(CorridorsSetting)) {
        wanted.clear();
        const QJsonArray ids = QJsonDocument::fromJson(QByteArray::fromStdString(*stored)).array();
        const std::vector<Corridor> &corridors = CorridorCatalogue::instance().corridors();
        for (std::size_t i = 0; i < corridors.size(); ++i) {
            if (ids.contains(textFromUtf8(corridors[i].id)))
                wanted.insert(std::uint16_t(i));
        }
    }
    m_following = true;
    for (std::size_t i = 0; i < CorridorCatalogue::instance().corridors().size(); ++i)
        m_workspace.setCorridorShown(std::uint16_t(i), wanted.contains(std::uint16_t(i)));
    m_following = false;
}

void WindowMemory::keepBands()
{
    if (m_following)
        return;
    if (!m_workspace.project.hasName()) {
        m_usualBands = m_workspace.eras.all();
        return;
    }
    const std::string bands = writeEras(m_workspace.eras.all()).toStdString();
    const std::optional<std::string> stored = m_workspace.project.setting(BandsSetting);
    if (bands != stored.value_or(writeEras(m_usualBands).toStdString()))
        m_workspace.project.setSetting(BandsSetting, bands, tr("Edit the bands of time"));
}

void WindowMemory::showBands()
{
    std::vector<TimelineEra> wanted = m_usualBands;
    if (const std::optional<std::string> stored = m_workspace.project.setting(BandsSetting)) {
        if (Result<std::vector<TimelineEra>> bands = parseEras(QByteArray::fromStdString(*stored)))
            wanted = std::move(*bands);
    }
    if (wanted == m_workspace.eras.all())
        return;
    m_following = true;
    m_workspace.eras.setAll(std::move(wanted));
    m_following = false;
}

void WindowMemory::store()
{
    if (!m_workspace.project.hasName())
        return;
    const QJsonObject layout{{u"panels"_s, QString::fromLatin1(m_window->saveState().toBase64())},
                             {u"views"_s, QString::fromLatin1(m_stack->saveState().toBase64())}};
    m_workspace.project.setSetting(LayoutSetting, QJsonDocument(layout).toJson(QJsonDocument::Compact).toStdString(), {}, false);
    m_workspace.project.setSetting(LanesSetting, laneName(m_lanes).toStdString(), {}, false);
}

void WindowMemory::restore()
{
    if (const std::optional<std::string> stored = m_workspace.project.setting(LayoutSetting)) {
        const QJsonObject layout = QJsonDocument::fromJson(QByteArray::fromStdString(*stored)).object();
        m_window->restoreState(QByteArray::fromBase64(layout.value(u"panels"_s).toString().toLatin1()));
        m_stack->restoreState(QByteArray::fromBase64(layout.value(u"views"_s).toString().toLatin1()));
    }
    if (const std::optional<std::string> stored = m_workspace.project.setting(LanesSetting)) {
        if (const std::optional<LaneGrouping> lanes = laneOfName(textFromUtf8(*stored))) {
            m_following = true;
            Q_EMIT lanesRestored(*lanes);
            m_following = false;
        }
    }
}

} // namespace Dateline
