// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <optional>

namespace Dateline {

class Workspace;

/// What a search finds, in the order of reading: sentences and titles of articles. Where there is more to say (more was found than is listed,
/// articles are still being taken into the index, nothing can be searched), a last row that cannot be chosen says it.
class SearchHits : public QAbstractListModel
{
    Q_OBJECT

public:
    /// So many are listed at most.
    static constexpr std::size_t MostHits = 50;
    /// Where the words stand: the article, with the date and the place of the event that they tell.
    static constexpr int OriginRole = Qt::UserRole + 1;

    explicit SearchHits(Workspace &workspace, QObject *parent = nullptr);

    /// Lists what @p text finds now.
    void search(const QString &text);
    /// Null for the last row that only tells something.
    const Project::SearchHit *hit(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString wordsOf(const Project::SearchHit &hit) const;
    QString originOf(const Project::SearchHit &hit) const;

    Workspace &m_workspace;
    QString m_text;
    Project::SearchResult m_result;
    QString m_notice;
};

/// Draws a hit in two lines, its words over their origin.
class SearchHitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    SearchHitDelegate(Workspace &workspace, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Workspace &m_workspace;
};

} // namespace Dateline
