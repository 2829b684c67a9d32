// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewtext.h"

#include "models/counttext.h"
#include "models/displaydate.h"
#include "models/filtertext.h"
#include "project/chosendate.h"
#include "review/datechoices.h"
#include "uitext.h"
#include "workspace.h"

#include <QCoreApplication>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

QString dateText(const std::string &edtf)
{
    const std::optional<ChosenDate> date = chosenDate(edtf);
    return date ? chosenDateText(*date) : Words::tr("no date");
}

QString joined(const std::vector<std::string> &texts)
{
    QStringList all;
    for (const std::string &text : texts)
        all << textFromUtf8(text).simplified();
    return all.join(QStringLiteral(", "));
}

QString editText(const EditDecision &edit)
{
    QStringList parts;
    if (edit.label)
        parts << Words::tr("label “%1”").arg(textFromUtf8(*edit.label));
    if (edit.edtf)
        parts << Words::tr("date %1").arg(dateText(*edit.edtf));
    if (edit.place)
        parts << (*edit.place ? Words::tr("place %1").arg(textFromUtf8((*edit.place)->name)) : Words::tr("no place"));
    if (edit.countries) {
        QStringList codes;
        for (const CountryCode country : *edit.countries)
            codes << textFromUtf8(country.text());
        parts << Words::tr("countries %1").arg(codes.join(u' '));
    }
    if (edit.topics) {
        QStringList names;
        for (int topic = 0; topic < TopicCount; ++topic) {
            if (edit.topics->contains(Topic(topic)))
                names << topicText(Topic(topic));
        }
        parts << Words::tr("topics %1").arg(names.join(QStringLiteral(", ")));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ReviewMarks reviewMarks(const Workspace &workspace, EventIndex event)
{
    const EventStore &store = workspace.events.store();
    if (event >= store.size() || store.documentOf(event) >= workspace.project.documents().size())
        return {};
    return workspace.project.marks(workspace.project.keyOf(store.documentOf(event)), store.event(event).id);
}

QString marksText(const ReviewMarks &marks)
{
    QStringList signs;
    if (marks.starred)
        signs << QStringLiteral("★");
    if (marks.accepted)
        signs << QStringLiteral("✓");
    if (marks.edited)
        signs << QStringLiteral("✎");
    if (marks.added)
        signs << QStringLiteral("+");
    if (!marks.notes.empty())
        signs << QStringLiteral("¶");
    if (!marks.tags.empty())
        signs << joined(marks.tags);
    return signs.join(u' ');
}

QString marksInWords(const ReviewMarks &marks)
{
    QStringList words;
    if (marks.starred)
        words << Words::tr("starred");
    if (marks.accepted)
        words << Words::tr("accepted");
    if (marks.edited)
        words << Words::tr("changed by hand");
    if (marks.added)
        words << Words::tr("added by hand");
    if (!marks.tags.empty())
        words << Words::tr("tags: %1").arg(joined(marks.tags));
    if (!marks.notes.empty())
        words << Words::tr("note: %1").arg(joined(marks.notes));
    return words.join(QStringLiteral(", "));
}

QString decisionText(const Decision &decision)
{
    const DecisionContent &content = decision.content;
    if (std::holds_alternative<AcceptDecision>(content))
        return Words::tr("accepted");
    if (const auto *documentDate = std::get_if<DocumentDateDecision>(&content))
        return documentDate->day ? Words::tr("the article is of %1").arg(displayDay(*documentDate->day)) : Words::tr("the article's day is not known");
    if (const auto *date = std::get_if<DateDecision>(&content))
        return Words::tr("the date is %1").arg(dateText(date->edtf));
    if (const auto *place = std::get_if<PlaceDecision>(&content))
        return place->place ? Words::tr("the place is %1").arg(textFromUtf8(place->place->name)) : Words::tr("no place");
    if (const auto *edit = std::get_if<EditDecision>(&content))
        return editText(*edit);
    if (std::holds_alternative<RejectDecision>(content))
        return Words::tr("rejected");
    if (std::holds_alternative<AddEventDecision>(content))
        return Words::tr("added by hand");
    if (std::holds_alternative<MergeDecision>(content))
        return Words::tr("the same event as %1").arg(decision.subjects.size() == 2 ? Words::tr("one other") : Words::tr("%1 others").arg(countText(qint64(decision.subjects.size()) - 1)));
    if (std::holds_alternative<SplitDecision>(content))
        return Words::tr("another event than those it was merged with");
    if (const auto *note = std::get_if<NoteDecision>(&content))
        return textFromUtf8(note->text);
    if (const auto *tag = std::get_if<TagDecision>(&content))
        return textFromUtf8(tag->tag);
    return Words::tr("starred");
}

} // namespace Dateline
