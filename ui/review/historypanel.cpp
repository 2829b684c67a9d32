// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/historypanel.h"

#include "project/historymodel.h"
#include "uitext.h"
#include "workspace.h"

#include <QIdentityProxyModel>
#include <QListView>
#include <QVBoxLayout>

namespace Dateline {

/// The steps as they look here: the present one strong, what is undone faint and slanted.
class HistoryPanel::Look : public QIdentityProxyModel
{
public:
    Look(const Workspace &workspace, QObject *parent)
        : QIdentityProxyModel(parent)
        , m_workspace(workspace)
    {
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto is = [&](int which) { return QIdentityProxyModel::data(index, which).toBool(); };
        const bool isUndone = !is(HistoryModel::IsDoneRole);
        const QString text = QIdentityProxyModel::data(index, Qt::DisplayRole).toString();
        switch (role) {
        case Qt::ToolTipRole: return toolTipText(text);
        case Qt::AccessibleTextRole: return isUndone ? HistoryPanel::tr("%1, undone", "a step of the history").arg(text) : text;
        case Qt::ForegroundRole: return isUndone ? QVariant(m_workspace.theme().faintText) : QVariant();
        case Qt::FontRole: {
            QFont font = windowFont(12.5, is(HistoryModel::IsCurrentRole) ? QFont::DemiBold : QFont::Normal);
            font.setItalic(isUndone);
            return font;
        }
        // As wide as the list, so that a long step ends in "…" and nothing scrolls sideways.
        case Qt::SizeHintRole: return QSize(1, QFontMetrics(windowFont(12.5, QFont::DemiBold)).height() + 6);
        default: return QIdentityProxyModel::data(index, role);
        }
    }

private:
    const Workspace &m_workspace;
};

HistoryPanel::HistoryPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_steps(new HistoryModel(workspace.project, this))
    , m_view(new QListView)
{
    setAccessibleName(tr("History"));
    m_view->setAccessibleName(tr("Steps of this session"));
    m_view->setToolTip(tr("Click a step to go to where it was done; what comes after it is undone until you go back"));
    auto *look = new Look(workspace, this);
    look->setSourceModel(m_steps);
    m_view->setModel(look);
    m_view->setUniformItemSizes(true);
    m_view->setTextElideMode(Qt::ElideRight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 0, 4);
    column->addWidget(m_view);

    const auto go = [this](const QModelIndex &index) {
        // A click may count as two on some desktops, and the first one has made the list anew.
        if (index.isValid())
            m_steps->goTo(index.row());
    };
    connect(m_view, &QListView::clicked, this, go);
    connect(m_view, &QListView::activated, this, go);
    connect(m_steps, &QAbstractItemModel::modelReset, this, &HistoryPanel::follow);
    connect(&workspace, &Workspace::themeChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    follow();
}

void HistoryPanel::follow()
{
    const QModelIndex now = m_view->model()->index(m_steps->currentRow(), 0);
    m_view->setCurrentIndex(now);
    m_view->scrollTo(now);
}

} // namespace Dateline
