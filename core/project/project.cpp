// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "io/extractioncodec.h"
#include "models/eventfiltermodel.h"
#include "pipeline/extractionpipeline.h"
#include "text/documentreader.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimeZone>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace Dateline {

namespace {

constexpr const char *Present = "{}";
/// How long a new file is waited for: a disk without room has told it by then.
constexpr std::chrono::seconds FirstWriting{3};

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

RecordName documentName(DocumentKey key)
{
    return {RecordName::Kind::Document, std::to_string(key)};
}

/// Which article a file that is new was under another name: the same text, and the file that it was read from is gone.
class MovedFiles
{
public:
    explicit MovedFiles(const Project &project)
        : m_project(project)
    {
        for (const DocumentKey key : project.documents()) {
            const StoredDocument &stored = *project.document(key);
            if (stored.fileSize >= 0)
                m_keys.emplace(stored.machine->document.text.size(), key);
        }
    }

    DocumentKey keyOf(const ExtractedDocument &read) const
    {
        const auto [begin, end] = m_keys.equal_range(read.document.text.size());
        for (auto found = begin; found != end; ++found) {
            const Document &known = m_project.document(found->second)->machine->document;
            if (known.text == read.document.text && !QFileInfo::exists(fromUtf8(known.path)))
                return found->second;
        }
        return 0;
    }

private:
    const Project &m_project;
    std::unordered_multimap<std::size_t, DocumentKey> m_keys;
};

} // namespace

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

// --- the file

void Project::open(ProjectContents contents)
{
    setFile(std::make_unique<ProjectFile>(contents), nullptr);
    m_documents.clear();
    forgetShown();
    m_records.clear();
    m_decisions.clear();
    m_history.clear();
    m_nextKey = contents.nextKey;
    m_lastNumber = 0;
    for (StoredRecord &record : contents.records) {
        const auto kind = recordKindFromName(record.kind);
        if (!kind)
            continue;
        if (*kind == RecordName::Kind::Decision) {
            if (auto decision = decisionFromJson(record.content))
                m_decisions.push_back(std::move(*decision));
        }
        m_records.emplace(RecordName{*kind, std::move(record.id)}, std::move(record.content));
    }
    std::sort(m_decisions.begin(), m_decisions.end(), [](const Decision &a, const Decision &b) { return a.number < b.number; });

    ProjectChange removed;
    for (StoredDocument &stored : contents.documents) {
        // Taken out in an earlier session: no step can bring it back.
        if (!m_records.contains(documentName(stored.key))) {
            removed.removedDocuments.push_back(stored.key);
            continue;
        }
        Entry &entry = m_documents[stored.key];
        entry.stored = std::move(stored);
        entry.shown = entry.stored.machine;
    }
    m_file->submit(std::move(removed));

    std::set<DocumentKey> decided;
    for (const Decision &decision : m_decisions) {
        for (const DecisionSubject &subject : decision.subjects)
            decided.insert(subject.document);
    }
    for (const DocumentKey key : decided) {
        if (const auto entry = m_documents.find(key); entry != m_documents.end())
            review(entry->second);
    }
    show();
    merge();
    for (const DocumentKey key : contents.unsearchable) {
        if (const auto entry = m_documents.find(key); entry != m_documents.end())
            m_file->makeSearchable(searchable(entry->second));
    }
    Q_EMIT fileChanged();
    Q_EMIT documentsChanged();
    Q_EMIT decisionsChanged();
    Q_EMIT viewsChanged();
    Q_EMIT historyChanged();
}

std::optional<Failure> Project::startUnsaved()
{
    auto folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return Failure{folder->errorString().toStdString()};
    const QString path = folder->filePath(QStringLiteral("unsaved.dateline"));
    return writeInto(path, std::move(folder));
}

std::optional<Failure> Project::saveAs(const QString &path)
{
    return writeInto(path, nullptr);
}

std::optional<Failure> Project::writeInto(const QString &path, std::unique_ptr<QTemporaryDir> folder)
{
    Result<ProjectContents> created = createProject(path);
    if (!created)
        return Failure{created.message()};
    auto file = std::make_unique<ProjectFile>(*created);
    if (file->isReadOnly())
        return Failure{created->notice.toStdString()};
    for (const auto &[key, entry] : m_documents) {
        // One change a document keeps each transaction small.
        ProjectChange change;
        change.documents.push_back(entry.stored);
        if (entry.stored.storage == DocumentStorage::Copy)
            change.originals.push_back(originalOf(entry));
        file->submit(std::move(change));
    }
    ProjectChange change;
    for (const auto &[name, content] : m_records)
        change.records.push_back({std::string(recordKindName(name.kind)), name.id, content});
    file->submit(std::move(change));
    // A full disk shows at the first articles; the rest of a large project is written while it is shown.
    if (!folder && file->waitUntilSettled(FirstWriting) && !file->isSaved()) {
        const QString trouble = file->trouble();
        file->abandon();
        file.reset();
        for (const char *side : {"", "-wal", "-shm", "-journal"})
            QFile::remove(path + QLatin1StringView(side));
        return Failure{tr("“%1” was not saved: %2", "path, reason").arg(path, trouble).toStdString()};
    }
    for (const DocumentKey key : m_shown)
        file->makeSearchable(searchable(m_documents.at(key)));
    setFile(std::move(file), std::move(folder));
    Q_EMIT fileChanged();
    return std::nullopt;
}

