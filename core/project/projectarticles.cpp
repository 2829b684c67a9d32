// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "io/extractioncodec.h"
#include "models/counttext.h"
#include "text/documentreader.h"

#include <QFileInfo>
#include <QTimeZone>

#include <unordered_map>
#include <utility>

namespace Dateline {

namespace {

constexpr const char *Present = "{}";

/// Keeps size and time of the file of a document that is read from its own place.
void noteFile(StoredDocument &stored)
{
    const QFileInfo file(QString::fromUtf8(stored.machine->document.path));
    if (stored.storage == DocumentStorage::Reference && file.isFile()) {
        stored.fileSize = file.size();
        stored.fileModified = file.lastModified(QTimeZone::UTC).toMSecsSinceEpoch();
    }
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
            if (known.text == read.document.text && !QFileInfo::exists(QString::fromUtf8(known.path)))
                return found->second;
        }
        return 0;
    }

private:
    const Project &m_project;
    std::unordered_multimap<std::size_t, DocumentKey> m_keys;
};

} // namespace

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
        noteFile(entry.stored);
        step.edits.push_back({recordOf(key), std::nullopt, Present});
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
    const QString title = QString::fromUtf8(m_documents[added.front()].stored.machine->document.title);
    step.text = (count == 1 ? tr("Open “%1”").arg(title) : tr("Open %1 articles").arg(countText(qint64(count)))).toStdString();
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
        title = QString::fromUtf8(m_documents[key].stored.machine->document.title);
        step.edits.push_back({recordOf(key), Present, std::nullopt});
    }
    if (step.edits.empty())
        return;
    step.text = (step.edits.size() == 1 ? tr("Take out “%1”").arg(title) : tr("Take out %1 articles").arg(countText(qint64(step.edits.size())))).toStdString();
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
    noteFile(entry.stored);
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

std::vector<Project::NewDocument> newDocuments(std::vector<ExtractedDocument> documents)
{
    std::vector<Project::NewDocument> result;
    result.reserve(documents.size());
    for (ExtractedDocument &document : documents)
        result.push_back({std::make_shared<const ExtractedDocument>(std::move(document)), DocumentStorage::Reference, {}});
    return result;
}

} // namespace Dateline
