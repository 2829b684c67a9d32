// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filtersummary.h"

#include "labels.h"
#include "uitext.h"
#include "workspace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Dateline {

namespace {

QString describeShown(const EventFilterModel &events)
{
    const int shown = events.rowCount();
    const int all = int(events.store().size());
    if (all == 0)
        return FilterSummary::tr("no events");
    QString text = shown == all ? (all == 1 ? FilterSummary::tr("1 event") : FilterSummary::tr("%n events", nullptr, all))
                                : FilterSummary::tr("%1 of %n events", nullptr, all).arg(shown);
    if (const int undated = shown - events.datedCount(); undated > 0)
        text = FilterSummary::tr("%1, %2 without a date").arg(text).arg(undated);
    if (events.unplacedCount() > 0)
        text = FilterSummary::tr("%1, %2 without a place").arg(text).arg(events.unplacedCount());
    return text;
}

} // namespace

FilterSummary::FilterSummary(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_label(plainLabel(12))
    , m_clear(new QAction(tr("Clear filters"), this))
{
    setAccessibleName(tr("What is shown"));
    m_label->setWordWrap(false);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_label->setMinimumWidth(80);
    m_clear->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_clear->setToolTip(tr("Show all events again (%1)").arg(m_clear->shortcut().toString(QKeySequence::NativeText)));
    addAction(m_clear);

    auto *button = new QToolButton;
    button->setDefaultAction(m_clear);
    button->setFont(windowFont(12));
    button->setAccessibleName(m_clear->text());
    button->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 8, 2);
    row->setSpacing(12);
    row->addWidget(m_label, 1);
    row->addWidget(button);

    connect(m_clear, &QAction::triggered, this, [this] { m_workspace.events.setFilter({}); });
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &FilterSummary::update);
    connect(&workspace, &Workspace::themeChanged, this, &FilterSummary::applyTheme);
    applyTheme();
    update();
}

QString FilterSummary::text() const
{
    return m_label->text();
}

void FilterSummary::update()
{
    const QString text = describeShown(m_workspace.events);
    m_label->setText(text);
    m_label->setToolTip(toolTipText(text));
    m_clear->setEnabled(!m_workspace.events.filter().isEmpty());
}

void FilterSummary::applyTheme()
{
    QPalette second = m_workspace.theme().palette();
    second.setColor(QPalette::WindowText, m_workspace.theme().secondText);
    m_label->setPalette(second);
}

} // namespace Dateline
