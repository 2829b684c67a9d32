// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/corridordetails.h"

#include "map/corridorstate.h"
#include "map/mapexport.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Dateline {

namespace {

constexpr int EventRole = Qt::UserRole;
constexpr std::size_t MostEvents = 500; // the event table lists more

} // namespace

CorridorDetails::CorridorDetails(Workspace &workspace, const std::vector<Corridor> &corridors, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_corridors(corridors)
    , m_text(new QLabel)
    , m_count(new QLabel)
    , m_only(new QToolButton)
    , m_events(new QListWidget)
{
    setAccessibleName(tr("Chosen corridor"));
    m_text->setObjectName(QStringLiteral("corridorText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setMargin(8);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_text);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_only->setText(tr("Only these"));
    m_only->setCheckable(true);
    m_only->setToolTip(tr("Filter by this corridor: show only events whose sentences name it"));
    m_events->setObjectName(QStringLiteral("corridorEvents"));
    m_events->setAccessibleName(tr("Events of the chosen corridor"));
    m_events->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_events->setTextElideMode(Qt::ElideRight);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 2, 8, 2);
    head->addWidget(m_count, 1);
    head->addWidget(m_only);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 3);
    layout->addLayout(head);
    layout->addWidget(m_events, 2);

    connect(m_only, &QToolButton::toggled, this, [this](bool only) {
        EventFilter filter = m_workspace.events.filter();
        filter.corridors.clear();
        if (only && m_workspace.chosenCorridor())
            filter.corridors.insert(*m_workspace.chosenCorridor());
        m_workspace.events.setFilter(filter);
    });
    const auto choose = [this](const QListWidgetItem *item) {
        if (item)
            m_workspace.selection.select(item->data(EventRole).toUInt());
    };
    connect(m_events, &QListWidget::itemClicked, this, choose);
    connect(m_events, &QListWidget::itemActivated, this, choose);
    connect(&workspace, &Workspace::corridorsChanged, this, &CorridorDetails::refresh);
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &CorridorDetails::refreshEvents);
    connect(&workspace.viewport, &TimeViewport::changed, this, &CorridorDetails::refreshText);
    refresh();
}

void CorridorDetails::refresh()
{
    const std::optional<std::uint16_t> chosen = m_workspace.chosenCorridor();
    setVisible(chosen && *chosen < m_corridors.size());
    refreshText();
    refreshEvents();
}

void CorridorDetails::refreshText()
{
    const std::optional<std::uint16_t> chosen = m_workspace.chosenCorridor();
    if (!chosen || *chosen >= m_corridors.size())
        return;
    // Moving the window of time changes the words only when the status changes.
    const QString text = corridorText(m_corridors[*chosen], corridorDay(m_workspace));
    if (text != m_text->text())
        m_text->setText(text);
}

void CorridorDetails::refreshEvents()
{
    const std::optional<std::uint16_t> chosen = m_workspace.chosenCorridor();
    m_events->clear();
    if (!chosen || *chosen >= m_corridors.size())
        return;
    const EventStore &store = m_workspace.events.store();
    std::size_t count = 0;
    for (const EventIndex index : m_workspace.events.events()) {
        const Event &event = store.event(index);
        if (std::find(event.corridors.begin(), event.corridors.end(), *chosen) == event.corridors.end())
            continue;
        if (++count > MostEvents)
            continue;
        const QString text =
            tr("%1 — %2", "date and label of an event").arg(displayDate(event), QString::fromStdString(event.label));
        auto *item = new QListWidgetItem(text, m_events);
        item->setToolTip(text);
        item->setData(EventRole, index);
    }
    m_count->setText(count == 1 ? tr("1 event names it") : tr("%1 events name it").arg(countText(count)));
    const QSignalBlocker blocked(m_only);
    m_only->setChecked(m_workspace.events.filter().corridors == std::set{*chosen});
}

} // namespace Dateline
