// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/noticebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Dateline {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel)
{
    setObjectName(QStringLiteral("noticeBar"));
    m_label->setObjectName(QStringLiteral("noticeLabel"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    auto *dismiss = new QPushButton(tr("Dis&miss"));
    dismiss->setToolTip(tr("Hide this message"));
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->addWidget(m_label, 1);
    row->addWidget(dismiss, 0, Qt::AlignTop);
    hide();
}

void NoticeBar::tell(const QString &text)
{
    m_label->setText(text);
    m_label->setAccessibleName(text);
    setVisible(!text.isEmpty());
}

} // namespace Dateline
