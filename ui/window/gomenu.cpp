// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/gomenu.h"

#include "menuaction.h"
#include "models/counttext.h"
#include "models/filtertext.h"
#include "workspace.h"

#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

GoMenu::GoMenu(Workspace &workspace, QWidget *window)
    : QMenu(tr("&Go"), window)
    , m_workspace(workspace)
    , m_position(new QLabel(window))
{
    EventSelection *selection = &workspace.selection;
    m_previous = makeAction(this, tr("&Previous Event"), QKeySequence(u"Alt+Left"_s), tr("Go to the event before this one"), selection, &EventSelection::previous);
    m_next = makeAction(this, tr("&Next Event"), QKeySequence(u"Alt+Right"_s), tr("Go to the event after this one"), selection, &EventSelection::next);
    makeAction(this, tr("&First Event"), QKeySequence(u"Alt+Home"_s), tr("Go to the first event"), selection, &EventSelection::first);
    makeAction(this, tr("&Last Event"), QKeySequence(u"Alt+End"_s), tr("Go to the last event"), selection, &EventSelection::last);
    m_previous->setIconText(QStringLiteral("‹"));
    m_next->setIconText(QStringLiteral("›"));
    m_position->setObjectName(QStringLiteral("positionLabel"));
    m_position->setMinimumWidth(150);
    connect(selection, &EventSelection::changed, this, &GoMenu::refresh);
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &GoMenu::refresh);
    refresh();
}

void GoMenu::refresh()
{
    const EventFilterModel &events = m_workspace.events;
    const int count = events.datedCount();
    const int row = events.rowOf(m_workspace.selection.current());
    m_position->setText(row >= 0 && row < count ? tr("Event %1 of %2").arg(countText(row + 1), countText(count)) : describeShown(events));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

} // namespace Dateline
