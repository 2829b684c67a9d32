// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/progress.h"

#include <QString>

class QWidget;

namespace Dateline {

/// Runs a task over a window that stays alive meanwhile: when it takes longer than half a second, a box with its progress and a
/// button to cancel it stands over @p parent, which takes no input until the task has ended. Returns whether it was let come to its end.
bool runLongTask(QWidget *parent, const QString &label, const std::function<void(const Progress &progress)> &task);

} // namespace Dateline
