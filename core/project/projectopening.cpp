// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "models/eventfiltermodel.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <set>

namespace Dateline {

namespace {
/// How long a new file is waited for: a disk without room has told it by then.
constexpr std::chrono::seconds FirstWriting{3};
} // namespace

void Project::open(ProjectContents contents)
{
    setFile(std::make_unique<ProjectFile>(contents), nullptr);
    forgetEverything();
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
        if (!m_records.contains(recordOf(stored.key))) {
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
    tellEverything();
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
    forgetEverything();
    m_nextKey = 1;
    show();
    merge();
    tellEverything();
}

bool Project::isSaved() const
{
    return hasName() ? m_file->isSaved() : m_records.empty();
}

void Project::forgetEverything()
{
    m_documents.clear();
    // The articles of another project may have the same keys.
    std::fill(m_shown.begin(), m_shown.end(), 0);
    m_records.clear();
    m_decisions.clear();
    m_history.clear();
}

void Project::tellEverything()
{
    Q_EMIT fileChanged();
    Q_EMIT documentsChanged();
    Q_EMIT decisionsChanged();
    Q_EMIT viewsChanged();
    Q_EMIT historyChanged();
}

} // namespace Dateline
