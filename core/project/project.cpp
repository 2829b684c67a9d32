// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "models/eventfiltermodel.h"
#include "pipeline/extractionpipeline.h"

#include <QDateTime>
#include <QTemporaryDir>

#include <utility>

namespace Dateline {

Project::Project(EventFilterModel &events, QObject *parent)
    : QObject(parent)
    , m_events(events)
    , m_clock([] { return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString(); })
{
    m_events.setTags([this](EventIndex event) {
        const std::uint32_t document = m_events.store().documentOf(event);
        if (document >= m_shown.size())
            return EventTags{};
        ReviewMarks given = marks(m_shown[document], m_events.store().event(event).id);
        return EventTags{given.starred, std::move(given.tags)};
    });
    m_events.setTextSearch([this](const std::string &text) { return eventsWith(text); });
}

Project::~Project()
{
    m_events.setTags({});
    m_events.setTextSearch({});
    m_merger = {};
    // Before the folder that it may stand in.
    m_search.reset();
    m_file.reset();
}

const ExtractionPipeline &Project::pipeline() const
{
    if (!m_pipeline)
        m_pipeline = std::make_unique<ExtractionPipeline>();
    return *m_pipeline;
}

void Project::change(ProjectStep step, bool undoable)
{
    if (isReadOnly() || step.edits.empty())
        return;
    apply(step.edits);
    submit(step.edits);
    if (undoable && m_step) {
        m_step->edits.insert(m_step->edits.end(), step.edits.begin(), step.edits.end());
    } else if (undoable) {
        m_history.add(std::move(step));
        m_untold.history = true;
    }
    tell();
}

void Project::inOneStep(const QString &text, const std::function<void()> &changes)
{
    if (m_step) {
        changes();
        return;
    }
    m_step.emplace();
    m_step->text = text.toStdString();
    changes();
    ProjectStep step = std::move(*m_step);
    m_step.reset();
    if (!step.edits.empty()) {
        m_history.add(std::move(step));
        m_untold.history = true;
    }
    tell();
}

void Project::undo()
{
    if (m_history.canUndo())
        goTo(m_history.done() - 1);
}

void Project::redo()
{
    if (m_history.canRedo())
        goTo(m_history.done() + 1);
}

void Project::goTo(std::size_t done)
{
    if (m_step || isReadOnly())
        return;
    const std::vector<RecordEdit> edits = m_history.goTo(done);
    if (edits.empty())
        return;
    apply(edits);
    submit(edits);
    m_untold.history = true;
    tell();
}

void Project::apply(const std::vector<RecordEdit> &edits)
{
    applyEdits(m_records, edits);
    for (const RecordEdit &edit : edits) {
        switch (edit.name.kind) {
        case RecordName::Kind::Decision:
            applyToDecision(edit);
            m_untold.decisions = true;
            break;
        case RecordName::Kind::Document:
            m_untold.presence = true;
            m_untold.decisions = true;
            break;
        case RecordName::Kind::View:
            m_untold.views = true;
            break;
        case RecordName::Kind::Setting:
            m_untold.settings.insert(edit.name.id);
            break;
        }
    }
}

void Project::submit(const std::vector<RecordEdit> &edits, const std::vector<DocumentKey> &newDocuments)
{
    if (!m_file)
        return;
    for (const DocumentKey key : newDocuments) {
        Entry &entry = m_documents[key];
        ProjectChange change;
        change.documents.push_back(entry.stored);
        change.unsearchable.push_back(key);
        if (entry.stored.storage == DocumentStorage::Copy && !entry.original.isEmpty())
            change.originals.push_back({key, entry.original});
        m_file->submit(std::move(change));
    }
    // Of several edits of one record only the last counts.
    std::map<RecordName, std::optional<std::string>> last;
    for (const RecordEdit &edit : edits)
        last[edit.name] = edit.after;
    ProjectChange change;
    for (const auto &[name, content] : last) {
        const std::string kind(recordKindName(name.kind));
        if (content)
            change.records.push_back({kind, name.id, *content});
        else
            change.removedRecords.push_back({kind, name.id});
    }
    // What is noted on them is searched too; their rows are made anew when the views are told.
    if (!edits.empty())
        change.unsearchable.assign(m_untold.documents.begin(), m_untold.documents.end());
    m_file->submit(std::move(change));
}

RecordName Project::recordOf(DocumentKey key)
{
    return {RecordName::Kind::Document, std::to_string(key)};
}

void Project::show()
{
    const std::vector<DocumentKey> before = std::exchange(m_shown, {});
    m_indexes.clear();
    std::vector<EventStore::SharedDocument> shown;
    for (const auto &[key, entry] : m_documents) {
        if (!m_records.contains(recordOf(key)))
            continue;
        m_indexes.emplace(key, std::uint32_t(m_shown.size()));
        m_shown.push_back(key);
        shown.push_back(entry.shown);
    }
    std::vector<std::uint32_t> documentNow;
    for (const DocumentKey key : before)
        documentNow.push_back(indexOf(key).value_or(EventFilterModel::NoDocument));
    m_events.setDocuments(std::move(shown), std::move(documentNow));
}

void Project::tell()
{
    if (m_step)
        return;
    const Untold untold = std::exchange(m_untold, {});
    for (const DocumentKey key : untold.documents) {
        if (const auto entry = m_documents.find(key); entry != m_documents.end())
            review(entry->second);
    }
    if (untold.presence || untold.documents.size() > 1) {
        show();
    } else if (untold.documents.size() == 1) {
        const DocumentKey key = *untold.documents.begin();
        if (const auto index = indexOf(key))
            m_events.replaceDocument(*index, m_documents[key].shown);
    }
    if (untold.presence || !untold.documents.empty())
        merge();
    for (const DocumentKey key : untold.documents) {
        if (m_file && indexOf(key))
            m_file->makeSearchable(searchable(m_documents[key]));
    }
    if (untold.presence)
        Q_EMIT documentsChanged();
    if (untold.decisions)
        Q_EMIT decisionsChanged();
    if (untold.views)
        Q_EMIT viewsChanged();
    for (const std::string &name : untold.settings)
        Q_EMIT settingChanged(QString::fromUtf8(name));
    if (untold.history)
        Q_EMIT historyChanged();
}

} // namespace Dateline
