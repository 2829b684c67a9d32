// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/searchhits.h"

#include "models/counttext.h"
#include "models/displaydate.h"
#include "uitext.h"
#include "workspace.h"

#include <QApplication>
#include <QPainter>

namespace Dateline {

namespace {
constexpr int Margin = 10;
constexpr int LineGap = 2;
} // namespace

SearchHits::SearchHits(Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace)
{
}

void SearchHits::search(const QString &text)
{
    beginResetModel();
    m_text = text;
    m_result = m_workspace.project.search(parseSearch(text.trimmed().toStdString()), MostHits);
    if (!m_result.problem.isEmpty())
        m_notice = m_result.problem;
    else if (!m_result.isComplete)
        m_notice = tr("Articles are still being read into the index: there may be more");
    else if (m_result.isCut)
        m_notice = tr("There are more than these %1: further words narrow them").arg(countText(MostHits));
    else
        m_notice.clear();
    endResetModel();
}

const Project::SearchHit *SearchHits::hit(int row) const
{
    return row >= 0 && std::size_t(row) < m_result.hits.size() ? &m_result.hits[std::size_t(row)] : nullptr;
}

int SearchHits::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result.hits.size()) + (m_notice.isEmpty() ? 0 : 1);
}

QString SearchHits::wordsOf(const Project::SearchHit &hit) const
{
    const StoredDocument *stored = m_workspace.project.document(hit.document);
    if (!stored)
        return {};
    const Document &document = stored->machine->document;
    return textFromUtf8(hit.sentence ? hit.sentence->in(document.text) : std::string_view(document.title)).simplified();
}

QString SearchHits::originOf(const Project::SearchHit &hit) const
{
    const StoredDocument *stored = m_workspace.project.document(hit.document);
    if (!stored)
        return {};
    QStringList parts;
    if (hit.events.empty()) {
        parts << (hit.sentence ? tr("no event") : tr("title of an article"));
    } else {
        const EventStore &store = m_workspace.events.store();
        parts << displayDate(store.event(hit.events.front()));
        if (const Toponym *place = store.placeOf(hit.events.front()))
            parts << textFromUtf8(place->name);
    }
    if (hit.sentence)
        parts << textFromUtf8(stored->machine->document.title).simplified();
    return parts.join(QStringLiteral(" · "));
}

QVariant SearchHits::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Project::SearchHit *found = hit(index.row());
    switch (role) {
    case Qt::DisplayRole: return found ? wordsOf(*found) : m_notice;
    // What the field is completed to: what stands in it.
    case Qt::EditRole: return m_text;
    case OriginRole: return found ? originOf(*found) : QString();
    case Qt::ToolTipRole: return toolTipText(found ? wordsOf(*found) : m_notice);
    case Qt::AccessibleTextRole: return found ? tr("%1, %2", "words of an article, where they stand").arg(wordsOf(*found), originOf(*found)) : m_notice;
    default: return {};
    }
}

Qt::ItemFlags SearchHits::flags(const QModelIndex &index) const
{
    return hit(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

SearchHitDelegate::SearchHitDelegate(Workspace &workspace, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_workspace(workspace)
{
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int words = QFontMetrics(windowFont(12.5)).height();
    const int origin = index.data(SearchHits::OriginRole).toString().isEmpty() ? 0 : QFontMetrics(windowFont(11)).height() + LineGap;
    return {200, words + origin + 2 * Margin / 2 + 4};
}

void SearchHitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QWidget *widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);

    const Theme &theme = m_workspace.theme();
    const QString origin = index.data(SearchHits::OriginRole).toString();
    QRect line = option.rect.adjusted(Margin, Margin / 2 + 2, -Margin, 0);
    const auto draw = [&](const QString &text, double size, const QColor &ink) {
        painter->setFont(windowFont(size));
        painter->setPen(ink);
        const QFontMetrics metrics = painter->fontMetrics();
        line.setHeight(metrics.height());
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, line.width()));
        line.translate(0, line.height() + LineGap);
    };
    painter->save();
    const bool canBeChosen = index.flags().testFlag(Qt::ItemIsEnabled);
    draw(index.data(Qt::DisplayRole).toString(), 12.5, canBeChosen ? theme.text : theme.secondText);
    if (!origin.isEmpty())
        draw(origin, 11, theme.secondText);
    painter->restore();
}

} // namespace Dateline
