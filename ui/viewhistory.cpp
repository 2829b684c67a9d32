// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewhistory.h"

#include "workspace.h"

namespace Dateline {

ViewHistory::ViewHistory(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_settled(current())
    , m_hadDocuments(workspace.events.store().documentCount() > 0)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(SettleMilliseconds);
    connect(&m_settle, &QTimer::timeout, this, &ViewHistory::settle);
    connect(&m_workspace.viewport, &TimeViewport::changed, this, &ViewHistory::follow);
    connect(&m_workspace.events, &EventFilterModel::eventsChanged, this, &ViewHistory::follow);
    connect(&m_workspace.events, &EventFilterModel::documentsChanged, this, [this] {
        const bool hasDocuments = m_workspace.events.store().documentCount() > 0;
        // What was seen of other documents, or of none, is nothing to go back to.
        if (hasDocuments && m_hadDocuments)
            return;
        m_hadDocuments = hasDocuments;
        m_before.clear();
        m_after.clear();
        m_isFirst = true;
        m_settle.start();
        Q_EMIT changed();
    });
}

ViewHistory::View ViewHistory::current() const
{
    return {m_workspace.viewport.begin(), m_workspace.viewport.end(), m_workspace.events.filter()};
}

void ViewHistory::follow()
{
    if (m_isShowing || m_isHeld || current() == m_settled)
        return;
    m_settle.start();
    Q_EMIT changed();
}

void ViewHistory::setHeld(bool held)
{
    if (held == m_isHeld)
        return;
    m_isHeld = held;
    if (held)
        m_settle.stop();
    else
        follow();
}

void ViewHistory::settle()
{
    if (m_isHeld)
        return;
    m_settle.stop();
    const View now = current();
    if (m_isFirst)
        m_settled = now;
    m_isFirst = false;
    if (now == m_settled)
        return;
    m_before.push_back(m_settled);
    if (m_before.size() > Limit)
        m_before.pop_front();
    m_after.clear();
    m_settled = now;
    Q_EMIT changed();
}

bool ViewHistory::canGoBack() const
{
    return !m_before.empty() || (!m_isFirst && current() != m_settled);
}

void ViewHistory::back()
{
    settle();
    if (m_before.empty())
        return;
    m_after.push_back(m_settled);
    m_settled = m_before.back();
    m_before.pop_back();
    show(m_settled);
}

void ViewHistory::forward()
{
    settle();
    if (m_after.empty())
        return;
    m_before.push_back(m_settled);
    m_settled = m_after.back();
    m_after.pop_back();
    show(m_settled);
}

void ViewHistory::show(const View &view)
{
    m_isShowing = true;
    m_workspace.events.setFilter(view.filter);
    m_workspace.viewport.setRange(view.begin, view.end);
    m_isShowing = false;
    Q_EMIT changed();
}

} // namespace Dateline
