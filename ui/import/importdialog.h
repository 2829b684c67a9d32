// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventreader.h"
#include "models/eventpreviewmodel.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <thread>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QTableView;

namespace Dateline {

/// Shows what a file of events holds, and which rows were not taken and why, before its events join the others. Reads off the
/// interface's thread; closing it cancels.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(const QString &path, QWidget *parent = nullptr);
    ~ImportDialog() override;

    bool isReading() const { return m_poll.isActive(); }
    /// The documents that were read, once accepted; empty before, and after a first call.
    std::vector<ExtractedDocument> takeDocuments();

Q_SIGNALS:
    /// The reading ended, well or not.
    void read();

private:
    struct Shared;
    void poll();
    void showFile(EventFile file);
    void showFailure(const QString &message);

    std::shared_ptr<Shared> m_shared;
    std::jthread m_thread;
    QTimer m_poll;
    EventFile m_file;
    EventPreviewModel m_preview;
    RowProblemModel m_problems;
    QLabel *m_summary = nullptr;
    QProgressBar *m_progress = nullptr;
    QTableView *m_previewTable = nullptr;
    QTableView *m_problemTable = nullptr;
    QLabel *m_problemLabel = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace Dateline
