// SPDX-License-Identifier: GPL-3.0-or-later
#include "problembar.h"

#include "articleloader.h"
#include "dialogsize.h"
#include "elidedlabel.h"
#include "models/counttext.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <set>

namespace Dateline {

ProblemBar::ProblemBar(ArticleLoader &loader, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_label(new ElidedLabel(Qt::ElideRight, this))
{
    setObjectName(QStringLiteral("problemBar"));
    m_label->setObjectName(QStringLiteral("problemLabel"));
    auto *details = new QPushButton(tr("&Details…"), this);
    details->setToolTip(tr("Show every file with a problem, and what it is"));
    auto *dismiss = new QPushButton(tr("Dis&miss"), this);
    dismiss->setToolTip(tr("Hide this message"));
    connect(details, &QPushButton::clicked, this, &ProblemBar::showDetails);
    connect(dismiss, &QPushButton::clicked, &m_loader, &ArticleLoader::forgetProblems);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->addWidget(m_label, 1);
    row->addWidget(details);
    row->addWidget(dismiss);

    connect(&m_loader, &ArticleLoader::problemsChanged, this, &ProblemBar::refresh);
    refresh();
}

void ProblemBar::refresh()
{
    const auto &problems = m_loader.problems();
    setVisible(!problems.empty());
    if (problems.empty())
        return;
    std::set<QString> files;
    for (const ArticleLoader::Problem &problem : problems)
        files.insert(problem.path);
    // The name tells more than the folders before it; the details have the whole path.
    const QString name = QFileInfo(problems.front().path).fileName();
    const QString first = tr("%1: %2", "file and reason").arg(name.isEmpty() ? problems.front().path : name, problems.front().message);
    m_label->setWhole(files.size() == 1 ? first : tr("Problems with %1 files; the first is %2", "a file and its problem").arg(countText(qint64(files.size())), first));
}

void ProblemBar::showDetails()
{
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Files with Problems"));
    auto *list = new QPlainTextEdit(&dialog);
    list->setReadOnly(true);
    list->setAccessibleName(dialog.windowTitle());
    for (const ArticleLoader::Problem &problem : m_loader.problems())
        list->appendPlainText(problem.path + u'\n' + QStringLiteral("    ") + problem.message);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(list);
    column->addWidget(buttons);
    sizeDialog(&dialog, {720, 360});
    dialog.exec();
}

} // namespace Dateline
