// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/historypanel.h"

#include "uitext.h"
#include "workspace.h"

#include <QAbstractListModel>
#include <QListView>
#include <QVBoxLayout>

namespace Dateline {

/// Row r is the state in which r steps are done.
class HistoryPanel::Steps : public QAbstractListModel
{
public:
    Steps(Workspace &workspace, QObject *parent)
        : QAbstractListModel(parent)
        , m_workspace(workspace)
    {
    }

    void update()
    {
        beginResetModel();
        endResetModel();
    }

    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : int(history().steps().size()) + 1; }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto row = std::size_t(index.row());
        const bool isUndone = row > history().done();
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: {
            const QString text = row == 0 ? HistoryPanel::tr("As it was opened") : textFromUtf8(history().steps()[row - 1].text);
            return role == Qt::ToolTipRole ? toolTipText(text) : text;
        }
        case Qt::AccessibleTextRole: {
            const QString text = data(index, Qt::DisplayRole).toString();
            return isUndone ? HistoryPanel::tr("%1, undone", "a step of the history").arg(text) : text;
        }
        case Qt::ForegroundRole:
            return isUndone ? QVariant(m_workspace.theme().faintText) : QVariant();
        case Qt::FontRole: {
            QFont font = windowFont(12.5, row == history().done() ? QFont::DemiBold : QFont::Normal);
            font.setItalic(isUndone);
            return font;
        }
        default:
            return {};
        }
    }

private:
    const ProjectHistory &history() const { return m_workspace.project.history(); }

    Workspace &m_workspace;
};

HistoryPanel::HistoryPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_steps(new Steps(workspace, this))
    , m_view(new QListView)
{
    setAccessibleName(tr("History"));
    m_view->setAccessibleName(tr("Steps of this session"));
    m_view->setToolTip(tr("Click a step to go to where it was done; what comes after it is undone until you go back"));
    m_view->setModel(m_steps);
    m_view->setUniformItemSizes(true);
    m_view->setTextElideMode(Qt::ElideRight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 0, 4);
    column->addWidget(m_view);

    const auto go = [this](const QModelIndex &index) {
        // A click may count as two on some desktops, and the first one has made the list anew.
        if (index.isValid())
            m_workspace.project.goTo(std::size_t(index.row()));
    };
    connect(m_view, &QListView::clicked, this, go);
    connect(m_view, &QListView::activated, this, go);
    connect(&workspace.project, &Project::historyChanged, this, &HistoryPanel::follow);
    connect(&workspace, &Workspace::themeChanged, this, &HistoryPanel::follow);
    follow();
}

void HistoryPanel::follow()
{
    m_steps->update();
    const QModelIndex now = m_steps->index(int(m_workspace.project.history().done()));
    m_view->setCurrentIndex(now);
    m_view->scrollTo(now);
}

} // namespace Dateline
