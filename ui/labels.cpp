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

QFrame *hairline()
{
    auto *line = new QFrame;
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    return line;
}

} // namespace Dateline
