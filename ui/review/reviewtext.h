// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QString>
#include <QStringList>

namespace Dateline {

class Workspace;
struct Decision;
struct ReviewMarks;

/// The marks of an event of the store; none where the project does not know its article.
ReviewMarks reviewMarks(const Workspace &workspace, EventIndex event);

/// Signs for a narrow column, then the tags: "★ ✓ ✎ ✚ ¶ summit, check". Empty without marks.
QString marksText(const ReviewMarks &marks);
/// The same in words: "starred, accepted, changed by hand, added by hand, note: …, tags: …".
QString marksInWords(const ReviewMarks &marks);

/// A decision in words: "the date is 3 July 2024", "no place", "rejected".
QString decisionText(const Decision &decision);

} // namespace Dateline
