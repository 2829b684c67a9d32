// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/reviewmodel.h"

#include "models/eventfiltermodel.h"
#include "project/project.h"

#include <QMetaObject>

#include <algorithm>

namespace Dateline {

namespace {

/// A place that the resolver is less sure of than this, with others that it may be, wants a look.
constexpr float SurePlace = 0.6f;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Whether a person decided about these very words, or about all words like them in the document.
bool isDecided(const Project &project, const ReviewItem &item, std::string_view words)
{
    for (const DecisionState &state : project.outcome(item.document).decisions) {
        const Decision *decision = state.isOrphan ? nullptr : project.decision(state.decision);
        if (!decision)
            continue;
        const bool settles = std::holds_alternative<AcceptDecision>(decision->content) || std::holds_alternative<RejectDecision>(decision->content)
            || std::holds_alternative<DateDecision>(decision->content) || std::holds_alternative<PlaceDecision>(decision->content)
            || std::holds_alternative<EditDecision>(decision->content) || std::holds_alternative<DocumentDateDecision>(decision->content);
        if (!settles)
            continue;
        const auto *place = std::get_if<PlaceDecision>(&decision->content);
        for (const SubjectState &subject : state.subjects) {
            const DecisionSubject &about = decision->subjects[subject.subject];
            if (item.kind == ReviewItem::Kind::DocumentDate) {
                if (about.kind == DecisionSubject::Kind::Document)
                    return true;
            } else if (subject.words == item.words || (place && place->wholeDocument && about.anchor.exact == words)) {
                return true;
            }
        }
    }
    return false;
}

QString kindText(ReviewItem::Kind kind)
{
    switch (kind) {
    case ReviewItem::Kind::DocumentDate: return ReviewModel::tr("Article without a date");
    case ReviewItem::Kind::Expression: return ReviewModel::tr("Date not resolved");
    case ReviewItem::Kind::Place: return ReviewModel::tr("Place not sure");
    case ReviewItem::Kind::DateConflict: return ReviewModel::tr("Dates do not agree");
    case ReviewItem::Kind::FigureConflict: return ReviewModel::tr("Figures do not agree");
    case ReviewItem::Kind::Orphan: return ReviewModel::tr("Decision without its words");
    }
    return {};
}

} // namespace

std::vector<ReviewItem> reviewItems(const ExtractedDocument &document, DocumentKey key, EventIndex first)
{
    std::vector<ReviewItem> items;
    const auto eventOf = [&](const auto &holds) -> std::optional<EventIndex> {
        const auto event = std::find_if(document.events.begin(), document.events.end(), holds);
        return event == document.events.end() ? std::nullopt : std::optional(first + EventIndex(event - document.events.begin()));
    };
    const auto add = [&](ReviewItem::Kind kind, TextSpan words, std::optional<EventIndex> event, std::string reason) -> ReviewItem & {
        ReviewItem &item = items.emplace_back();
        item.kind = kind;
        item.document = key;
        item.words = words;
        item.event = event;
        item.reason = std::move(reason);
        return item;
    };
    if (!document.document.published.day)
        add(ReviewItem::Kind::DocumentDate, {}, std::nullopt, document.document.published.reason);
    for (std::uint32_t i = 0; i < document.temporalExpressions.size(); ++i) {
        const TemporalExpression &expression = document.temporalExpressions[i];
        if (!expression.makesEvent || expression.isResolved())
            continue;
        const auto holds = [i](const Event &event) {
            return std::find(event.temporalExpressions.begin(), event.temporalExpressions.end(), i) != event.temporalExpressions.end();
        };
        add(ReviewItem::Kind::Expression, expression.span, eventOf(holds), expression.reason);
    }
    for (std::uint32_t i = 0; i < document.toponyms.size(); ++i) {
        const Toponym &toponym = document.toponyms[i];
        if (toponym.alternatives.empty() || toponym.confidence >= SurePlace || toponym.span.isEmpty())
            continue;
        const auto holds = [i](const Event &event) { return event.place == std::int32_t(i); };
        // A name that places no event changes nothing on the map.
        const std::optional<EventIndex> event = eventOf(holds);
        if (event) {
            add(ReviewItem::Kind::Place, toponym.span, event, "it may be another place of this name than " + toponym.name).alternatives = toponym.alternatives;
        }
    }
    std::stable_sort(items.begin(), items.end(), [](const ReviewItem &a, const ReviewItem &b) { return a.words.begin < b.words.begin; });
    return items;
}

ReviewModel::ReviewModel(Project &project, EventFilterModel &events, QObject *parent)
    : QAbstractListModel(parent)
    , m_project(project)
    , m_events(events)
{
    connect(&project, &Project::decisionsChanged, this, &ReviewModel::refreshLater);
    connect(&project, &Project::documentsChanged, this, &ReviewModel::refreshLater);
    connect(&project, &Project::mergedChanged, this, &ReviewModel::refreshLater);
    refresh();
}

void ReviewModel::refreshLater()
{
    // Several signals of one change make one new list.
    if (m_refreshing)
        return;
    m_refreshing = true;
    // Until then no item may stand for an event that has another index by now.
    beginResetModel();
    m_items.clear();
    endResetModel();
    QMetaObject::invokeMethod(this, &ReviewModel::refresh, Qt::QueuedConnection);
}

void ReviewModel::refresh()
{
    m_refreshing = false;
    beginResetModel();
    m_items.clear();
    const EventStore &store = m_events.store();
    for (std::uint32_t document = 0; document < store.documentCount(); ++document) {
        const ExtractedDocument &extracted = store.document(document);
        for (ReviewItem &item : reviewItems(extracted, m_project.keyOf(document), store.firstEventOf(document))) {
            if (!isDecided(m_project, item, item.words.in(extracted.document.text)))
                m_items.push_back(std::move(item));
        }
    }
    for (const EventConflict &conflict : m_project.merged().conflicts) {
        ReviewItem item;
        item.kind = conflict.kind == EventConflict::Kind::Date ? ReviewItem::Kind::DateConflict : ReviewItem::Kind::FigureConflict;
        item.document = m_project.keyOf(store.documentOf(conflict.first));
        item.words = store.event(conflict.first).sentence;
        item.event = conflict.first;
        item.other = conflict.second;
        item.reason = conflict.reason;
        const auto accepted = [&](EventIndex event) {
            return m_project.marks(m_project.keyOf(store.documentOf(event)), store.event(event).id).accepted;
        };
        if (!accepted(conflict.first) || !accepted(conflict.second))
            m_items.push_back(std::move(item));
    }
    for (const Decision &decision : m_project.decisions()) {
        const DecisionState state = m_project.stateOf(decision);
        if (!state.isOrphan)
            continue;
        ReviewItem item;
        item.kind = ReviewItem::Kind::Orphan;
        item.document = decision.subjects.front().document;
        item.decision = decision.id;
        item.reason = state.reason;
        m_items.push_back(std::move(item));
    }
    endResetModel();
    Q_EMIT itemsChanged();
}

DecisionSubject ReviewModel::subjectOf(const ReviewItem &item) const
{
    const std::optional<std::uint32_t> index = m_project.indexOf(item.document);
    if (item.kind == ReviewItem::Kind::DocumentDate || !index)
        return documentSubject(item.document);
    const ExtractedDocument &document = m_events.store().document(*index);
    switch (item.kind) {
    case ReviewItem::Kind::Expression:
        return wordsSubject(document, item.document, DecisionSubject::Kind::Expression, item.words);
    case ReviewItem::Kind::Place:
        return wordsSubject(document, item.document, DecisionSubject::Kind::Toponym, item.words);
    case ReviewItem::Kind::DateConflict:
    case ReviewItem::Kind::FigureConflict:
        return m_project.subjectOf(*item.event);
    default:
        return documentSubject(item.document);
    }
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReviewItem &item = m_items[std::size_t(index.row())];
    const std::optional<std::uint32_t> document = m_project.indexOf(item.document);
    const std::string_view text = document ? std::string_view(m_events.store().document(*document).document.text) : std::string_view();
    switch (role) {
    case KindRole:
        return int(item.kind);
    case EventIndexRole:
        return item.event ? QVariant(*item.event) : QVariant();
    case ReasonRole:
    case Qt::ToolTipRole:
        return fromUtf8(item.reason);
    case WordsRole:
        if (const Decision *decision = m_project.decision(item.decision))
            return fromUtf8(decision->subjects.front().anchor.exact);
        return fromUtf8(item.words.in(text)).simplified();
    case SentenceRole:
        return item.event ? fromUtf8(m_events.store().sentence(*item.event)) : QString();
    case DocumentTitleRole:
        return document ? fromUtf8(m_events.store().document(*document).document.title) : QString();
    case Qt::DisplayRole: {
        const QString words = data(index, WordsRole).toString();
        return words.isEmpty() ? kindText(item.kind) : tr("%1: “%2”", "what needs eyes, and its words").arg(kindText(item.kind), words);
    }
    default:
        return {};
    }
}

} // namespace Dateline
