// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/samplestore.h"
#include "timeline/timelineview.h"
#include "workspace.h"

#include <QTest>

namespace Dateline::TestSupport {

/// A timeline as large as in a window, with the sample events and a fixed today, that has the keyboard.
struct Window
{
    explicit Window(std::vector<ExtractedDocument> documents = sampleDocuments())
        : view(workspace, indexer)
    {
        workspace.setToday(*dayFromCivil(2024, 10, 15));
        workspace.events.addDocuments(std::move(documents));
        workspace.fitViewport();
        view.setFont(exportFont(13));
        view.resize(1100, 620);
        view.show();
        view.setFocus(Qt::TabFocusReason);
        view.grab();
    }

    EventIndex shown(int row) const { return workspace.events.events()[std::size_t(row)]; }
    QPoint centreOf(EventIndex event) const { return view.eventRect(event).center().toPoint(); }
    void key(Qt::Key key) { QTest::keyClick(&view, key); }
    double centre() const { return (workspace.viewport.begin() + workspace.viewport.end()) / 2; }

    Workspace workspace;
    TimelineIndexer indexer{workspace.events};
    TimelineView view;
};

/// Presses, moves in two steps and lets go.
inline void drag(QWidget &widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::mousePress(&widget, Qt::LeftButton, modifiers, from);
    QTest::mouseMove(&widget, (from + to) / 2);
    QTest::mouseMove(&widget, to);
    QTest::mouseRelease(&widget, Qt::LeftButton, modifiers, to);
}

} // namespace Dateline::TestSupport
