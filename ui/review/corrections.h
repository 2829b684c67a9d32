// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "project/decision.h"
#include "review/articledatedialog.h"
#include "review/datedialog.h"
#include "review/eventdialog.h"
#include "review/placedialog.h"

#include <QObject>

#include <optional>
#include <span>
#include <string>
#include <vector>

class QWidget;

namespace Dateline {

class Workspace;

/// Decides about events and words of the open articles: each function makes one step of the project's history, asking in a dialog where
/// something is to be chosen. Nothing happens when the project is read-only.
class Corrections : public QObject
{
    Q_OBJECT

public:
    /// @p window is what dialogs stand over.
    Corrections(Workspace &workspace, QWidget *window);

    /// Whether something can be decided about @p event at all.
    bool canDecide(EventIndex event) const;

    // About an event of the store.

    void accept(EventIndex event);
    /// Takes the event out of what is shown; its neighbour in time is chosen.
    void reject(EventIndex event);
    void changeDate(EventIndex event);
    void choosePlace(EventIndex event);
    void edit(EventIndex event);
    void note(EventIndex event);
    void tag(EventIndex event);
    /// Sets or takes away the star.
    void star(EventIndex event);
    void merge(const std::vector<EventIndex> &events);
    /// Takes it out of the events that it was merged with.
    void split(EventIndex event);
    bool isMerged(EventIndex event) const;
    /// Two tellings that do not agree: both are right as they are.
    void acceptBoth(EventIndex first, EventIndex second);
    /// The event, in all its tellings, gets the date of @p right.
    void dateLike(EventIndex event, EventIndex right);
    /// They are two events, whatever they have in common.
    void keepApart(EventIndex first, EventIndex second);
    /// Takes back all decisions about the event.
    void withdraw(EventIndex event);

    // About words; spans are of the text of the store's document.

    void changeDateOf(std::uint32_t document, TextSpan words);
    void setDateOf(std::uint32_t document, TextSpan words, const std::string &edtf);
    void choosePlaceOf(std::uint32_t document, TextSpan words);
    void setPlaceOf(std::uint32_t document, TextSpan words, const std::optional<ChosenPlace> &place, bool wholeDocument);
    /// The machine's own reading of these words; null where it read nothing.
    const TemporalExpression *machineDate(std::uint32_t document, TextSpan words) const;
    const Toponym *machinePlace(std::uint32_t document, TextSpan words) const;
    std::vector<DateChoice> dateChoicesOf(std::uint32_t document, TextSpan words) const;
    std::vector<PlaceChoice> placeChoicesOf(std::uint32_t document, TextSpan words) const;
    void addEvent(std::uint32_t document, TextSpan words);
    /// Shows what @p proposed, or any other day, would change before it is set.
    void dateArticle(std::uint32_t document, std::optional<Day> proposed = std::nullopt);

    /// The event as the machine found it; null for one that a person added.
    const Event *machineEvent(EventIndex event) const;
    /// The machine's own result in a line: "3 July 2024 · Astana · label"; empty for an added one.
    QString machineText(EventIndex event) const;

Q_SIGNALS:
    /// Something was decided, in words for the user.
    void decided(const QString &text);

private:
    DocumentKey keyOf(std::uint32_t document) const;
    const ExtractedDocument &machineOf(std::uint32_t document) const;
    QString sentenceAround(std::uint32_t document, TextSpan words) const;
    std::optional<EditDecision> editOf(EventIndex event) const;
    void decide(std::vector<DecisionSubject> subjects, DecisionContent content);
    void tellLastStep();

    Workspace &m_workspace;
    QWidget *m_window;
};

} // namespace Dateline
