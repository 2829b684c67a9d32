// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Dateline {

/// A count as the program writes it everywhere, in the language of its words whatever the desktop's is: "12,345". A desktop's own
/// way, "12.345", would read as another number in an English sentence.
QString countText(qint64 count);

} // namespace Dateline
