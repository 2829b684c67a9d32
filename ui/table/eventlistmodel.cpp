// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/eventlistmodel.h"

#include "review/reviewtext.h"
#include "uitext.h"
#include "workspace.h"

#include <QFont>

#include <algorithm>

namespace Dateline {

EventListModel::EventListModel(Workspace &workspace, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_workspace(workspace)
    , m_events(workspace.events)
{
    setSourceModel(&m_events);
    connect(&m_events, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&m_events, &QAbstractItemModel::modelReset, this, [this] {
        collect();
        endResetModel();
    });
    collect();
}

void EventListModel::setPart(Part part)
{
    if (part == m_part)
        return;
    beginResetModel();
    m_part = part;
    collect();
    endResetModel();
}

void EventListModel::collect()
{
    m_rows.clear();
    m_first = m_part == Part::WithoutDate ? m_events.datedCount() : 0;
    m_count = m_events.rowCount() - m_first;
    if (m_part != Part::WithoutPlace)
        return;
    for (int row = 0; row < m_events.rowCount(); ++row) {
        if (m_events.store().event(m_events.events()[std::size_t(row)]).place < 0)
            m_rows.push_back(row);
    }
    m_count = int(m_rows.size());
}

int EventListModel::rowOfSource(int sourceRow) const
{
    if (m_part != Part::WithoutPlace)
        return sourceRow >= m_first && sourceRow < m_first + m_count ? sourceRow - m_first : -1;
    const auto row = std::lower_bound(m_rows.begin(), m_rows.end(), sourceRow);
    return row != m_rows.end() && *row == sourceRow ? int(row - m_rows.begin()) : -1;
}

QModelIndex EventListModel::mapToSource(const QModelIndex &proxy) const
{
    if (!proxy.isValid() || proxy.row() >= m_count)
        return {};
    const int row = m_part == Part::WithoutPlace ? m_rows[std::size_t(proxy.row())] : proxy.row() + m_first;
    return m_events.index(row, proxy.column());
}

QModelIndex EventListModel::mapFromSource(const QModelIndex &source) const
{
    const int row = source.isValid() ? rowOfSource(source.row()) : -1;
    return row < 0 ? QModelIndex() : createIndex(row, source.column());
}

QModelIndex EventListModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int EventListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int EventListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : MarksColumn + 1;
}

QVariant EventListModel::data(const QModelIndex &index, int role) const
{
    if (index.isValid() && index.column() == MarksColumn) {
        if (role == EventFilterModel::EventIndexRole)
            return index.siblingAtColumn(0).data(role);
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
            return {};
        const ReviewMarks marks = reviewMarks(m_workspace, index.siblingAtColumn(0).data(EventFilterModel::EventIndexRole).toUInt());
        return role == Qt::DisplayRole ? marksText(marks) : role == Qt::ToolTipRole ? toolTipText(marksInWords(marks)) : marksInWords(marks);
    }
    const QModelIndex source = mapToSource(index);
    if (!source.isValid())
        return {};
    switch (role) {
    case Qt::ToolTipRole: {
        const QString sentence = source.data(EventFilterModel::SentenceRole).toString();
        const QString edtf = source.data(EventFilterModel::EdtfRole).toString();
        return toolTipText(source.column() == EventFilterModel::DateColumn && !edtf.isEmpty() ? edtf + u'\n' + sentence : sentence);
    }
    case Qt::FontRole: {
        const Event &event = m_events.store().event(m_events.events()[std::size_t(source.row())]);
        const bool isMissing = (source.column() == EventFilterModel::DateColumn && !event.interval.isResolved())
            || (source.column() == EventFilterModel::PlaceColumn && event.place < 0);
        if (!isMissing)
            return {};
        QFont italic = windowFont(12.5);
        italic.setItalic(true);
        return italic;
    }
    default:
        return source.data(role);
    }
}

QVariant EventListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == MarksColumn) {
        if (role == Qt::DisplayRole)
            return tr("Marks");
        return role == Qt::ToolTipRole ? QVariant(tr("★ starred, ✓ accepted, ✎ changed by hand, + added by hand, ¶ note; then the tags")) : QVariant();
    }
    return m_events.headerData(section, orientation, role);
}

Qt::ItemFlags EventListModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace Dateline
