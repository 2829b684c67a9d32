// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

namespace Dateline {

/// The project's file as the window deals with it: opens one on a thread of its own, saves under a name, and says at any moment where
/// the work stands. It shows nothing itself.
class ProjectSession : public QObject
{
    Q_OBJECT

public:
    /// A project file is known by this ending.
    static constexpr QLatin1StringView Ending{".dateline"};

    enum class State {
        Unsaved,  ///< there is no file: all is in memory
        Saved,    ///< everything is on the disk
        Saving,   ///< it is being written
        Trouble,  ///< it cannot be written at the moment; trouble() says why
        ReadOnly
    };

    explicit ProjectSession(Project &project, QObject *parent = nullptr);
    ~ProjectSession() override;

    Project &project() const { return m_project; }
    State state() const;
    /// Why it is read-only or cannot be written, in words for the user; else empty.
    QString trouble() const;
    /// The file's name without its folder; empty without a file.
    QString name() const;
    QString path() const;
    /// Closing now would lose something that a person did.
    bool wouldLoseWork() const;

    static bool isProjectPath(const QString &path);

    /// Reads a project and, when it is whole, shows it in the place of what is open. What is open stays until then, and for good
    /// when reading fails.
    void open(const QString &path);
    bool isOpening() const { return m_opening; }
    void cancelOpening();
    /// Closes what is open and begins an empty one in memory.
    void begin();
    /// Saves into @p path, and goes on there. A file that is there is replaced, but not one that another program has open, and not before the
    /// new one is written as far as Project::saveAs() waits for it. Where the project itself is and cannot be written, it fails.
    [[nodiscard]] std::optional<Failure> saveAs(const QString &path);
    /// Waits until what was done last is on the disk, or it is known that it cannot be written; thirty seconds at most.
    void settle();
    /// Tries to write again at once what could not be written.
    void retry();

Q_SIGNALS:
    /// State, name or trouble are others.
    void changed();
    void progressed(int done, int total);
    /// A project is open now. @p notice says what the user should know of it (why it is read-only, which copy was kept); mostly empty.
    void opened(const QString &path, const QString &notice);
    void failed(const QString &path, const QString &message);

private:
    void watchFile();
    void stop();

    Project &m_project;
    QString m_notice;
    bool m_opening = false;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    std::thread m_thread;
};

} // namespace Dateline
