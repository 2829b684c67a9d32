// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventfilter.h"
#include "timeline/timeviewport.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace Dateline {

class Workspace;

/// What was looked at: the range of time and the filter together, so that one key leads back. A view counts once it has stood for
/// a moment, or when something else is done: the steps of one drag are not views of their own.
class ViewHistory : public QObject
{
    Q_OBJECT

public:
    explicit ViewHistory(Workspace &workspace, QObject *parent = nullptr);

    bool canGoBack() const;
    bool canGoForward() const { return !m_after.empty(); }
    void back();
    void forward();
    /// What is seen now is a view, however short it stood. Called before what leads elsewhere at once.
    void settle();
    /// While held nothing becomes a view: for what changes the view by itself and puts it back.
    void setHeld(bool held);

    /// How many views are kept.
    static constexpr std::size_t Limit = 200;
    static constexpr int SettleMilliseconds = 600;

Q_SIGNALS:
    /// canGoBack() or canGoForward() may be others.
    void changed();

private:
    struct View
    {
        AxisDay begin = 0;
        AxisDay end = 0;
        EventFilter filter;
        friend bool operator==(const View &, const View &) = default;
    };
    View current() const;
    void show(const View &view);
    void follow();

    Workspace &m_workspace;
    QTimer m_settle;
    View m_settled;
    std::deque<View> m_before;
    std::deque<View> m_after;
    bool m_isShowing = false;
    bool m_isHeld = false;
    bool m_isFirst = false; ///< no view of these documents has settled yet
    bool m_hadDocuments;
};

} // namespace Dateline
