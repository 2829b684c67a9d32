// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace Dateline {

/// Reads and extracts files and folders off the thread that owns it; results come in the order of the input, on the owner's
/// thread, some at a time. Destroying it cancels and waits, but not for long: an article of a hundred megabytes or a disk that does not
/// answer is left to its thread.
class ExtractionJob : public QObject
{
    Q_OBJECT

public:
    using Documents = std::vector<std::shared_ptr<ExtractedDocument>>;

    explicit ExtractionJob(QObject *parent = nullptr);
    ~ExtractionJob() override;

    /// Looks into folders, then reads all files on at most @p threads threads (0: as many as the machine has cores).
    /// Must not be called while it runs.
    void start(const std::vector<std::string> &inputs, std::optional<Day> published, int threads = 0);
    /// What is being read is finished and thrown away; finished(true) follows.
    void cancel();
    bool isRunning() const { return m_running; }
    /// Whether a job was destroyed whose thread still reads. The program must then end without taking down what that thread uses
    /// (std::_Exit()).
    static bool hasLeftThread();

Q_SIGNALS:
    /// @p done of @p total files are read, and of those being read as much as @p part files are; total is 0 while folders are
    /// still being looked into.
    void progressed(int done, int total, double part);
    void extracted(const Dateline::ExtractionJob::Documents &documents);
    /// A file that could not be read, and why, in words for the user.
    void failed(const QString &path, const QString &message);
    void finished(bool cancelled);

private:
    struct Shared;
    void deliver();

    std::shared_ptr<Shared> m_shared;
    std::jthread m_thread;
    QTimer m_poll;
    bool m_running = false;
};

} // namespace Dateline
