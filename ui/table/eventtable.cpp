// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/eventtable.h"

#include "labels.h"
#include "models/counttext.h"
#include "uitext.h"
#include "workspace.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace Dateline {

namespace {

constexpr int CellMargin = 5;

/// Sets the words of a cell under those of its header, and shows the keyboard's row where it is not the chosen one.
class CellDelegate : public QStyledItemDelegate
{
public:
    CellDelegate(Workspace &workspace, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_workspace(workspace)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_workspace.theme();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.chosenGround);
        if (option.state & QStyle::State_HasFocus)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.accent);
        QStyleOptionViewItem cell = option;
        cell.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
        cell.rect.adjust(CellMargin, 0, 0, 0);
        QStyledItemDelegate::paint(painter, cell, index);
    }

private:
    Workspace &m_workspace;
};

} // namespace

EventTable::EventTable(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_list(new EventListModel(workspace, this))
    , m_parts(new QTabBar)
    , m_view(new QTableView)
    , m_empty(plainLabel(13))
{
    setAccessibleName(tr("Event table"));
    setAutoFillBackground(true);
    m_parts->setDrawBase(false);
    m_parts->setExpanding(false);
    m_parts->setFont(windowFont(12));
    m_parts->setAccessibleName(tr("Which events are listed"));
    for (int i = 0; i < 3; ++i)
        m_parts->addTab(QString());
    m_parts->setTabToolTip(0, tr("All shown events"));
    m_parts->setTabToolTip(1, tr("Shown events whose date could not be read"));
    m_parts->setTabToolTip(2, tr("Shown events that stand at no point of the map"));

    m_view->setModel(m_list);
    m_view->setFont(windowFont(12.5));
    m_view->setAccessibleName(tr("Events"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setItemDelegate(new CellDelegate(workspace, m_view));
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setCornerButtonEnabled(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setMinimumSectionSize(windowLength(26));
    m_view->verticalHeader()->setDefaultSectionSize(windowLength(26));
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFont(windowFont(12, QFont::DemiBold));
    header->setStretchLastSection(true);
    const int em = m_view->fontMetrics().horizontalAdvance(u'M');
    const int widths[EventListModel::MarksColumn + 1] = {16, 26, 10, 11, 13, 14, 7};
    for (int column = 0; column <= EventListModel::MarksColumn; ++column)
        m_view->setColumnWidth(column, widths[column] * em);
    header->moveSection(EventListModel::MarksColumn, 2);
    m_view->installEventFilter(this);
    m_empty->setAlignment(Qt::AlignCenter);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_parts);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);

    connect(m_parts, &QTabBar::currentChanged, this, [this](int tab) { setPart(EventListModel::Part(tab)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EventTable::chooseSelectedRow);
    connect(m_list, &QAbstractItemModel::modelReset, this, [this] {
        updateCounts();
        follow();
    });
    connect(&workspace.selection, &EventSelection::changed, this, &EventTable::follow);
    connect(&workspace, &Workspace::themeChanged, this, &EventTable::applyTheme);
    applyTheme();
    updateCounts();
    follow();
}

void EventTable::setPart(EventListModel::Part part)
{
    m_list->setPart(part);
    m_parts->setCurrentIndex(int(part));
    updateCounts();
}

void EventTable::chooseSelectedRow()
{
    if (m_following)
        return;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    // Of several rows, which are chosen to be merged, the first one stays the chosen event.
    if (rows.size() == 1)
        m_workspace.selection.select(rows.front().data(EventFilterModel::EventIndexRole).toUInt());
}

void EventTable::follow()
{
    const int source = m_workspace.events.rowOf(m_workspace.selection.current());
    const int row = source < 0 ? -1 : m_list->rowOfSource(source);
    m_following = true;
    if (row < 0) {
        m_view->clearSelection();
    } else {
        if (!m_view->selectionModel()->isRowSelected(row))
            m_view->selectRow(row);
        m_view->scrollTo(m_list->index(row, EventFilterModel::DateColumn));
    }
    m_following = false;
}

void EventTable::updateCounts()
{
    const EventFilterModel &events = m_workspace.events;
    m_parts->setTabText(0, tr("All %1", "events").arg(countText(events.rowCount())));
    m_parts->setTabText(1, tr("Without a date %1", "events").arg(countText(events.rowCount() - events.datedCount())));
    m_parts->setTabText(2, tr("Without a place %1", "events").arg(countText(events.unplacedCount())));

    const bool isEmpty = m_list->rowCount() == 0;
    // While articles are replaced the list is empty for a moment, and Qt gives the keyboard of what it hides to the next one.
    const bool hadKeyboard = m_view->hasFocus();
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    if (isEmpty && hadKeyboard)
        m_keyboardWentTo = window()->focusWidget();
    if (!isEmpty && m_keyboardWentTo && window()->focusWidget() == m_keyboardWentTo)
        m_view->setFocus(Qt::OtherFocusReason);
    if (!isEmpty)
        m_keyboardWentTo = nullptr;
    if (events.store().size() == 0)
        m_empty->setText(tr("Open articles to list their events here."));
    else if (events.rowCount() == 0)
        m_empty->setText(tr("The filter hides all events."));
    else if (part() == EventListModel::Part::WithoutDate)
        m_empty->setText(tr("Every shown event has a date."));
    else
        m_empty->setText(tr("Every shown event has a place."));
}

bool EventTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        // The first row is current without being selected when the table gets the keyboard.
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_view->currentIndex().isValid()) {
            m_view->selectRow(m_view->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void EventTable::applyTheme()
{
    const Theme &theme = m_workspace.theme();
    setPalette(theme.palette());
    setInk(m_empty, theme.secondText);
}

} // namespace Dateline
