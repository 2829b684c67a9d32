// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/savedviewsmenu.h"

#include "dialogsize.h"
#include "menuaction.h"
#include "models/counttext.h"
#include "models/filtertext.h"
#include "review/savedview.h"
#include "uitext.h"
#include "workspace.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {
constexpr int WidestName = 360;
}

SavedViewsMenu::SavedViewsMenu(Workspace &workspace, QWidget *window)
    : QMenu(tr("&Saved Views"), window)
    , m_workspace(workspace)
    , m_window(window)
{
    makeAction(this, tr("&Save This View…"), QKeySequence(u"Ctrl+Alt+V"_s), tr("Keep the filter, the stretch of time and the lanes under a name"), this, &SavedViewsMenu::save);
    m_manage = makeAction(this, tr("&Rename or Remove…"), QKeySequence(u"Ctrl+Alt+Shift+V"_s), tr("Rename and remove saved views"), this, &SavedViewsMenu::manage);
    addSeparator();
    connect(&workspace.project, &Project::viewsChanged, this, &SavedViewsMenu::refill);
    refill();
}

void SavedViewsMenu::refill()
{
    qDeleteAll(m_views);
    m_views.clear();
    for (const auto &[name, number] : namedViews(m_workspace.project)) {
        const QString text = textFromUtf8(name);
        const QKeySequence key = number > 0 ? QKeySequence(u"Ctrl+Shift+%1"_s.arg(number)) : QKeySequence();
        const QString shortened = fontMetrics().elidedText(text, Qt::ElideRight, WidestName);
        m_views.append(makeAction(this, QString(shortened).replace(u'&', u"&&"_s), key, tr("Show the view “%1”").arg(text), this, [this, text] { goTo(text); }));
    }
    m_manage->setEnabled(!m_views.isEmpty());
}

void SavedViewsMenu::save()
{
    if (m_workspace.project.isReadOnly()) {
        Q_EMIT shown(tr("The project is read-only: no view can be saved in it"));
        return;
    }
    bool accepted = false;
    const QString proposed = describeFilter(m_workspace.events);
    const QString name = QInputDialog::getText(m_window, tr("Save View"), tr("Name of the view; the same name replaces it"), QLineEdit::Normal,
                                               proposed.isEmpty() ? tr("All events") : proposed, &accepted)
                             .simplified();
    if (!accepted || name.isEmpty())
        return;
    const SavedView view{m_workspace.events.filter(), m_workspace.viewport.begin(), m_workspace.viewport.end(), m_lanes, numberFor(name)};
    m_workspace.project.setView(name.toStdString(), savedViewJson(view, m_workspace.project));
    Q_EMIT shown(tr("View “%1” saved").arg(name));
}

int SavedViewsMenu::numberFor(const QString &name) const
{
    for (const NamedView &view : namedViews(m_workspace.project)) {
        if (view.name == name.toStdString())
            return view.number;
    }
    return freeViewNumber(m_workspace.project);
}

void SavedViewsMenu::goTo(const QString &name)
{
    const std::optional<std::string> stored = m_workspace.project.view(name.toStdString());
    const std::optional<SavedView> view = stored ? savedViewFromJson(*stored, m_workspace.project) : std::nullopt;
    if (!view)
        return;
    if (view->missing > 0 && view->filter.documents.empty()) {
        // Without them the filter would let all articles through, under the name of a few.
        Q_EMIT shown(tr("The articles of the view “%1” are not in the project any more").arg(name));
        return;
    }
    Q_EMIT lanesWanted(view->lanes);
    m_workspace.events.setFilter(view->filter);
    m_workspace.viewport.setRange(view->begin, view->end);
    Q_EMIT shown(view->missing == 0 ? tr("View “%1”").arg(name)
                                    : tr("View “%1”, without articles that are not in the project any more: %2").arg(name, countText(qint64(view->missing))));
}

void SavedViewsMenu::manage()
{
    QDialog dialog(m_window);
    dialog.setWindowTitle(tr("Saved Views"));
    auto *list = new QListWidget;
    list->setAccessibleName(tr("Saved views"));
    list->setToolTip(tr("F2 or a double click renames a view"));
    const auto fill = [&] {
        list->clear();
        for (const auto &[name, number] : namedViews(m_workspace.project)) {
            auto *item = new QListWidgetItem(textFromUtf8(name), list);
            item->setData(Qt::UserRole, item->text());
            item->setFlags(item->flags() | Qt::ItemIsEditable);
        }
        list->setCurrentRow(0);
    };
    fill();
    auto *problem = new QLabel;
    problem->setObjectName(QStringLiteral("viewProblem"));
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *rename = buttons->addButton(tr("Re&name"), QDialogButtonBox::ActionRole);
    rename->setToolTip(tr("Give the view that is marked another name (F2)"));
    connect(rename, &QPushButton::clicked, &dialog, [list] {
        if (QListWidgetItem *item = list->currentItem())
            list->editItem(item);
    });
    QPushButton *remove = buttons->addButton(tr("&Remove"), QDialogButtonBox::ActionRole);
    remove->setToolTip(tr("Remove the view that is marked; undo brings it back"));
    connect(remove, &QPushButton::clicked, &dialog, [&] {
        if (const QListWidgetItem *item = list->currentItem())
            m_workspace.project.removeView(item->data(Qt::UserRole).toString().toStdString());
        problem->hide();
        fill();
    });
    connect(list, &QListWidget::itemChanged, &dialog, [&](QListWidgetItem *item) {
        const QString before = item->data(Qt::UserRole).toString();
        const QString name = item->text().simplified();
        const bool isTaken = name != before && m_workspace.project.view(name.toStdString());
        // Setting the name back comes here again and must not hide what is said of it.
        if (name == before && item->text() == before)
            return;
        problem->setVisible(isTaken);
        if (name.isEmpty() || isTaken || name == before) {
            problem->setText(tr("There is a view “%1” already.").arg(name));
            item->setText(before);
            return;
        }
        item->setData(Qt::UserRole, name);
        m_workspace.project.renameView(before.toStdString(), name.toStdString());
    });
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(list);
    column->addWidget(problem);
    column->addWidget(buttons);
    sizeDialog(&dialog, {420, 320});
    dialog.exec();
}

} // namespace Dateline
