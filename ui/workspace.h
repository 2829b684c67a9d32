// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventfiltermodel.h"
#include "models/eventselection.h"
#include "project/project.h"
#include "theme.h"
#include "timeline/eras.h"
#include "timeline/timeviewport.h"

#include <QObject>

#include <optional>
#include <set>

namespace Dateline {

/// What the views share: the project and its shown events, one selection, one time viewport, the corridors on the map, the theme.
/// Views take it by reference and tell it by calls; it tells them by the signals of its parts. Views never know each other.
class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(QObject *parent = nullptr);

    EventFilterModel events;
    /// Adds, removes and corrects what is in @ref events.
    Project project;
    EventSelection selection;
    TimeViewport viewport;
    EraList eras;

    const Theme &theme() const { return Theme::of(m_appearance); }
    void setAppearance(Theme::Appearance appearance);

    /// Indexes into CorridorCatalogue of the corridors drawn on the map.
    const std::set<std::uint16_t> &shownCorridors() const { return m_shownCorridors; }
    /// Hiding the chosen one ends its being chosen.
    void setCorridorShown(std::uint16_t corridor, bool shown);
    /// The corridor whose history and events are looked at; choosing one shows it.
    std::optional<std::uint16_t> chosenCorridor() const { return m_chosenCorridor; }
    void setChosenCorridor(std::optional<std::uint16_t> corridor);

    /// The day that "today" is; injected so that pictures and tests are the same every day.
    Day today() const { return m_today; }
    void setToday(Day today);

    /// Sets the viewport to where the shown dated events are, with a margin: a few that lie far before or after the others (at
    /// most a tenth on each side) may be left out, so that the others can be told apart. 2013–2026 when there are none.
    void fitViewport();

    /// Chooses the latest shown event that is known to the day, not later than today, and stands in a city of the five
    /// Central Asian states; else the last one.
    void selectLatestExactEvent();

Q_SIGNALS:
    void themeChanged();
    /// Other corridors are shown, or another one is chosen.
    void corridorsChanged();

private:
    Theme::Appearance m_appearance = Theme::Appearance::Light;
    std::set<std::uint16_t> m_shownCorridors;
    std::optional<std::uint16_t> m_chosenCorridor;
    Day m_today;
};

} // namespace Dateline
