// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Dateline {

/// Reads and extracts files on a pool of threads; results come in the order of the input, on the thread that owns the job.
/// Destroying it cancels and waits.
class ExtractionJob : public QObject
{
    Q_OBJECT

public:
    explicit ExtractionJob(QObject *parent = nullptr);
    ~ExtractionJob() override;

    /// Looks into folders, then reads all files on at most @p threads threads (0: as many as the machine has cores).
    /// Must not be called while it runs.
    void start(const std::vector<std::string> &inputs, std::optional<Day> published, int threads = 0);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// @p done of @p total files are read; total is 0 while folders are still being looked into.
    void progressed(int done, int total);
    void extracted(std::shared_ptr<Dateline::ExtractedDocument> document);
    /// A file that could not be read, and why, in words for the user.
    void failed(const QString &path, const QString &message);
    void finished(bool cancelled);

private:
    struct Shared;
    void deliver();

    std::shared_ptr<Shared> m_shared;
    QThreadPool m_pool;
    bool m_running = false;
};

} // namespace Dateline
