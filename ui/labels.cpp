// SPDX-License-Identifier: GPL-3.0-or-later
#include "labels.h"

#include "uitext.h"

#include <QFrame>
#include <QLabel>

namespace Dateline {

QLabel *plainLabel(double size, QFont::Weight weight)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(windowFont(size, weight));
    return label;
}

void setInk(QLabel *label, const QColor &color)
{
    // Of labels of exactly this class: tool tips are labels too.
    label->setStyleSheet(QStringLiteral(".QLabel { color: %1; }").arg(color.name()));
}

QFrame *hairline()
{
    auto *line = new QFrame;
    line->setFixedHeight(1);
    return line;
}

void setHairlineColor(QFrame *hairline, const QColor &color)
{
    hairline->setStyleSheet(QStringLiteral("QFrame { background: %1; }").arg(color.name()));
}

} // namespace Dateline