void Project::setFile(std::unique_ptr<ProjectFile> file, std::unique_ptr<QTemporaryDir> folder)
{
    m_search.reset();
    m_file = std::move(file);
    // Only now: the file before may have stood in the one before.
    m_folder = std::move(folder);
    connect(m_file.get(), &ProjectFile::searchableChanged, this, [this](int waiting) {
        if (waiting > 0)
            return;
        m_events.searchAnew();
        Q_EMIT searchCompleted();
    });
}

ProjectChange::Original Project::originalOf(const Entry &entry) const
{
    if (!entry.original.isEmpty() || !m_file)
        return {entry.stored.key, entry.original};
    Result<QByteArray> original = readProjectOriginal(m_file->path(), entry.stored.key);
    return {entry.stored.key, original ? *original : QByteArray()};
}

void Project::close()
{
    m_search.reset();
    m_file.reset();
    m_folder.reset();
    m_documents.clear();
    forgetShown();
    m_records.clear();
    m_decisions.clear();
    m_history.clear();
    m_nextKey = 1;
    show();
    merge();
    Q_EMIT fileChanged();
    Q_EMIT documentsChanged();
    Q_EMIT decisionsChanged();
    Q_EMIT viewsChanged();
    Q_EMIT historyChanged();
}

bool Project::isSaved() const
{
    return hasName() ? m_file->isSaved() : m_records.empty();
}

// --- articles

std::vector<DocumentKey> Project::addDocuments(std::vector<NewDocument> documents, bool continues)
{
    std::vector<DocumentKey> keys;
    if (isReadOnly())
        return keys;
    ProjectStep step;
    std::vector<DocumentKey> added;
    const MovedFiles moved(*this);
    // New readings are told together with what is added: every telling costs as much as all events.
    const bool isStepOpen = m_step.has_value();
    if (!isStepOpen)
        m_step.emplace();
    for (NewDocument &document : documents) {
        DocumentKey known = keyOfPath(document.machine->document.path);
        if (!known)
            known = moved.keyOf(*document.machine);
        if (known) {
            setMachineResult(known, std::move(document.machine));
            keys.push_back(known);
            continue;
        }
        const DocumentKey key = m_nextKey++;
        m_untold.documents.insert(key);
        Entry &entry = m_documents[key];
        entry.stored = {key, std::move(document.machine), document.storage, -1, 0, std::string(extractionVersion())};
        entry.shown = entry.stored.machine;
        entry.original = std::move(document.original);
        const QFileInfo file(fromUtf8(entry.stored.machine->document.path));
        if (entry.stored.storage == DocumentStorage::Reference && file.isFile()) {
            entry.stored.fileSize = file.size();
            entry.stored.fileModified = file.lastModified(QTimeZone::UTC).toMSecsSinceEpoch();
        }
        step.edits.push_back({documentName(key), std::nullopt, Present});
        keys.push_back(key);
        added.push_back(key);
    }
    if (!isStepOpen)
        m_step.reset();
    if (added.empty()) {
        tell();
        return keys;
    }
    const bool joins = continues && !m_step && m_history.canUndo() && !m_history.canRedo() && m_history.done() == m_stepOfReading;
    const std::size_t count = added.size() + (joins ? m_history.steps().back().edits.size() : 0);
    const QString title = fromUtf8(m_documents[added.front()].stored.machine->document.title);
    step.text = (count == 1 ? tr("Open “%1”").arg(title) : tr("Open %1 articles").arg(count)).toStdString();
    // The articles first: a record never speaks of a document that is not there.
    submit({}, added);
    if (joins) {
        apply(step.edits);
        submit(step.edits);
        m_history.extendLast(step.edits, step.text);
        m_untold.history = true;
        tell();
    } else {
        change(std::move(step));
    }
    m_stepOfReading = m_history.done();
    return keys;
}

void Project::removeDocuments(const std::vector<DocumentKey> &keys)
{
    ProjectStep step;
    QString title;
    for (const DocumentKey key : keys) {
        if (!indexOf(key))
            continue;
        title = fromUtf8(m_documents[key].stored.machine->document.title);
        step.edits.push_back({documentName(key), Present, std::nullopt});
    }
    if (step.edits.empty())
        return;
    step.text = (step.edits.size() == 1 ? tr("Take out “%1”").arg(title) : tr("Take out %n articles", nullptr, int(step.edits.size()))).toStdString();
    change(std::move(step));
}

