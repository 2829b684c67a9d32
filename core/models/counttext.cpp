// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/counttext.h"

#include <QLocale>

namespace Dateline {

QString countText(qint64 count)
{
    return QLocale(QLocale::English).toString(count);
}

} // namespace Dateline
