// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/decisiondialog.h"

#include "labels.h"
#include "uitext.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Dateline {

DecisionDialog::DecisionDialog(const QString &title, const QString &heading, const QString &about, const QString &decide, QWidget *parent)
    : QDialog(parent)
    , m_parts(new QVBoxLayout)
{
    setWindowTitle(title);
    QLabel *headingLabel = plainLabel(15, QFont::DemiBold);
    headingLabel->setText(breakable(heading));
    QLabel *aboutLabel = plainLabel(12.5);
    aboutLabel->setText(breakable(about));

    auto *buttons = new QDialogButtonBox;
    m_decide = buttons->addButton(decide, QDialogButtonBox::AcceptRole);
    m_decide->setProperty("mainAction", true);
    m_decide->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    m_parts->setSpacing(8);
    column->addWidget(headingLabel);
    column->addWidget(aboutLabel);
    column->addLayout(m_parts, 1);
    column->addWidget(buttons);
}

void DecisionDialog::addPart(QWidget *part, int stretch)
{
    m_parts->addWidget(part, stretch);
}

void DecisionDialog::setCanDecide(bool can)
{
    m_decide->setEnabled(can);
}

bool DecisionDialog::canDecide() const
{
    return m_decide->isEnabled();
}

void DecisionDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !canDecide())
        return;
    QDialog::keyPressEvent(event);
}

} // namespace Dateline
