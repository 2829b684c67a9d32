// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandpalette.h"

#include "dialogsize.h"
#include "uitext.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace Dateline {

namespace {

constexpr int EntryRole = Qt::UserRole;
constexpr int NameRole = EntryRole + 1;
constexpr int KeysRole = NameRole + 1;
constexpr int PageRows = 8;
constexpr int Margin = 8;

/// What an action is called at the left, its keys at the right.
class ActionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {1, windowLength(26)}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool canBeDone = option.state & QStyle::State_Enabled;
        const QPalette::ColorGroup group = canBeDone ? QPalette::Active : QPalette::Disabled;
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
        const QRect row = option.rect.adjusted(Margin, 0, -Margin, 0);
        const QString keys = index.data(KeysRole).toString();
        painter->setFont(option.font);
        painter->setPen(option.palette.color(group, canBeDone ? QPalette::PlaceholderText : QPalette::Text));
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, keys);
        const int room = row.width() - option.fontMetrics.horizontalAdvance(keys) - 2 * Margin;
        painter->setPen(option.palette.color(group, QPalette::Text));
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, option.fontMetrics.elidedText(index.data(NameRole).toString(), Qt::ElideRight, room));
    }
};

} // namespace

int paletteScore(const QString &text, const QStringList &words)
{
    int score = 1;
    for (const QString &word : words) {
        int best = 0;
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
            best = std::max(best, at == 0 ? 4 : !text[at - 1].isLetterOrNumber() ? 3 : 1);
        if (best == 0)
            return 0;
        score += best;
    }
    return score;
}

CommandPalette::CommandPalette(std::vector<ActionEntry> entries, QWidget *parent)
    : QDialog(parent)
    , m_entries(std::move(entries))
    , m_field(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("All Actions"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setAccessibleName(tr("Name of an action"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Actions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    sizeDialog(this, {560, 420});
    fill();
}

void CommandPalette::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::fill()
{
    const QStringList words = m_field->text().split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!m_entries[i].action)
            continue;
        // A word of the name counts more than one of the group.
        const int inName = paletteScore(m_entries[i].name, words);
        const int score = inName > 0 ? inName * 2 : paletteScore(m_entries[i].group + u' ' + m_entries[i].name, words);
        if (score > 0)
            found.emplace_back(score, i);
    }
    if (!words.isEmpty())
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    // What cannot be done now stands last, so that the arrows walk through what can.
    const auto rest = std::stable_partition(found.begin(), found.end(), [this](const auto &entry) { return m_entries[entry.second].action->isEnabled(); });
    m_reachable = std::max(1, int(rest - found.begin()));
    m_list->clear();
    for (const auto &[score, i] : found) {
        const ActionEntry &entry = m_entries[i];
        QString name = tr("%1: %2", "menu, action").arg(entry.group, entry.name);
        if (entry.action->isCheckable() && entry.action->isChecked())
            name += tr(" (on)");
        auto *item = new QListWidgetItem(entry.keys.isEmpty() ? name : name + QStringLiteral("    ") + entry.keys, m_list);
        item->setData(NameRole, name);
        item->setData(KeysRole, entry.keys);
        item->setData(EntryRole, qulonglong(i));
        item->setToolTip(entry.action->statusTip());
        if (!entry.action->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    if (m_list->count() == 0) {
        auto *none = new QListWidgetItem(tr("No action is called so."), m_list);
        none->setData(NameRole, none->text());
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QPointer<QAction> action = m_entries[item->data(EntryRole).toULongLong()].action;
    // The palette gives the keyboard back first: what the action does may depend on who has it.
    accept();
    if (action)
        action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : key == Qt::Key_PageDown ? PageRows : key == Qt::Key_PageUp ? -PageRows : 0;
        if (step != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_reachable - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Dateline
