// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/report.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;

namespace Dateline {

class TargetFile;

/// Saves a report: its title, the pictures in it, whether the events are listed, and as what. A failure is told in the dialog, which
/// stays open; Save closes it.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p pictures are those that may stand in it; @p events outlives the dialog.
    ReportDialog(std::vector<Picture> pictures, const EventFilterModel &events, QWidget *parent = nullptr);

    /// As the controls say.
    Report report() const;
    QString path() const;

Q_SIGNALS:
    /// A file was written.
    void saved(const QString &path);

private:
    void chooseFormat();
    void save();

    std::vector<Picture> m_pictures;
    const EventFilterModel &m_events;
    QLineEdit *m_title;
    QListWidget *m_parts;
    QCheckBox *m_lists;
    QComboBox *m_format;
    TargetFile *m_target;
};

} // namespace Dateline
