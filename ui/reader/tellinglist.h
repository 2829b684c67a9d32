// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace Dateline {

class TellingButton;
struct Theme;

/// Where an event is told, a line each: title and day of the article, and which words of it where it tells the event more than once.
/// The one that is shown in the reader is marked. A click, Space or Return on another one asks for it.
class TellingList : public QWidget
{
    Q_OBJECT

public:
    explicit TellingList(QWidget *parent = nullptr);

    /// Lists at most @ref MostShown of them, @p chosen among these, and says how many there are besides. @p chosen may be none of them.
    void setTellings(const EventStore &store, std::vector<EventIndex> tellings, EventIndex chosen);
    void setTheme(const Theme &theme);

    static constexpr std::size_t MostShown = 40;

Q_SIGNALS:
    void wanted(Dateline::EventIndex telling);

private:
    std::vector<TellingButton *> m_buttons; ///< kept from one event to the next, so that the keyboard stays where it is
    std::vector<EventIndex> m_tellings;
    QLabel *m_more;
};

} // namespace Dateline
