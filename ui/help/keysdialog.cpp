// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/keysdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <vector>

namespace Dateline {

KeysDialog::KeysDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    std::vector<std::pair<QString, QString>> rows;
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            rows.emplace_back(action->shortcut().toString(QKeySequence::NativeText), QString(action->text()).remove(u'&').remove(u'…'));
    }
    const QString timeline = tr("Timeline: %1");
    rows.emplace_back(tr("W  S  +  −"), timeline.arg(tr("zoom in and out")));
    rows.emplace_back(tr("A  D  ←  →"), timeline.arg(tr("move back and on in time")));
    rows.emplace_back(tr("N  P  .  ,"), timeline.arg(tr("next and previous event")));
    rows.emplace_back(tr("Home  End"), timeline.arg(tr("first and last event")));
    rows.emplace_back(tr("F"), timeline.arg(tr("centre on the chosen event, again to fit it")));
    rows.emplace_back(tr("0"), timeline.arg(tr("show all")));
    rows.emplace_back(tr("Esc"), timeline.arg(tr("choose nothing")));
    rows.emplace_back(tr("Shift + drag"), timeline.arg(tr("choose a range of time")));
    const QString map = tr("Map: %1");
    rows.emplace_back(tr("← → ↑ ↓"), map.arg(tr("move")));
    rows.emplace_back(tr("+  −  0"), map.arg(tr("zoom in, zoom out, fit to the events")));

    auto *table = new QTableWidget(int(rows.size()), 2, this);
    table->setHorizontalHeaderLabels({tr("Key"), tr("What it does")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setAccessibleName(windowTitle());
    for (int row = 0; row < int(rows.size()); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows[std::size_t(row)].first));
        table->setItem(row, 1, new QTableWidgetItem(rows[std::size_t(row)].second));
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(table);
    column->addWidget(buttons);
    resize(560, 640);
}

} // namespace Dateline
