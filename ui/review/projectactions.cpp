// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/projectactions.h"

#include "articleloader.h"
#include "menuaction.h"
#include "review/projectsession.h"
#include "uitext.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QStyle>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

constexpr const char *StorageSetting = "storage";

QString projectFilter()
{
    return ProjectActions::tr("Dateline projects (*.dateline)");
}

/// Where a project without a name is offered to be saved.
QString usualPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir offered(QDir(folder).exists() ? folder : QDir::homePath());
    return offered.filePath(ProjectActions::tr("articles", "name of a file") + ProjectSession::Ending);
}

} // namespace

ProjectActions::ProjectActions(ProjectSession &session, ArticleLoader &loader, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_loader(loader)
    , m_window(window)
    , m_state(new QToolButton)
{
    m_state->setObjectName(QStringLiteral("saveState"));
    m_state->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_state->setAutoRaise(true);
    connect(m_state, &QToolButton::clicked, this, &ProjectActions::save);
    connect(&session, &ProjectSession::changed, this, &ProjectActions::refresh);
    connect(&session, &ProjectSession::failed, this, [this](const QString &, const QString &message) {
        QMessageBox box(QMessageBox::Warning, tr("Open Project"), message, QMessageBox::Close, m_window);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    });
    const auto followStorage = [this] {
        const bool copies = m_session.project().setting(StorageSetting) == "copy";
        m_loader.setStorage(copies ? DocumentStorage::Copy : DocumentStorage::Reference);
        if (m_keepCopies)
            m_keepCopies->setChecked(copies);
    };
    connect(&session.project(), &Project::fileChanged, this, followStorage);
    connect(&session.project(), &Project::settingChanged, this, followStorage);
    refresh();
}

void ProjectActions::addTo(QMenu *menu)
{
    makeAction(menu, tr("&New Project"), QKeySequence::New, tr("Begin an empty project"), this, &ProjectActions::begin);
    makeAction(menu, tr("Open &Project…"), QKeySequence(u"Ctrl+Alt+O"_s), tr("Open a project file: articles, results and everything decided"), this,
              &ProjectActions::chooseAndOpen);
    m_save = makeAction(menu, tr("&Save Project"), QKeySequence::Save, tr("Save the project; from then on every change is saved at once"), this, &ProjectActions::save);
    makeAction(menu, tr("Save Project &As…"), QKeySequence(u"Ctrl+Shift+S"_s), tr("Save the project under another name and go on there"), this, [this] { saveAs(); });
    m_keepCopies = makeAction(menu, tr("&Keep Copies of Articles"), QKeySequence(u"Ctrl+Alt+C"_s),
                             tr("Keep the files of articles opened from now on in the project itself, instead of referring to them"), this, [this](bool keep) {
                                 m_session.project().setSetting(StorageSetting, keep ? "copy" : "reference", {}, false);
                                 m_loader.setStorage(keep ? DocumentStorage::Copy : DocumentStorage::Reference);
                             });
    m_keepCopies->setCheckable(true);
}

void ProjectActions::begin()
{
    if (!mayLeave())
        return;
    m_loader.cancel();
    m_session.begin();
    m_loader.forgetProblems();
}

void ProjectActions::chooseAndOpen()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open Project"), QString(), projectFilter());
    if (!path.isEmpty())
        open(path);
}

bool ProjectActions::open(const QString &path)
{
    if (!mayLeave())
        return false;
    m_loader.cancel();
    m_session.open(path);
    return true;
}

void ProjectActions::save()
{
    switch (m_session.state()) {
    case ProjectSession::State::Unsaved:
    case ProjectSession::State::ReadOnly:
        saveAs();
        break;
    case ProjectSession::State::Trouble:
        m_session.retry();
        break;
    case ProjectSession::State::Saved:
    case ProjectSession::State::Saving:
        break;
    }
}

bool ProjectActions::saveAs()
{
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save Project As"), m_session.path().isEmpty() ? usualPath() : m_session.path(), projectFilter());
    if (path.isEmpty())
        return false;
    if (!path.endsWith(ProjectSession::Ending, Qt::CaseInsensitive)) {
        path += ProjectSession::Ending;
        // The dialog could not ask about the name with its ending.
        if (QFileInfo::exists(path)
            && QMessageBox::question(m_window, tr("Save Project As"), tr("%1 already exists. Replace it?").arg(QFileInfo(path).fileName())) != QMessageBox::Yes)
            return false;
    }
    if (const std::optional<Failure> failure = m_session.saveAs(path)) {
        QMessageBox box(QMessageBox::Warning, tr("Save Project As"), textFromUtf8(failure->message), QMessageBox::Close, m_window);
        box.setTextFormat(Qt::PlainText);
        box.exec();
        return false;
    }
    return true;
}

bool ProjectActions::mayLeave()
{
    // Again after saving elsewhere: that place may take no more than the one before.
    for (;;) {
        m_session.settle();
        if (!m_session.wouldLoseWork())
            return true;
        const bool isTrouble = m_session.state() == ProjectSession::State::Trouble;
        QMessageBox box(QMessageBox::Warning, tr("Dateline"),
                        isTrouble ? tr("The last changes are not saved: %1").arg(m_session.trouble()) : tr("Your decisions are not saved in a project yet."),
                        QMessageBox::NoButton, m_window);
        box.setTextFormat(Qt::PlainText);
        QPushButton *save = box.addButton(isTrouble ? tr("Save &Elsewhere…") : tr("&Save…"), QMessageBox::AcceptRole);
        QPushButton *discard = box.addButton(tr("&Lose Them"), QMessageBox::DestructiveRole);
        box.addButton(QMessageBox::Cancel);
        box.setDefaultButton(save);
        box.exec();
        if (box.clickedButton() != save)
            return box.clickedButton() == discard;
        if (!saveAs())
            return false;
    }
}

void ProjectActions::refresh()
{
    QString text;
    QString tip;
    switch (m_session.state()) {
    case ProjectSession::State::Unsaved:
        text = m_session.wouldLoseWork() ? tr("Not in a project yet") : QString();
        tip = tr("Save the decisions in a project file (Ctrl+S)");
        break;
    case ProjectSession::State::Saved:
        text = tr("Saved");
        tip = tr("Everything is in %1").arg(m_session.path());
        break;
    case ProjectSession::State::Saving:
        text = tr("Saving…");
        tip = tr("The last changes are being written to %1").arg(m_session.path());
        break;
    case ProjectSession::State::Trouble:
        text = tr("Not saved: %1").arg(m_session.trouble());
        tip = tr("Everything is kept in memory and saved as soon as it can be. Click to try again now.");
        break;
    case ProjectSession::State::ReadOnly:
        text = tr("Read-only");
        tip = m_session.trouble() + u'\n' + tr("Click to save a project of your own.");
        break;
    }
    m_state->setText(m_state->fontMetrics().elidedText(text, Qt::ElideMiddle, 420).replace(u'&', QStringLiteral("&&")));
    m_state->setToolTip(toolTipText(tip));
    m_state->setAccessibleName(text);
    m_state->setVisible(!text.isEmpty());
    m_state->setProperty("needsEyes", m_session.state() == ProjectSession::State::Trouble);
    m_state->style()->unpolish(m_state);
    m_state->style()->polish(m_state);

    const QString name = m_session.name();
    if (name.isEmpty())
        m_window->setWindowTitle(tr("Dateline"));
    else
        m_window->setWindowTitle(m_session.state() == ProjectSession::State::ReadOnly ? tr("%1 (read-only)", "name of a project").arg(name) : name);
}

} // namespace Dateline
