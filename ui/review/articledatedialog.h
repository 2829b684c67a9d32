// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"
#include "review/decisiondialog.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace Dateline {

/// Asks for the day an article was written, and shows what each day that is typed would change, old and new beside each other, before
/// anything is changed.
class ArticleDateDialog : public DecisionDialog
{
    Q_OBJECT

public:
    /// Begins with @p proposed, else with the day that was read.
    ArticleDateDialog(const Project &project, DocumentKey document, std::optional<Day> proposed, QWidget *parent = nullptr);

    /// Of an accepted dialog; nothing: the day is not known.
    std::optional<Day> day() const { return m_day; }

private:
    void follow();

    const Project &m_project;
    DocumentKey m_document;
    QLineEdit *m_field;
    QCheckBox *m_unknown;
    QLabel *m_summary;
    QTableWidget *m_changes;
    std::optional<Day> m_day;
};

} // namespace Dateline
