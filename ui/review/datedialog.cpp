// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/datedialog.h"

#include "labels.h"
#include "review/choicelist.h"
#include "uitext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace Dateline {

DateDialog::DateDialog(Question question, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_list(new ChoiceList)
    , m_field(new QLineEdit)
    , m_preview(plainLabel(12.5))
{
    setWindowTitle(tr("Change Date"));
    QLabel *words = plainLabel(15, QFont::DemiBold);
    words->setText(tr("“%1”", "words of an article").arg(breakable(m_question.words)));
    QLabel *sentence = plainLabel(12.5);
    sentence->setText(breakable(m_question.sentence));
    m_list->setAccessibleName(tr("Readings"));
    m_list->setToolTip(tr("Choose a reading; the keys 1 to 9 choose one at once"));
    int number = 0;
    for (const DateChoice &choice : m_question.choices)
        static_cast<ChoiceList *>(m_list)->addChoice(++number, choice.text, choice.why);
    m_field->setAccessibleName(tr("Another date"));
    m_field->setPlaceholderText(tr("Another date: 2024-07-03, 2024-07, 2024-07-03/2024-07-04, 3 July 2024, spring 2013"));
    m_field->setToolTip(tr("A date as EDTF (ISO 8601-2) or in plain words; relative words are counted from the article's date"));
    m_preview->setAccessibleName(tr("What is chosen"));

    auto *buttons = new QDialogButtonBox;
    m_accept = buttons->addButton(tr("&Set Date"), QDialogButtonBox::AcceptRole);
    m_accept->setProperty("mainAction", true);
    m_accept->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(words);
    column->addWidget(sentence);
    column->addWidget(m_list, 1);
    column->addWidget(m_field);
    column->addWidget(m_preview);
    column->addWidget(buttons);
    resize(560, 460);

    int row = 0;
    for (std::size_t i = 0; i < m_question.choices.size(); ++i) {
        if (m_question.choices[i].edtf == m_question.now)
            row = int(i);
    }
    m_list->setCurrentRow(row);
    m_list->setFocus();
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_field->clear();
        follow();
    });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_field, &QLineEdit::textChanged, this, &DateDialog::follow);
    follow();
}

void DateDialog::follow()
{
    std::optional<ChosenDate> date;
    bool isNone = false;
    if (const QString typed = m_field->text().trimmed(); !typed.isEmpty()) {
        date = dateFromWords(typed, m_question.published);
    } else if (const int row = m_list->currentRow(); row >= 0) {
        const DateChoice &choice = m_question.choices[std::size_t(row)];
        date = chosenDate(choice.edtf);
        isNone = choice.edtf.empty();
    }
    m_edtf = date ? date->edtf : std::string();
    m_accept->setEnabled(date || isNone);
    if (date)
        m_preview->setText(tr("%1 · EDTF %2", "a date in words, the same as EDTF").arg(chosenDateText(*date), textFromUtf8(date->edtf)));
    else
        m_preview->setText(isNone ? tr("The words are no date") : tr("That is no date that can be read"));
}

bool DateDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && chooseByDigit(*m_list, *static_cast<QKeyEvent *>(event))) {
        accept();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void DateDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !m_accept->isEnabled())
        return;
    QDialog::keyPressEvent(event);
}

} // namespace Dateline
