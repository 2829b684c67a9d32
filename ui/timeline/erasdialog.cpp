// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/erasdialog.h"

#include "dialogsize.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <functional>
#include <set>

namespace Dateline {

ErasDialog::ErasDialog(EraList &eras, QString file, QWidget *parent)
    : QDialog(parent)
    , m_eras(eras)
    , m_file(std::move(file))
    , m_table(new QTableWidget)
    , m_problem(new QLabel)
{
    setObjectName(QStringLiteral("erasDialog"));
    setWindowTitle(tr("Bands of Time"));
    m_table->setObjectName(QStringLiteral("erasTable"));
    m_table->setAccessibleName(tr("Bands of time"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("First day"), tr("Last day"), tr("Behind the events"), tr("Source")});
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_problem->setObjectName(QStringLiteral("erasProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *hint = new QLabel(tr("Days are written YYYY-MM-DD. A band without a last day goes on."));
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    // What changes the table stands beneath it, before the buttons that end the dialog.
    auto *changes = new QHBoxLayout;
    const auto button = [&](const QString &text, const QString &tip, auto function) {
        auto *result = new QPushButton(text);
        changes->addWidget(result);
        result->setToolTip(tip);
        result->setAutoDefault(false);
        connect(result, &QPushButton::clicked, this, function);
        return result;
    };
    button(tr("&Add"), tr("Add a band"), [this] { addEmptyRow(); })->setObjectName(QStringLiteral("addEra"));
    button(tr("&Remove"), tr("Remove the chosen bands"), [this] { removeRows(); })->setObjectName(QStringLiteral("removeEra"));
    button(tr("As &Shipped"), tr("Put the bands that come with Dateline in their place"), [this] { fill(bundledEras()); });
    QPushButton *folder = button(tr("Open &Folder"), tr("Show the folder that the file of bands stands in"),
                                 [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_file).absolutePath())); });
    folder->setEnabled(!m_file.isEmpty() && QFileInfo(QFileInfo(m_file).absolutePath()).isDir());
    connect(buttons, &QDialogButtonBox::accepted, this, &ErasDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->addWidget(hint);
    column->addWidget(m_table, 1);
    changes->addStretch(1);
    column->addLayout(changes);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    sizeDialog(this, {860, 420});
    fill(m_eras.all());
}

void ErasDialog::fill(const std::vector<TimelineEra> &eras)
{
    m_table->setRowCount(0);
    for (const TimelineEra &era : eras)
        addRow(era);
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void ErasDialog::addRow(const TimelineEra &era)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, Name, new QTableWidgetItem(era.name));
    m_table->setItem(row, First, new QTableWidgetItem(era.name.isEmpty() ? QString() : QString::fromStdString(isoFromDay(era.first))));
    m_table->setItem(row, Last, new QTableWidgetItem(era.last ? QString::fromStdString(isoFromDay(*era.last)) : QString()));
    auto *tint = new QTableWidgetItem;
    tint->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    tint->setCheckState(era.tints ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, Tint, tint);
    m_table->setItem(row, Source, new QTableWidgetItem(era.source));
}

void ErasDialog::addEmptyRow()
{
    addRow({});
    m_table->setCurrentCell(m_table->rowCount() - 1, Name);
    m_table->editItem(m_table->currentItem());
}

void ErasDialog::removeRows()
{
    std::set<int, std::greater<>> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedIndexes())
        rows.insert(index.row());
    for (const int row : rows)
        m_table->removeRow(row);
}

void ErasDialog::complain(int row, Column column, const QString &problem)
{
    m_table->setCurrentCell(row, column);
    m_problem->setText(problem);
    m_problem->show();
}

std::optional<std::vector<TimelineEra>> ErasDialog::read()
{
    std::vector<TimelineEra> eras;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto text = [&](Column column) { return m_table->item(row, column)->text().simplified(); };
        if (text(Name).isEmpty() && text(First).isEmpty() && text(Last).isEmpty())
            continue;
        TimelineEra era;
        era.name = text(Name);
        if (era.name.isEmpty()) {
            complain(row, Name, tr("The band in row %1 needs a name.").arg(row + 1));
            return std::nullopt;
        }
        const std::optional<Day> first = dayFromIso(text(First).toStdString());
        if (!first) {
            complain(row, First, tr("The first day of “%1” is no day as YYYY-MM-DD.").arg(era.name));
            return std::nullopt;
        }
        era.first = *first;
        era.last = dayFromIso(text(Last).toStdString());
        if (!era.last && !text(Last).isEmpty()) {
            complain(row, Last, tr("The last day of “%1” is no day as YYYY-MM-DD.").arg(era.name));
            return std::nullopt;
        }
        if (era.last && *era.last < era.first) {
            complain(row, Last, tr("The last day of “%1” comes before its first.").arg(era.name));
            return std::nullopt;
        }
        era.tints = m_table->item(row, Tint)->checkState() == Qt::Checked;
        era.source = text(Source);
        eras.push_back(std::move(era));
    }
    return eras;
}

void ErasDialog::accept()
{
    const std::optional<std::vector<TimelineEra>> eras = read();
    if (!eras)
        return;
    m_eras.setAll(*eras);
    if (!m_file.isEmpty()) {
        if (const std::optional<Failure> failure = m_eras.save(m_file)) {
            // They are shown already; that they are not kept is said where it happens.
            m_problem->setText(QString::fromStdString(failure->message));
            m_problem->show();
            return;
        }
    }
    QDialog::accept();
}

} // namespace Dateline
