// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/wholefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <csignal>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

/// A name for a message of one line, whatever it is made of.
QString shownPath(const QString &path)
{
    QString shown;
    for (const QChar c : path)
        shown += c.isPrint() ? c : QChar(u'\uFFFD');
    return shown;
}

Failure failure(const QString &path, const QString &reason)
{
    return Failure{Words::tr("%1 was not written: %2").arg(shownPath(path), reason).toStdString()};
}

/// Why @p file takes nothing more, where @p told does not say it: of what the system took a part only it gives no reason, but it has one
/// for what follows. The file is not worth keeping afterwards.
QString reasonOf(const QFileDevice &file, const QString &told)
{
    if (told != QFile().errorString())
        return told;
#ifdef Q_OS_UNIX
    if (file.handle() >= 0 && ::write(file.handle(), "\n", 1) < 0)
        return qt_error_string(errno);
#endif
    return told;
}

std::optional<Failure> writeDirectly(const QString &path, const std::function<std::optional<Failure>(QIODevice &)> &write)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(path, file.errorString());
    if (const auto failed = write(file))
        return failure(path, QString::fromStdString(failed->message));
    if (!file.flush())
        return failure(path, file.errorString());
    return std::nullopt;
}

} // namespace

bool hasControlCharacters(const QString &name)
{
    return std::any_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

std::optional<Failure> writeWholeFile(const QString &path, const std::function<std::optional<Failure>(QIODevice &)> &write)
{
    const QFileInfo target(path);
    if (path.isEmpty())
        return Failure{Words::tr("No file is named to write to.").toStdString()};
    if (target.isDir() || path.endsWith(u'/'))
        return failure(path, Words::tr("it is a folder"));
    // Such a name is a slip of a program or of the clipboard, and lists of files cannot show it.
    if (hasControlCharacters(target.fileName()))
        return failure(path, Words::tr("its name has a line break or another control character"));
    if (target.exists() && !target.isFile())
        return writeDirectly(path, write);
    const QFileInfo folder(target.absolutePath());
    if (!folder.exists())
        return failure(path, Words::tr("the folder %1 does not exist").arg(shownPath(folder.filePath())));
    if (!folder.isDir())
        return failure(path, Words::tr("%1 is no folder").arg(shownPath(folder.filePath())));

#ifdef SIGXFSZ
    // A limit on the size of files shall be an error to tell, not the end of the program with half a file behind it.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(path, file.errorString());
    if (const auto failed = write(file)) {
        const QString reason = reasonOf(file, QString::fromStdString(failed->message));
        file.cancelWriting();
        return failure(path, reason);
    }
    // Before commit() closes the file and with it forgets why it could not be written.
    if (!file.flush()) {
        const QString reason = reasonOf(file, file.errorString());
        file.cancelWriting();
        return failure(path, reason);
    }
    if (!file.commit())
        return failure(path, file.errorString());
    return std::nullopt;
}

} // namespace Dateline
