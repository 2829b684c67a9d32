// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/placedialog.h"

#include "dialogsize.h"
#include "labels.h"
#include "models/counttext.h"
#include "review/choicelist.h"
#include "uitext.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

namespace Dateline {

PlaceDialog::PlaceDialog(Question question, QWidget *parent)
    : DecisionDialog(tr("Choose Place"), tr("“%1”", "words of an article").arg(question.words), question.sentence, tr("&Set Place"), parent)
    , m_question(std::move(question))
    , m_list(new ChoiceList)
    , m_field(new QLineEdit)
    , m_everywhere(new QCheckBox)
    , m_preview(plainLabel(12.5))
{
    m_field->setAccessibleName(tr("Search the gazetteer"));
    m_field->setPlaceholderText(tr("Search the gazetteer by name"));
    m_field->setToolTip(tr("Type the name of a place in any of its spellings; case and accents do not count"));
    m_field->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Places"));
    m_list->setToolTip(tr("Choose a place; the keys 1 to 9 choose one at once, and letters search the gazetteer"));
    m_everywhere->setText(tr("&Wherever the article says “%1” (%2 times)").arg(QString(m_question.words).replace(u'&', QStringLiteral("&&"))).arg(countText(qint64(m_question.mentions))));
    m_everywhere->setToolTip(tr("Decide for the same words in the whole article, not only here"));
    m_everywhere->setVisible(m_question.mentions > 1);
    m_preview->setAccessibleName(tr("What is chosen"));

    addPart(m_field);
    addPart(m_list, 1);
    addPart(m_preview);
    addPart(m_everywhere);
    sizeDialog(this, {560, 520});

    m_list->installEventFilter(this);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &PlaceDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &PlaceDialog::follow);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] {
        if (canDecide())
            accept();
    });
    fill();
    m_list->setFocus();
}

bool PlaceDialog::wholeDocument() const
{
    return m_question.mentions > 1 && m_everywhere->isChecked();
}

void PlaceDialog::fill()
{
    const QString typed = m_field->text().trimmed();
    m_offered = typed.isEmpty() ? m_question.choices : placesNamed(typed);
    m_list->clear();
    int number = 0;
    for (const PlaceChoice &choice : m_offered)
        static_cast<ChoiceList *>(m_list)->addChoice(++number, choice.text, choice.why);
    m_list->setCurrentRow(m_offered.empty() ? -1 : 0);
    follow();
}

void PlaceDialog::follow()
{
    const int row = m_list->currentRow();
    setCanDecide(row >= 0);
    if (row < 0) {
        m_place.reset();
        m_preview->setText(m_field->text().trimmed().isEmpty() ? tr("Nothing to choose from; search by name") : tr("The gazetteer has no such name"));
        return;
    }
    const PlaceChoice &choice = m_offered[std::size_t(row)];
    m_place = choice.place;
    m_preview->setText(choice.place ? tr("%1 · %2", "place, what it is").arg(choice.text, choice.why) : tr("The words name no place"));
}

bool PlaceDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_list && chooseByDigit(*m_list, *key)) {
            accept();
            return true;
        }
        // Who types a name before going to its field means the field.
        if (const QString typed = typedText(*key); watched == m_list && !typed.trimmed().isEmpty()) {
            m_field->setFocus(Qt::OtherFocusReason);
            m_field->setText(typed);
            return true;
        }
        // While one types the arrows walk the places.
        if (watched == m_field && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return DecisionDialog::eventFilter(watched, event);
}

} // namespace Dateline
