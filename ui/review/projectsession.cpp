// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/projectsession.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QPointer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

ProjectSession::ProjectSession(Project &project, QObject *parent)
    : QObject(parent)
    , m_project(project)
{
    connect(&project, &Project::fileChanged, this, &ProjectSession::watchFile);
    connect(&project, &Project::historyChanged, this, &ProjectSession::changed);
    watchFile();
}

ProjectSession::~ProjectSession()
{
    stop();
}

void ProjectSession::watchFile()
{
    if (ProjectFile *file = m_project.file()) {
        connect(file, &ProjectFile::savedChanged, this, &ProjectSession::changed);
        connect(file, &ProjectFile::troubleChanged, this, &ProjectSession::changed);
    } else {
        m_notice.clear();
    }
    Q_EMIT changed();
}

ProjectSession::State ProjectSession::state() const
{
    const ProjectFile *file = m_project.file();
    if (!m_project.hasName())
        return State::Unsaved;
    if (file->isReadOnly())
        return State::ReadOnly;
    if (file->isSaved())
        return State::Saved;
    return file->trouble().isEmpty() ? State::Saving : State::Trouble;
}

QString ProjectSession::trouble() const
{
    const ProjectFile *file = m_project.file();
    if (!m_project.hasName())
        return {};
    return file->isReadOnly() ? m_notice : file->trouble();
}

QString ProjectSession::path() const
{
    return m_project.hasName() ? m_project.file()->path() : QString();
}

QString ProjectSession::name() const
{
    return QFileInfo(path()).completeBaseName();
}

bool ProjectSession::wouldLoseWork() const
{
    if (m_project.hasName())
        return state() == State::Trouble;
    // Articles alone are no work: they can be opened again.
    return !m_project.decisions().empty() || !m_project.views().empty();
}

bool ProjectSession::isProjectPath(const QString &path)
{
    return path.endsWith(Ending, Qt::CaseInsensitive) && !QFileInfo(path).isDir();
}

void ProjectSession::open(const QString &path)
{
    stop();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (m_project.hasName() && QFileInfo(this->path()) == QFileInfo(absolute)) {
        Q_EMIT opened(absolute, QString());
        return;
    }
    m_opening = true;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    Q_EMIT progressed(0, 0);
    m_thread = std::thread([this, absolute, cancelled = m_cancelled] {
        ProjectReading reading;
        reading.cancelled = cancelled.get();
        reading.progressed = [this, cancelled](int done, int total) {
            QMetaObject::invokeMethod(this, [this, cancelled, done, total] {
                if (!*cancelled)
                    Q_EMIT progressed(done, total);
            });
        };
        auto contents = std::make_shared<Result<ProjectContents>>(readProject(absolute, reading));
        QMetaObject::invokeMethod(this, [this, absolute, cancelled, contents] {
            if (*cancelled)
                return;
            m_opening = false;
            if (!*contents) {
                Q_EMIT failed(absolute, QString::fromStdString(contents->message()));
            } else {
                m_notice = (*contents)->notice;
                m_project.open(std::move(**contents));
                Q_EMIT opened(absolute, m_notice);
            }
            Q_EMIT changed();
        });
    });
}

void ProjectSession::cancelOpening()
{
    stop();
    Q_EMIT changed();
}

void ProjectSession::stop()
{
    if (m_cancelled)
        *m_cancelled = true;
    // Reading looks at the flag after every few documents.
    if (m_thread.joinable())
        m_thread.join();
    m_opening = false;
}

void ProjectSession::begin()
{
    stop();
    m_project.close();
}

std::optional<Failure> ProjectSession::saveAs(const QString &path)
{
    const QFileInfo wanted(path);
    if (m_project.hasName() && !m_project.isReadOnly() && QFileInfo(this->path()) == wanted && wanted.exists()) {
        if (state() != State::Trouble)
            return std::nullopt;
        return Failure{tr("%1 cannot be written: %2 Choose another folder or make room.", "path, reason").arg(path, trouble()).toStdString()};
    }
    if (!wanted.exists())
        return m_project.saveAs(wanted.absoluteFilePath());
    // The one that is there comes back if the new one cannot be made.
    {
        QLockFile lock(wanted.absoluteFilePath() + ".lock"_L1);
        if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError)
            return Failure{tr("%1 is open in another Dateline, so it cannot be replaced").arg(path).toStdString()};
    }
    const QString aside = wanted.absoluteFilePath() + ".replaced"_L1;
    QFile::remove(aside);
    if (!QFile::rename(wanted.absoluteFilePath(), aside))
        return Failure{tr("%1 cannot be replaced").arg(path).toStdString()};
    std::optional<Failure> failure = m_project.saveAs(wanted.absoluteFilePath());
    if (failure)
        QFile::rename(aside, wanted.absoluteFilePath());
    else
        QFile::remove(aside);
    return failure;
}

void ProjectSession::settle()
{
    if (ProjectFile *file = m_project.file(); file && m_project.hasName() && !file->isReadOnly())
        file->waitUntilSettled();
}

void ProjectSession::retry()
{
    if (ProjectFile *file = m_project.file())
        file->retry();
}

} // namespace Dateline
