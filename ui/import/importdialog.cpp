// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importdialog.h"

#include "dialogsize.h"
#include "models/counttext.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <atomic>
#include <mutex>
#include <optional>

namespace Dateline {

namespace {

constexpr std::chrono::milliseconds PollInterval{50};
constexpr int PercentDone = 100;

QTableView *makeTable(QAbstractItemModel &model, const QString &name, QWidget *parent)
{
    auto *const table = new QTableView(parent);
    table->setModel(&model);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    // One height for all: measuring each row would cost as many steps as there are events.
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    return table;
}

} // namespace

/// What the thread and the window both touch.
struct ImportDialog::Shared
{
    std::atomic<bool> cancelled = false;
    std::atomic<int> percent = 0;
    std::mutex mutex;
    std::optional<Result<EventFile>> result;
};

ImportDialog::ImportDialog(const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_shared(std::make_shared<Shared>())
{
    setWindowTitle(tr("Import Events from %1").arg(QFileInfo(path).fileName()));
    auto *const layout = new QVBoxLayout(this);
    m_summary = new QLabel(tr("Reading…"), this);
    m_summary->setWordWrap(true);
    // A file name or a reason may hold what looks like markup.
    m_summary->setTextFormat(Qt::PlainText);
    layout->addWidget(m_summary);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, PercentDone);
    m_progress->setAccessibleName(tr("How much of the file is read"));
    layout->addWidget(m_progress);
    m_previewTable = makeTable(m_preview, tr("Events of the file"), this);
    layout->addWidget(m_previewTable, 3);
    m_problemLabel = new QLabel(this);
    m_problemLabel->setTextFormat(Qt::PlainText);
    m_problemLabel->hide();
    layout->addWidget(m_problemLabel);
    m_problemTable = makeTable(m_problems, tr("Rows not taken, or taken in part"), this);
    m_problemTable->hide();
    layout->addWidget(m_problemTable, 1);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&Add Events"));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(m_buttons);
    sizeDialog(this, {820, 560});

    m_poll.setInterval(PollInterval);
    connect(&m_poll, &QTimer::timeout, this, &ImportDialog::poll);
    m_poll.start();
    m_thread = std::jthread([shared = m_shared, file = path.toStdString()] {
        Result<EventFile> result = readEventFile(file, 0, [&shared](double done) {
            shared->percent = int(done * PercentDone);
            return !shared->cancelled;
        });
        const std::lock_guard lock(shared->mutex);
        shared->result.emplace(std::move(result));
    });
}

ImportDialog::~ImportDialog()
{
    m_shared->cancelled = true;
}

void ImportDialog::poll()
{
    m_progress->setValue(m_shared->percent);
    const std::lock_guard lock(m_shared->mutex);
    if (!m_shared->result)
        return;
    m_poll.stop();
    m_progress->hide();
    if (*m_shared->result)
        showFile(std::move(**m_shared->result));
    else
        showFailure(QString::fromStdString(m_shared->result->message()));
    m_shared->result.reset();
    Q_EMIT read();
}

void ImportDialog::showFile(EventFile file)
{
    m_file = std::move(file);
    m_preview.setFile(&m_file);
    m_problems.setFile(&m_file);
    m_summary->setText(m_file.events == 1 ? tr("1 event can be added.") : tr("%1 events can be added.").arg(countText(qint64(m_file.events))));
    m_previewTable->horizontalHeader()->setSectionResizeMode(EventPreviewModel::LabelColumn, QHeaderView::Stretch);
    if (m_file.problemCount > 0) {
        QString text = m_file.problemCount == 1 ? tr("1 row was not taken, or only in part:")
                                                : tr("%1 rows were not taken, or only in part:").arg(countText(qint64(m_file.problemCount)));
        if (m_file.problemCount > m_file.problems.size())
            text += u' ' + tr("the first %1 are shown.").arg(countText(qint64(m_file.problems.size())));
        m_problemLabel->setText(text);
        m_problemLabel->show();
        m_problemTable->horizontalHeader()->setStretchLastSection(true);
        m_problemTable->show();
    }
    QPushButton *const add = m_buttons->button(QDialogButtonBox::Ok);
    add->setEnabled(m_file.events > 0);
    if (m_file.events > 0)
        add->setFocus();
}

void ImportDialog::showFailure(const QString &message)
{
    m_summary->setText(tr("Nothing can be read: %1").arg(message));
    m_previewTable->hide();
}

std::vector<ExtractedDocument> ImportDialog::takeDocuments()
{
    if (result() != QDialog::Accepted)
        return {};
    m_preview.setFile(nullptr);
    m_problems.setFile(nullptr);
    return std::exchange(m_file, {}).documents;
}

} // namespace Dateline
