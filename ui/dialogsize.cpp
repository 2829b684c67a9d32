// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogsize.h"

#include "uitext.h"

#include <QScreen>
#include <QWidget>

namespace Dateline {

void sizeDialog(QWidget *dialog, QSize size)
{
    // The desktop draws a title and a frame around it.
    const QSize room = dialog->screen()->availableSize() - QSize(16, 48);
    dialog->resize(QSize(windowLength(size.width()), windowLength(size.height())).boundedTo(room));
}

} // namespace Dateline
