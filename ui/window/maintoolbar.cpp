// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/maintoolbar.h"

#include "models/counttext.h"

#include <QAction>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

namespace Dateline {

MainToolBar::MainToolBar(QWidget *window)
    : QToolBar(tr("Main"), window)
{
    setObjectName(QStringLiteral("mainToolBar"));
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
}

QToolButton *MainToolBar::addButton(QAction *action, const QString &name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setText(text);
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    connect(action, &QAction::changed, button, [button, text] { button->setText(text); });
    addWidget(button);
    return button;
}

void MainToolBar::addSpace()
{
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
}

void MainToolBar::addChoices(const QString &name, const QString &title, const QString &tip, const QList<QAction *> &choices)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(tr("%1 ▾", "button that drops a menu").arg(title));
    button->setToolTip(tip);
    button->setAccessibleName(title);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->addActions(choices);
    button->setMenu(menu);
    addWidget(button);
}

void MainToolBar::addReviewButton(QAction *panel)
{
    m_review = new QToolButton(this);
    m_review->setObjectName(QStringLiteral("reviewButton"));
    m_review->setToolTip(tr("Go through what needs eyes: dates, places and articles that do not agree (%1)").arg(panel->shortcut().toString(QKeySequence::NativeText)));
    connect(m_review, &QToolButton::clicked, panel, &QAction::trigger);
    addWidget(m_review);
    setReviewCount(0);
}

void MainToolBar::setReviewCount(std::size_t count)
{
    m_review->setText(count == 0 ? tr("Review") : tr("Review %1", "how many").arg(countText(qint64(count))));
    m_review->setAccessibleName(count == 0 ? tr("Review") : tr("Review, %1 open").arg(countText(qint64(count))));
    m_review->setProperty("needsEyes", count > 0);
    m_review->style()->unpolish(m_review);
    m_review->style()->polish(m_review);
}

} // namespace Dateline
