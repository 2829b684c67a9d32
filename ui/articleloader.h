// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/extractionjob.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace Dateline {

class Workspace;

/// Opens articles into the workspace: extraction runs off the interface's thread, what is read appears while the rest is still
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

    /// Reads files and folders. While a reading runs, further ones wait their turn.
    void open(const QStringList &paths);
    /// The briefings that come with the program; few and short, so they are there when this returns.
    void openBriefings();
    void cancel();
    void closeAll();

    bool isLoading() const { return m_job.isRunning() || !m_waiting.isEmpty(); }
    /// What could not be read since the last closeAll() or forgetProblems(), in order.
    const std::vector<Problem> &problems() const { return m_problems; }
    void forgetProblems();

    /// The document creation time of every document that is opened from now on, over whatever they say.
    void setPublished(std::optional<Day> published) { m_published = published; }

Q_SIGNALS:
    /// total is 0 while folders are still being looked into.
    void progressed(int done, int total);
    void problemsChanged();
    /// A reading ended with @p documents articles taken in.
    void finished(int documents, bool cancelled);

private:
    void startNext();
    void take(const ExtractionJob::Documents &documents);

    Workspace &m_workspace;
    ExtractionJob m_job;
    QStringList m_waiting;
    std::vector<Problem> m_problems;
    std::optional<Day> m_published;
    int m_taken = 0;
    bool m_wasEmpty = true;
};

} // namespace Dateline
