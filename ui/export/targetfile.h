// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Dateline {

/// Asks for the file to write: a line for its name, Browse…, and beneath them what became of it.
class TargetFile : public QWidget
{
    Q_OBJECT

public:
    /// @p prefix begins the object names of its parts: "export" gives "exportPath", "exportBrowse" and "exportMessage".
    TargetFile(const QString &prefix, const QString &browseTitle, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);
    /// A file of that title's words in the folder of before, at first that of the user's pictures.
    void suggest(const QString &title);
    /// The name's ending becomes @p ending ("png"); of @p endings one it has is taken off first.
    void setEnding(const QString &ending, const QStringList &endings);
    /// True where no file stands there, or the user lets it be replaced.
    bool mayWrite() { return mayWrite(path()); }
    /// The same for a file that is written instead of the named one: the first of several.
    bool mayWrite(const QString &instead);

    void showMessage(const QString &message);
    void clearMessage();

Q_SIGNALS:
    void edited();

private:
    void browse();

    QString m_browseTitle;
    QString m_ending;
    QString m_confirmed; ///< a path whose replacing was agreed to
    QLineEdit *m_path;
    QLabel *m_message;
};

} // namespace Dateline
