// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/result.h"

#include <optional>

class QMainWindow;
class QSplitter;

namespace Dateline {

class MapView;
class ThemeMenu;
class TimelineView;
class Workspace;

/// What the desktop's settings keep of the window from one start to the next: size, panels, colours, and what timeline and map show.
class WindowSettings
{
public:
    struct Parts
    {
        QMainWindow &window;
        Workspace &workspace;
        TimelineView &timeline;
        MapView &map;
        QSplitter &stack;
        ThemeMenu &themes;
    };

    explicit WindowSettings(Parts parts)
        : m_parts(parts)
    {
    }

    /// Makes the window as it was, or no larger than the screen. Fails where nothing can be kept, in words for the user.
    std::optional<Failure> restore();
    void store() const;
    /// Where the panels stood was known at restore().
    bool hasLayout() const { return m_hasLayout; }

private:
    Parts m_parts;
    bool m_hasLayout = false;
};

} // namespace Dateline
