// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/facetlist.h"

#include "filters/facetmodel.h"
#include "focusoutline.h"
#include "models/counttext.h"
#include "uitext.h"
#include "workspace.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace Dateline {

namespace {

constexpr int Margin = 16;
constexpr int BoxSize = 14;
constexpr int BarWidth = 40;
constexpr int Gap = 8;
constexpr int WidthForBars = 240;

class FacetDelegate : public QStyledItemDelegate
{
public:
    FacetDelegate(Workspace &workspace, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_workspace(workspace)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {120, FacetList::rowHeight()}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_workspace.theme();
        const QColor named = index.data(FacetModel::ColorRole).value<QColor>();
        const QColor color = named.isValid() ? named : theme.secondText;
        const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const std::uint32_t count = index.data(FacetModel::CountRole).toUInt();
        const QRect row = option.rect;

        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_MouseOver)
            painter->fillRect(row, theme.control);
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
            painter->setPen(QPen(theme.accent, 1));
            painter->drawRoundedRect(QRectF(row).adjusted(4.5, 1.5, -4.5, -1.5), 4, 4);
        }
        drawBox(painter, QRectF(row.left() + Margin, row.center().y() - BoxSize / 2 + 0.5, BoxSize, BoxSize), color, isChecked, theme.panel);

        int left = row.left() + Margin + BoxSize + Gap;
        const QString code = index.data(FacetModel::CodeRole).toString();
        if (!code.isEmpty()) {
            const int codeWidth = windowLength(24);
            painter->setFont(windowFont(11));
            painter->setPen(theme.secondText);
            painter->drawText(QRect(left, row.top(), codeWidth, row.height()), Qt::AlignVCenter | Qt::AlignLeft, code);
            left += codeWidth;
        }

        QFont figures = windowFont(12);
        figures.setFeature("tnum", 1);
        painter->setFont(figures);
        const QString number = countText(count);
        const int countWidth = QFontMetrics(figures).horizontalAdvance(countText(index.data(FacetModel::LargestCountRole).toUInt()));
        int right = row.right() - Margin;
        painter->setPen(theme.secondText);
        painter->drawText(QRect(right - countWidth - 8, row.top(), countWidth + 8, row.height()), Qt::AlignVCenter | Qt::AlignRight, number);
        right -= countWidth + Gap;

        if (named.isValid() && row.width() >= WidthForBars) {
            right -= BarWidth;
            drawBar(painter, QRectF(right, row.center().y() - 2, BarWidth, 5), named, count, index.data(FacetModel::LargestCountRole).toUInt());
            right -= Gap;
        }

        const QFont font = windowFont(12.5);
        painter->setFont(font);
        painter->setPen(count == 0 && !isChecked ? theme.secondText : theme.text);
        const QRect space(left, row.top(), right - left, row.height());
        painter->drawText(space, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, space.width()));
        painter->restore();
    }

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &, const QModelIndex &index) override
    {
        // The whole row is the box; a double click is two clicks.
        const bool isClick = event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
        const bool isKey = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
        if (!isClick && !isKey)
            return false;
        const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }

private:
    static void drawBox(QPainter *painter, const QRectF &box, const QColor &color, bool isChecked, const QColor &tick)
    {
        painter->setPen(QPen(color, 1.5));
        painter->setBrush(isChecked ? QBrush(color) : Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
        if (!isChecked)
            return;
        painter->setPen(QPen(tick, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        const QPointF corner = box.topLeft();
        painter->drawPolyline(QPolygonF{corner + QPointF(3.6, 7.2), corner + QPointF(6.2, 9.8), corner + QPointF(10.6, 4.6)});
    }

    static void drawBar(QPainter *painter, const QRectF &space, const QColor &color, std::uint32_t count, std::uint32_t largest)
    {
        if (count == 0 || largest == 0)
            return;
        QRectF bar = space;
        bar.setWidth(std::max(2.0, space.width() * count / largest));
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawRoundedRect(bar, std::min(2.5, bar.width() / 2), 2.5);
    }

    Workspace &m_workspace;
};

} // namespace

FacetList::FacetList(Workspace &workspace, int mostRows, QWidget *parent)
    : QListView(parent)
    , m_mostRows(mostRows)
{
    setItemDelegate(new FacetDelegate(workspace, this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabKeyNavigation(false);
    FocusOutline::setWanted(this, false); // its rows do
    connect(&workspace, &Workspace::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

void FacetList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
    updateGeometry();
}

int FacetList::rowHeight()
{
    return windowLength(26);
}

QSize FacetList::sizeHint() const
{
    const int rows = model() ? std::min(model()->rowCount(), m_mostRows) : 0;
    return {200, rows * rowHeight()};
}

QSize FacetList::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void FacetList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        const bool isChecked = currentIndex().data(Qt::CheckStateRole).toInt() == Qt::Checked;
        model()->setData(currentIndex(), isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return;
    }
    QListView::keyPressEvent(event);
}

void FacetList::wheelEvent(QWheelEvent *event)
{
    // A list that shows all its rows leaves the wheel to the panel.
    if (verticalScrollBar()->maximum() == 0)
        event->ignore();
    else
        QListView::wheelEvent(event);
}

} // namespace Dateline
