// SPDX-License-Identifier: GPL-3.0-or-later
#include "articleloader.h"

#include "pipeline/briefings.h"
#include "pipeline/extractionpipeline.h"
#include "workspace.h"

namespace Dateline {

ArticleLoader::ArticleLoader(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&m_job, &ExtractionJob::progressed, this, &ArticleLoader::progressed);
    connect(&m_job, &ExtractionJob::extracted, this, &ArticleLoader::take);
    connect(&m_job, &ExtractionJob::failed, this, [this](const QString &path, const QString &message) {
        m_problems.push_back({path, message});
        Q_EMIT problemsChanged();
    });
    connect(&m_job, &ExtractionJob::finished, this, [this](bool cancelled) {
        if (cancelled)
            m_waiting.clear();
        if (m_workspace.selection.isEmpty())
            m_workspace.selectLatestExactEvent();
        Q_EMIT finished(m_taken, cancelled);
        startNext();
    });
}

void ArticleLoader::open(const QStringList &paths)
{
    m_waiting += paths;
    if (!m_job.isRunning())
        startNext();
}

void ArticleLoader::openBriefings()
{
    const ExtractionPipeline pipeline;
    std::vector<ExtractedDocument> documents;
    for (Document &briefing : bundledBriefings())
        documents.push_back(pipeline.extract(std::move(briefing)));
    const int count = int(documents.size());
    m_workspace.events.addDocuments(std::move(documents));
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
    m_workspace.events.clearDocuments();
    forgetProblems();
}

void ArticleLoader::forgetProblems()
{
    m_problems.clear();
    Q_EMIT problemsChanged();
}

void ArticleLoader::startNext()
{
    if (m_waiting.isEmpty())
        return;
    std::vector<std::string> inputs;
    for (const QString &path : std::as_const(m_waiting))
        inputs.push_back(path.toStdString());
    m_waiting.clear();
    m_taken = 0;
    m_wasEmpty = m_workspace.events.store().documentCount() == 0;
    m_job.start(inputs, m_published);
}

void ArticleLoader::take(const ExtractionJob::Documents &documents)
{
    std::vector<ExtractedDocument> taken;
    taken.reserve(documents.size());
    for (const std::shared_ptr<ExtractedDocument> &document : documents)
        taken.push_back(std::move(*document));
    m_taken += int(taken.size());
    m_workspace.events.addDocuments(std::move(taken));
    if (m_wasEmpty)
        m_workspace.fitViewport();
}

} // namespace Dateline
