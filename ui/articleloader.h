// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/projectfile.h"
#include "pipeline/extractionjob.h"

#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace Dateline {

class Workspace;

/// Opens articles into the workspace's project: extraction runs off the interface's thread, what is read appears while the rest is still
/// being read, and what cannot be read is kept with its reason.
class ArticleLoader : public QObject
{
    Q_OBJECT

public:
    struct Problem
    {
        QString path;
        QString message;
    };

    explicit ArticleLoader(Workspace &workspace, QObject *parent = nullptr);
    ~ArticleLoader() override;

    /// Reads files and folders. While a reading runs, further ones wait their turn.
    void open(const QStringList &paths);
    /// The briefings that come with the program; few and short, so they are there when this returns.
    void openBriefings();
    /// Reads anew, off the interface's thread and from the texts that the project keeps, what rules other than today's read.
    void readOutdated();
    void cancel();
    /// Stops reading and takes all articles out of the project, which can be undone.
    void closeAll();

    bool isLoading() const { return m_job.isRunning() || !m_waiting.isEmpty(); }
    /// What could not be read since the last closeAll() or forgetProblems(), in order.
    const std::vector<Problem> &problems() const { return m_problems; }
    void forgetProblems();
    /// Something else about a file or a folder that is to be read.
    void tellProblem(const QString &path, const QString &message);
    void forgetProblem(const QString &path);

    /// The document creation time of every document that is opened from now on, over whatever they say.
    void setPublished(std::optional<Day> published) { m_published = published; }

    /// How the project keeps the files of articles that are opened from now on.
    DocumentStorage storage() const { return m_storage; }
    void setStorage(DocumentStorage storage) { m_storage = storage; }

Q_SIGNALS:
    /// As ExtractionJob::progressed().
    void progressed(int done, int total, double part);
    void problemsChanged();
    /// readOutdated() is through.
    void readAnew(int documents);
    /// A reading ended with @p documents articles taken in.
    void finished(int documents, bool cancelled);

private:
    void startNext();
    /// Of files that are read again, and of those in folders that are: what is still wrong with them is told anew.
    void forgetProblemsOf(const QStringList &opened);
    void stopReadingAnew();
    /// What was opened last holds no article.
    void tellNothingFound();
    void take(const ExtractionJob::Documents &documents);

    Workspace &m_workspace;
    std::thread m_anew;
    std::shared_ptr<std::atomic<bool>> m_anewCancelled;
    ExtractionJob m_job;
    QStringList m_waiting;
    QStringList m_opened; ///< what is being read
    std::vector<Problem> m_problems;
    std::size_t m_problemsBefore = 0; ///< of what was opened before it
    std::optional<Day> m_published;
    DocumentStorage m_storage = DocumentStorage::Reference;
    int m_taken = 0;
    bool m_wasEmpty = true;
};

} // namespace Dateline