void Project::setMachineResult(DocumentKey key, std::shared_ptr<const ExtractedDocument> machine)
{
    const auto found = m_documents.find(key);
    if (found == m_documents.end() || isReadOnly())
        return;
    Entry &entry = found->second;
    entry.stored.machine = std::move(machine);
    entry.stored.extractionVersion = extractionVersion();
    const QFileInfo file(fromUtf8(entry.stored.machine->document.path));
    if (entry.stored.storage == DocumentStorage::Reference && file.isFile()) {
        entry.stored.fileSize = file.size();
        entry.stored.fileModified = file.lastModified(QTimeZone::UTC).toMSecsSinceEpoch();
    }
    submit({}, {key});
    m_untold.documents.insert(key);
    m_untold.decisions = true;
    tell();
}

std::optional<std::uint32_t> Project::indexOf(DocumentKey key) const
{
    const auto found = m_indexes.find(key);
    return found == m_indexes.end() ? std::nullopt : std::optional(found->second);
}

DocumentKey Project::keyOfPath(std::string_view path) const
{
    for (const DocumentKey key : m_shown) {
        if (m_documents.at(key).stored.machine->document.path == path)
            return key;
    }
    return 0;
}

const StoredDocument *Project::document(DocumentKey key) const
{
    const auto found = m_documents.find(key);
    return found == m_documents.end() ? nullptr : &found->second.stored;
}

const ReviewOutcome &Project::outcome(DocumentKey key) const
{
    static const ReviewOutcome none;
    const auto found = m_documents.find(key);
    return found == m_documents.end() ? none : found->second.outcome;
}

std::vector<DocumentKey> Project::outdatedDocuments() const
{
    std::vector<DocumentKey> keys;
    for (const DocumentKey key : m_shown) {
        if (m_documents.at(key).stored.extractionVersion != extractionVersion())
            keys.push_back(key);
    }
    return keys;
}

Document Project::documentToRead(DocumentKey key) const
{
    const StoredDocument *stored = document(key);
    if (!stored)
        return {};
    Document document = stored->machine->document;
    // Of a result that could not be unpacked only the text is left: what is masked in it must be found again.
    const bool isSource = document.path.ends_with(".md") || document.path.ends_with(".markdown") || document.path.ends_with(".txt");
    if (stored->extractionVersion.empty() && isSource) {
        if (Result<Document> read = readerFor(document.path, document.text).read(document.text, document.path))
            return std::move(*read);
    }
    if (document.published.basis == PublishedBasis::Inferred)
        document.published = {};
    return document;
}

// --- history

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

void Project::applyToDecision(const RecordEdit &edit)
{
    const auto touch = [this](const Decision &decision) {
        for (const DecisionSubject &subject : decision.subjects)
            m_untold.documents.insert(subject.document);
    };
    const auto there = std::find_if(m_decisions.begin(), m_decisions.end(), [&](const Decision &decision) { return decision.id == edit.name.id; });
    if (there != m_decisions.end()) {
        touch(*there);
        m_decisions.erase(there);
    }
    if (!edit.after)
        return;
    std::optional<Decision> decision = decisionFromJson(*edit.after);
    if (!decision)
        return;
    touch(*decision);
    const auto after = std::upper_bound(m_decisions.begin(), m_decisions.end(), decision->number,
                                        [](std::uint64_t number, const Decision &each) { return number < each.number; });
    m_decisions.insert(after, std::move(*decision));
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

void Project::review(Entry &entry)
{
    const DocumentKey key = entry.stored.key;
    std::vector<Decision> about;
    for (const Decision &decision : m_decisions) {
        if (std::any_of(decision.subjects.begin(), decision.subjects.end(), [key](const DecisionSubject &subject) { return subject.document == key; }))
            about.push_back(decision);
    }
    if (about.empty()) {
        entry.outcome = {};
        entry.shown = entry.stored.machine;
        return;
    }
    ReviewedDocument reviewed = applyDecisions(*entry.stored.machine, key, about, pipeline());
    entry.outcome = std::move(reviewed.outcome);
    entry.shown = std::make_shared<const ExtractedDocument>(std::move(reviewed.extracted));
}

void Project::forgetShown()
{
    // The articles of another project may have the same keys.
    std::fill(m_shown.begin(), m_shown.end(), 0);
}

void Project::show()
{
    const std::vector<DocumentKey> before = std::exchange(m_shown, {});
    m_indexes.clear();
    std::vector<EventStore::SharedDocument> shown;
    for (const auto &[key, entry] : m_documents) {
        if (!m_records.contains(documentName(key)))
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
        Q_EMIT settingChanged(fromUtf8(name));
    if (untold.history)
        Q_EMIT historyChanged();
}

std::vector<Project::NewDocument> newDocuments(std::vector<ExtractedDocument> documents)
{
    std::vector<Project::NewDocument> result;
    result.reserve(documents.size());
    for (ExtractedDocument &document : documents)
        result.push_back({std::make_shared<const ExtractedDocument>(std::move(document)), DocumentStorage::Reference, {}});
    return result;
}

} // namespace Dateline
