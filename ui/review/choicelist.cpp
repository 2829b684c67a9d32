// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/choicelist.h"

#include "uitext.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace Dateline {

namespace {

constexpr int WhyRole = Qt::UserRole + 100;
constexpr int NumberRole = WhyRole + 1;
constexpr int Margin = 8;

int rowHeight()
{
    return windowLength(42);
}

class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const QRect rect = option.rect;
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(rect, option.palette.color(QPalette::Highlight));
            painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), option.palette.color(QPalette::Accent));
        }
        const QColor second = option.palette.color(QPalette::PlaceholderText);
        const int number = index.data(NumberRole).toInt();
        const int numberWidth = windowLength(28);
        if (number > 0 && number <= 9) {
            painter->setFont(windowFont(12));
            painter->setPen(second);
            painter->drawText(QRect(rect.left() + Margin, rect.top(), numberWidth - Margin, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, QString::number(number));
        }
        const QRect words = rect.adjusted(numberWidth + Margin, 4, -Margin, -4);
        const QFont font = windowFont(13);
        painter->setFont(font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(words, Qt::AlignTop | Qt::AlignLeft,
                          QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width()));
        const QFont small = windowFont(11);
        painter->setFont(small);
        painter->setPen(second);
        painter->drawText(words, Qt::AlignBottom | Qt::AlignLeft,
                          QFontMetrics(small).elidedText(index.data(WhyRole).toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }
};

} // namespace

ChoiceList::ChoiceList(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new ChoiceDelegate(this));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(3 * rowHeight());
}

QListWidgetItem *ChoiceList::addChoice(int number, const QString &text, const QString &why)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(WhyRole, why);
    item->setData(NumberRole, number);
    item->setData(Qt::AccessibleTextRole, why.isEmpty() ? text : tr("%1, %2", "choice, why it is offered").arg(text, why));
    item->setToolTip(toolTipText(why.isEmpty() ? text : text + u'\n' + why));
    return item;
}

bool chooseByDigit(QListWidget &list, const QKeyEvent &key)
{
    const Qt::KeyboardModifiers modifiers = key.modifiers() & ~Qt::KeypadModifier;
    const int row = key.key() - Qt::Key_1;
    if (modifiers != Qt::NoModifier || row < 0 || row > 8 || row >= list.count())
        return false;
    list.setCurrentRow(row);
    return true;
}

QString typedText(const QKeyEvent &key)
{
    const bool isCommand = key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString text = key.text();
    return isCommand || text.isEmpty() || !text.front().isPrint() ? QString() : text;
}

} // namespace Dateline
