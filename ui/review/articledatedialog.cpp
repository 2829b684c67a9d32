// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/articledatedialog.h"

#include "dialogsize.h"
#include "labels.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "reader/explanation.h"
#include "review/datechoices.h"
#include "uitext.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>

namespace Dateline {

namespace {

constexpr int MostRows = 500;

/// A day that was typed: ISO, or in words.
std::optional<Day> dayFromWords(const QString &typed)
{
    if (const std::optional<Day> day = dayFromIso(typed.trimmed().toStdString()))
        return day;
    const std::optional<ChosenDate> date = dateFromWords(typed, std::nullopt);
    return date && date->interval.earliest && date->interval.earliest == date->interval.latest ? date->interval.earliest : std::nullopt;
}

const Document &articleOf(const Project &project, DocumentKey document)
{
    return project.document(document)->machine->document;
}

} // namespace

ArticleDateDialog::ArticleDateDialog(const Project &project, DocumentKey document, std::optional<Day> proposed, QWidget *parent)
    : DecisionDialog(tr("Date of the Article"), textFromUtf8(articleOf(project, document).title).simplified(),
                     tr("As it was read: %1").arg(publishedText(articleOf(project, document).published)), tr("&Set Date"), parent)
    , m_project(project)
    , m_document(document)
    , m_field(new QLineEdit)
    , m_unknown(new QCheckBox(tr("The day is not &known")))
    , m_summary(plainLabel(12.5))
    , m_changes(new QTableWidget(0, 3))
{
    m_field->setAccessibleName(tr("Day the article was written"));
    m_field->setPlaceholderText(tr("2024-07-04 or 4 July 2024"));
    m_field->setToolTip(tr("The day that relative dates of the article (yesterday, last week) are counted from"));
    m_unknown->setToolTip(tr("Leave the article without a date; its relative dates stay unresolved"));
    m_summary->setAccessibleName(tr("What would change"));
    m_changes->setAccessibleName(tr("Changes, old and new"));
    m_changes->setHorizontalHeaderLabels({tr("Event"), tr("Now"), tr("Then")});
    m_changes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_changes->setSelectionMode(QAbstractItemView::NoSelection);
    m_changes->setShowGrid(false);
    m_changes->setWordWrap(false);
    m_changes->verticalHeader()->hide();
    m_changes->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_changes->setColumnWidth(1, 150);
    m_changes->setColumnWidth(2, 150);

    addPart(m_field);
    addPart(m_unknown);
    addPart(m_summary);
    addPart(m_changes, 1);
    sizeDialog(this, {680, 480});

    connect(m_field, &QLineEdit::textChanged, this, &ArticleDateDialog::follow);
    connect(m_unknown, &QCheckBox::toggled, this, &ArticleDateDialog::follow);
    if (const std::optional<Day> now = proposed ? proposed : articleOf(project, document).published.day)
        m_field->setText(textFromUtf8(isoFromDay(*now)));
    m_field->selectAll();
    m_field->setFocus();
    follow();
}

void ArticleDateDialog::follow()
{
    m_field->setEnabled(!m_unknown->isChecked());
    m_day = m_unknown->isChecked() ? std::nullopt : dayFromWords(m_field->text());
    const bool isValid = m_unknown->isChecked() || m_day;
    setCanDecide(isValid);
    m_changes->setRowCount(0);
    if (!isValid) {
        m_summary->setText(m_field->text().trimmed().isEmpty() ? tr("Type the day it was written") : tr("That is no day that can be read"));
        return;
    }
    const std::vector<DateChange> changes = m_project.previewDocumentDate(m_document, m_day);
    const QString day = m_day ? displayDay(*m_day) : tr("no date");
    if (changes.empty())
        m_summary->setText(tr("%1: no event would change").arg(day));
    else
        m_summary->setText(tr("%1: events that would change: %2").arg(day).arg(countText(qint64(changes.size()))));
    m_changes->setRowCount(std::min(int(changes.size()), MostRows));
    for (int row = 0; row < m_changes->rowCount(); ++row) {
        const DateChange &change = changes[std::size_t(row)];
        const QString texts[] = {textFromUtf8(change.label).simplified(), displayDate(change.before, change.precisionBefore),
                                 displayDate(change.after, change.precisionAfter)};
        for (int i = 0; i < 3; ++i) {
            auto *item = new QTableWidgetItem(texts[i]);
            item->setToolTip(toolTipText(texts[i]));
            m_changes->setItem(row, i, item);
        }
    }
}

} // namespace Dateline
