// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/reportdialog.h"

#include "dialogsize.h"
#include "export/longtask.h"
#include "export/targetfile.h"
#include "models/eventfiltermodel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace Dateline {

ReportDialog::ReportDialog(std::vector<Picture> pictures, const EventFilterModel &events, QWidget *parent)
    : QDialog(parent)
    , m_pictures(std::move(pictures))
    , m_events(events)
    , m_title(new QLineEdit(this))
    , m_parts(new QListWidget(this))
    , m_lists(new QCheckBox(tr("&List the events with their sentences and articles"), this))
    , m_format(new QComboBox(this))
    , m_target(new TargetFile(QStringLiteral("report"), tr("Save a report"), this))
{
    setWindowTitle(tr("Save a report"));
    m_title->setObjectName(QStringLiteral("reportTitle"));
    m_parts->setObjectName(QStringLiteral("reportParts"));
    m_parts->setAccessibleName(tr("Pictures in the report"));
    m_parts->setToolTip(tr("Space puts a picture in or leaves it out"));
    m_lists->setObjectName(QStringLiteral("reportEvents"));
    m_lists->setChecked(true);
    m_format->setObjectName(QStringLiteral("reportFormat"));
    m_format->addItem(tr("HTML (one file for any browser)"), QStringLiteral("html"));
    m_format->addItem(tr("PDF (pages of A4)"), QStringLiteral("pdf"));
    const std::vector<std::string> usual = usualReportPictures();
    for (const Picture &picture : m_pictures) {
        auto *item = new QListWidgetItem(picture.title, m_parts);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::find(usual.begin(), usual.end(), picture.id) != usual.end() ? Qt::Checked : Qt::Unchecked);
    }
    const Report proposed = makeReport(m_pictures, {}, m_events);
    m_title->setText(proposed.title);

    auto *shown = new QLabel(proposed.filters, this);
    shown->setWordWrap(true);
    shown->setTextFormat(Qt::PlainText);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("Shown"), shown);
    form->addRow(tr("&Pictures"), m_parts);
    form->addRow(QString(), m_lists);
    form->addRow(tr("F&ormat"), m_format);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("reportClose"));
    close->setAutoDefault(false);
    auto *saveButton = new QPushButton(tr("&Save"), this);
    saveButton->setObjectName(QStringLiteral("reportSave"));
    saveButton->setProperty("mainAction", true);
    saveButton->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(saveButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form, 1);
    column->addWidget(m_target);
    column->addLayout(buttons);
    sizeDialog(this, {620, 560});

    connect(m_format, &QComboBox::currentIndexChanged, this, &ReportDialog::chooseFormat);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(saveButton, &QPushButton::clicked, this, &ReportDialog::save);
    m_target->suggest(tr("report"));
    chooseFormat();
    saveButton->setFocus();
}

Report ReportDialog::report() const
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        if (m_parts->item(int(i))->checkState() == Qt::Checked)
            ids.push_back(m_pictures[i].id);
    }
    Report report = makeReport(m_pictures, ids, m_events);
    report.title = m_title->text().simplified();
    if (!m_lists->isChecked())
        report.events = nullptr;
    return report;
}

QString ReportDialog::path() const
{
    return m_target->path();
}

void ReportDialog::chooseFormat()
{
    m_target->setEnding(m_format->currentData().toString(), {QStringLiteral("html"), QStringLiteral("htm"), QStringLiteral("pdf")});
    m_target->clearMessage();
}

void ReportDialog::save()
{
    const QString path = m_target->path();
    const auto format = reportFormatOf(path);
    if (!format || (*format == ReportFormat::Pdf) != (m_format->currentIndex() == 1)) {
        m_target->showMessage(tr("The name of the file must end in .%1.").arg(m_format->currentData().toString()));
        return;
    }
    if (!m_target->mayWrite())
        return;
    const Report report = this->report();
    std::optional<Failure> failed;
    const bool ended = runLongTask(this, tr("Writing %1").arg(QFileInfo(path).fileName()),
                                   [&](const Progress &progress) { failed = saveReport(report, path, progress); });
    if (failed) {
        m_target->showMessage(ended ? QString::fromStdString(failed->message) : tr("Cancelled: nothing was written."));
        return;
    }
    Q_EMIT saved(path);
    accept();
}

} // namespace Dateline
