// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/targetfile.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

namespace Dateline {

namespace {

constexpr qsizetype LongestName = 60;

QString fileNameOf(const QString &title)
{
    QString name;
    for (const QChar c : title.toLower()) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name.truncate(LongestName);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("dateline") : name;
}

} // namespace

TargetFile::TargetFile(const QString &prefix, const QString &browseTitle, QWidget *parent)
    : QWidget(parent)
    , m_browseTitle(browseTitle)
    , m_path(new QLineEdit(this))
    , m_message(new QLabel(this))
{
    m_path->setObjectName(prefix + QStringLiteral("Path"));
    m_path->setAccessibleName(tr("File to write"));
    m_path->setMinimumWidth(220);
    connect(m_path, &QLineEdit::textEdited, this, &TargetFile::edited);
    auto *browseButton = new QPushButton(tr("&Browse…"), this);
    browseButton->setObjectName(prefix + QStringLiteral("Browse"));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &TargetFile::browse);
    auto *label = new QLabel(tr("Fil&e"), this);
    label->setBuddy(m_path);
    m_message->setObjectName(prefix + QStringLiteral("Message"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing());

    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_path, 1);
    row->addWidget(browseButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_message);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    m_path->setText(QDir(QDir(folder).exists() ? folder : QDir::homePath()).filePath(QStringLiteral("dateline")));
}

QString TargetFile::path() const
{
    return m_path->text();
}

void TargetFile::setPath(const QString &path)
{
    m_path->setText(path);
    m_path->setCursorPosition(0);
}

void TargetFile::suggest(const QString &title)
{
    const QString name = fileNameOf(title);
    setPath(QDir(QFileInfo(path()).path()).filePath(m_ending.isEmpty() ? name : name + u'.' + m_ending));
}

void TargetFile::setEnding(const QString &ending, const QStringList &endings)
{
    m_ending = ending;
    QString path = this->path();
    for (const QString &before : endings) {
        if (path.endsWith(u'.' + before, Qt::CaseInsensitive)) {
            path.chop(before.size() + 1);
            break;
        }
    }
    setPath(path + u'.' + ending);
}

bool TargetFile::mayWrite(const QString &instead)
{
    if (!QFileInfo(instead).isFile() || instead == m_confirmed)
        return true;
    const bool replaces = QMessageBox::question(window(), m_browseTitle, tr("%1 exists already. Replace it?").arg(QFileInfo(instead).fileName()),
                                                QMessageBox::Yes | QMessageBox::No, QMessageBox::No) == QMessageBox::Yes;
    if (replaces)
        m_confirmed = instead;
    return replaces;
}

void TargetFile::showMessage(const QString &message)
{
    m_message->setText(message);
}

void TargetFile::clearMessage()
{
    m_message->clear();
}

void TargetFile::browse()
{
    QString path = QFileDialog::getSaveFileName(this, m_browseTitle, this->path(), tr("%1 files (*.%2)").arg(m_ending.toUpper(), m_ending));
    if (path.isEmpty())
        return;
    if (path.endsWith(u'.' + m_ending, Qt::CaseInsensitive))
        m_confirmed = path;
    else
        path += u'.' + m_ending;
    setPath(path);
    Q_EMIT edited();
}

} // namespace Dateline
