// SPDX-License-Identifier: GPL-3.0-or-later
#include "articleloader.h"

#include "pipeline/briefings.h"
#include "pipeline/extractionpipeline.h"
#include "workspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <set>
#include <utility>

namespace Dateline {

namespace {
constexpr std::size_t ReadAnewAtOnce = 512;
}

ArticleLoader::ArticleLoader(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&workspace.project, &Project::fileChanged, this, &ArticleLoader::stopReadingAnew);
    connect(&m_job, &ExtractionJob::progressed, this, &ArticleLoader::progressed);
    connect(&m_job, &ExtractionJob::extracted, this, &ArticleLoader::take);
    connect(&m_job, &ExtractionJob::failed, this, [this](const QString &path, const QString &message) {
        m_problems.push_back({path, message});
        Q_EMIT problemsChanged();
    });
    connect(&m_job, &ExtractionJob::finished, this, [this](bool cancelled) {
        if (cancelled)
            m_waiting.clear();
        else if (m_taken == 0 && m_problems.size() == m_problemsBefore)
            tellNothingFound();
        if (m_workspace.selection.isEmpty())
            m_workspace.selectLatestExactEvent();
        Q_EMIT finished(m_taken, cancelled);
        startNext();
    });
}

ArticleLoader::~ArticleLoader()
{
    stopReadingAnew();
}

void ArticleLoader::stopReadingAnew()
{
    if (m_anewCancelled)
        *m_anewCancelled = true;
    if (m_anew.joinable())
        m_anew.join();
}

void ArticleLoader::readOutdated()
{
    stopReadingAnew();
    std::vector<std::pair<DocumentKey, std::shared_ptr<const ExtractedDocument>>> outdated;
    if (!m_workspace.project.isReadOnly()) {
        for (const DocumentKey key : m_workspace.project.outdatedDocuments())
            outdated.emplace_back(key, m_workspace.project.document(key)->machine);
    }
    if (outdated.empty())
        return;
    m_anewCancelled = std::make_shared<std::atomic<bool>>(false);
    m_anew = std::thread([this, outdated = std::move(outdated), cancelled = m_anewCancelled] {
        using Read = std::vector<std::pair<DocumentKey, std::shared_ptr<const ExtractedDocument>>>;
        const ExtractionPipeline pipeline;
        const auto deliver = [&](Read read, bool isLast) {
            QMetaObject::invokeMethod(this, [this, cancelled, read = std::move(read), isLast, total = int(outdated.size())] {
                if (*cancelled)
                    return;
                // Told together: every telling costs as much as all events.
                m_workspace.project.inOneStep({}, [&] {
                    for (const auto &[key, document] : read)
                        m_workspace.project.setMachineResult(key, document);
                });
                if (isLast)
                    Q_EMIT readAnew(total);
            });
        };
        Read read;
        for (const auto &[key, machine] : outdated) {
            if (*cancelled)
                return;
            Document document = machine->document;
            // What was inferred from the text is inferred anew; what the article or a person said holds.
            if (document.published.basis == PublishedBasis::Inferred)
                document.published = {};
            read.emplace_back(key, std::make_shared<const ExtractedDocument>(pipeline.extract(std::move(document))));
            if (read.size() == ReadAnewAtOnce)
                deliver(std::exchange(read, {}), false);
        }
        deliver(std::move(read), true);
    });
}

void ArticleLoader::open(const QStringList &paths)
{
    if (m_workspace.project.isReadOnly()) {
        for (const QString &path : paths)
            m_problems.push_back({path, tr("the project is read-only, so no article can be added to it")});
        Q_EMIT problemsChanged();
        return;
    }
    // A path that is told in another way, from the folder where the program was started, would be another article.
    for (const QString &path : paths)
        m_waiting += path == u"-" ? path : QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (!m_job.isRunning())
        startNext();
}

void ArticleLoader::openBriefings()
{
    const ExtractionPipeline pipeline;
    std::vector<Project::NewDocument> documents;
    // The program brings them in every version anew: there is no file to refer to, and the project keeps their text.
    for (Document &briefing : bundledBriefings())
        documents.push_back({std::make_shared<const ExtractedDocument>(pipeline.extract(std::move(briefing))), DocumentStorage::Reference, {}});
    const int count = int(m_workspace.project.addDocuments(std::move(documents)).size());
    m_workspace.fitViewport();
    if (m_workspace.selection.isEmpty())
        m_workspace.selectLatestExactEvent();
    Q_EMIT finished(count, false);
}

void ArticleLoader::cancel()
{
    m_job.cancel();
}

void ArticleLoader::closeAll()
{
    m_waiting.clear();
    m_job.cancel();
    m_workspace.project.removeDocuments(m_workspace.project.documents());
    forgetProblems();
}

void ArticleLoader::forgetProblems()
{
    m_problems.clear();
    Q_EMIT problemsChanged();
}

void ArticleLoader::tellProblem(const QString &path, const QString &message)
{
    m_problems.push_back({path, message});
    Q_EMIT problemsChanged();
}

void ArticleLoader::forgetProblem(const QString &path)
{
    if (std::erase_if(m_problems, [&](const Problem &problem) { return problem.path == path; }) > 0)
        Q_EMIT problemsChanged();
}

void ArticleLoader::forgetProblemsOf(const QStringList &opened)
{
    const std::set<QString> paths(opened.begin(), opened.end());
    const std::size_t forgotten = std::erase_if(m_problems, [&](const Problem &problem) {
        for (QString path = problem.path; !path.isEmpty(); path.truncate(std::max<qsizetype>(0, path.lastIndexOf(u'/')))) {
            if (paths.contains(path))
                return true;
        }
        return false;
    });
    if (forgotten > 0)
        Q_EMIT problemsChanged();
}

void ArticleLoader::startNext()
{
    if (m_waiting.isEmpty())
        return;
    std::vector<std::string> inputs;
    for (const QString &path : std::as_const(m_waiting))
        inputs.push_back(path.toStdString());
    m_opened = std::exchange(m_waiting, {});
    m_taken = 0;
    forgetProblemsOf(m_opened);
    m_problemsBefore = m_problems.size();
    m_wasEmpty = m_workspace.events.store().documentCount() == 0;
    m_job.start(inputs, m_published);
}

void ArticleLoader::tellNothingFound()
{
    for (const QString &path : std::as_const(m_opened))
        m_problems.push_back({path, tr("there is no article in it; Dateline reads text, Markdown, HTML and PDF")});
    Q_EMIT problemsChanged();
}

void ArticleLoader::take(const ExtractionJob::Documents &documents)
{
    std::vector<Project::NewDocument> taken;
    taken.reserve(documents.size());
    for (const std::shared_ptr<ExtractedDocument> &document : documents) {
        Project::NewDocument added{document, m_storage, {}};
        if (QFile file(QString::fromStdString(document->document.path)); m_storage == DocumentStorage::Copy && file.open(QIODevice::ReadOnly))
            added.original = file.readAll();
        if (added.original.isEmpty())
            added.storage = DocumentStorage::Reference;
        taken.push_back(std::move(added));
    }
    const bool continues = m_taken > 0;
    m_taken += int(taken.size());
    m_workspace.project.addDocuments(std::move(taken), continues);
    if (m_wasEmpty)
        m_workspace.fitViewport();
}

} // namespace Dateline
