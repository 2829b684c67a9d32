// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filtersummary.h"

#include "elidedlabel.h"
#include "labels.h"
#include "models/filtertext.h"
#include "uitext.h"
#include "workspace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

namespace Dateline {

FilterSummary::FilterSummary(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_label(new ElidedLabel)
    , m_clear(new QAction(tr("&Clear Filters"), this))
{
    setAccessibleName(tr("What is shown"));
    m_label->setFont(windowFont(12));
    m_clear->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    m_clear->setToolTip(tr("Show all events again (%1)").arg(m_clear->shortcut().toString(QKeySequence::NativeText)));
    addAction(m_clear);

    auto *button = new QToolButton;
    button->setDefaultAction(m_clear);
    button->setFont(windowFont(12));
    button->setAccessibleName(QString(m_clear->text()).remove(u'&'));
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

void FilterSummary::update()
{
    const QString filter = describeFilter(m_workspace.events);
    m_text = describeCounts(m_workspace.events);
    if (!filter.isEmpty())
        m_text = tr("%1 · %2", "counts, filter").arg(m_text, filter);
    m_clear->setEnabled(!m_workspace.events.filter().isEmpty());
    showLine();
}

void FilterSummary::setMessage(const QString &message)
{
    m_message = message;
    showLine();
}

void FilterSummary::showLine()
{
    m_label->setWhole(m_message.isEmpty() ? m_text : m_message);
}

void FilterSummary::applyTheme()
{
    setInk(m_label, m_workspace.theme().secondText);
}

} // namespace Dateline
