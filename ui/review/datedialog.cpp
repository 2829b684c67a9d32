// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/datedialog.h"

#include "dialogsize.h"
#include "labels.h"
#include "review/choicelist.h"
#include "uitext.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

namespace Dateline {

DateDialog::DateDialog(Question question, QWidget *parent)
    : DecisionDialog(tr("Change Date"), tr("“%1”", "words of an article").arg(question.words), question.sentence, tr("&Set Date"), parent)
    , m_question(std::move(question))
    , m_list(new ChoiceList)
    , m_field(new QLineEdit)
    , m_preview(plainLabel(12.5))
{
    m_list->setAccessibleName(tr("Readings"));
    m_list->setToolTip(tr("Choose a reading; the keys 1 to 9 mark one, and other words that are typed are another date"));
    int number = 0;
    for (const DateChoice &choice : m_question.choices)
        static_cast<ChoiceList *>(m_list)->addChoice(++number, choice.text, choice.why);
    m_field->setAccessibleName(tr("Another date"));
    m_field->setPlaceholderText(tr("Another date: 2024-07-03, 2024-07, 2024-07-03/2024-07-04, 3 July 2024, spring 2013"));
    m_field->setToolTip(tr("A date as EDTF (ISO 8601-2) or in plain words; relative words are counted from the article's date"));
    m_preview->setAccessibleName(tr("What is chosen"));

    addPart(m_list, 1);
    addPart(m_field);
    addPart(m_preview);
    sizeDialog(this, {560, 460});

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
    connect(m_list, &QListWidget::itemClicked, m_field, &QLineEdit::clear);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_field, &QLineEdit::textChanged, this, &DateDialog::follow);
    follow();
}

void DateDialog::follow()
{
    std::optional<ChosenDate> date;
    bool isNone = false;
    const QString typed = m_field->text().trimmed();
    // What is typed holds, so that no reading looks chosen beside it.
    if (typed.isEmpty() == m_list->selectedItems().isEmpty() && m_list->currentItem())
        m_list->currentItem()->setSelected(typed.isEmpty());
    if (!typed.isEmpty()) {
        date = dateFromWords(typed, m_question.published);
    } else if (const int row = m_list->currentRow(); row >= 0) {
        const DateChoice &choice = m_question.choices[std::size_t(row)];
        date = chosenDate(choice.edtf);
        isNone = choice.edtf.empty();
    }
    m_edtf = date ? date->edtf : std::string();
    setCanDecide(date || isNone);
    if (date)
        m_preview->setText(tr("%1 · EDTF %2", "a date in words, the same as EDTF").arg(chosenDateText(*date), textFromUtf8(date->edtf)));
    else
        m_preview->setText(isNone ? tr("The words are no date") : tr("That is no date that can be read"));
}

bool DateDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return DecisionDialog::eventFilter(watched, event);
}

bool DateDialog::takeKey(const QKeyEvent &key)
{
    const QString typed = typedText(key);
    // A digit marks a reading, and may as well begin a date: what follows it tells.
    if (m_digit.isEmpty() && chooseByDigit(*m_list, key)) {
        m_digit = typed;
        return true;
    }
    const QString text = m_digit + typed;
    m_digit.clear();
    if (typed.isEmpty() || text.trimmed().isEmpty())
        return false;
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->setText(text);
    return true;
}

} // namespace Dateline
