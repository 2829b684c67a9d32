// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/eventdialog.h"

#include "dialogsize.h"
#include "geo/gazetteer.h"
#include "labels.h"
#include "models/filtertext.h"
#include "review/datechoices.h"
#include "uitext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Dateline {

namespace {

/// A code or a name in any spelling of the gazetteer.
CountryCode countryOf(const QString &text)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const CountryCode code(text.trimmed().toStdString());
    if (!code.isEmpty() && gazetteer.countryRow(code))
        return code;
    for (const PlaceReading &reading : gazetteer.find(text.trimmed().toStdString())) {
        const Place place = gazetteer.place(reading.row);
        if (place.kind == PlaceKind::Country)
            return place.country;
    }
    return {};
}

} // namespace

EventDialog::EventDialog(Question question, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_label(new QLineEdit)
    , m_date(new QLineEdit)
    , m_datePreview(plainLabel(11))
    , m_countries(new QLineEdit)
    , m_countriesPreview(plainLabel(11))
    , m_topics(new QListWidget)
{
    setWindowTitle(m_question.title);
    QLabel *sentence = plainLabel(12.5);
    sentence->setText(breakable(m_question.sentence));
    QLabel *machine = plainLabel(11);
    machine->setText(breakable(m_question.machine));
    machine->setVisible(!m_question.machine.isEmpty());

    m_label->setText(m_question.label);
    m_label->setAccessibleName(tr("Label"));
    m_label->setToolTip(tr("What the timeline writes beside the event"));
    m_label->setPlaceholderText(tr("taken from the words"));
    m_date->setText(textFromUtf8(m_question.edtf));
    m_date->setAccessibleName(tr("Date"));
    m_date->setToolTip(tr("A date as EDTF (ISO 8601-2) or in plain words; empty for no date"));
    m_date->setPlaceholderText(m_question.isNew ? tr("the first date in the words") : tr("no date"));
    QStringList codes;
    for (const CountryCode country : m_question.countries)
        codes << textFromUtf8(country.text());
    m_countries->setText(codes.join(QStringLiteral(", ")));
    m_countries->setAccessibleName(tr("Countries"));
    m_countries->setToolTip(tr("Countries by code or name, with commas between them"));
    m_topics->setAccessibleName(tr("Topics"));
    m_topics->setToolTip(tr("What the event is about; Space checks a topic"));
    for (int topic = 0; topic < TopicCount; ++topic) {
        auto *item = new QListWidgetItem(topicText(Topic(topic)), m_topics);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_question.topics.contains(Topic(topic)) ? Qt::Checked : Qt::Unchecked);
    }

    auto *buttons = new QDialogButtonBox;
    m_accept = buttons->addButton(m_question.isNew ? tr("&Add Event") : tr("&Change Event"), QDialogButtonBox::AcceptRole);
    m_accept->setProperty("mainAction", true);
    m_accept->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout;
    form->setSpacing(6);
    form->addRow(tr("&Label"), m_label);
    form->addRow(tr("&Date"), m_date);
    form->addRow(QString(), m_datePreview);
    if (!m_question.isNew) {
        form->addRow(tr("&Countries"), m_countries);
        form->addRow(QString(), m_countriesPreview);
        form->addRow(tr("&Topics"), m_topics);
    } else {
        for (QWidget *widget : {static_cast<QWidget *>(m_countries), static_cast<QWidget *>(m_countriesPreview), static_cast<QWidget *>(m_topics)}) {
            widget->setParent(this);
            widget->hide();
        }
    }
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(sentence);
    column->addWidget(machine);
    column->addLayout(form, 1);
    column->addWidget(buttons);
    sizeDialog(this, {560, m_question.isNew ? 260 : 520});

    connect(m_date, &QLineEdit::textChanged, this, &EventDialog::follow);
    connect(m_countries, &QLineEdit::textChanged, this, &EventDialog::follow);
    m_label->selectAll();
    m_label->setFocus();
    follow();
}

std::optional<std::vector<CountryCode>> EventDialog::countries() const
{
    std::vector<CountryCode> result;
    for (const QString &part : m_countries->text().split(u',', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const CountryCode country = countryOf(part);
        if (country.isEmpty())
            return std::nullopt;
        if (std::find(result.begin(), result.end(), country) == result.end())
            result.push_back(country);
    }
    return result;
}

TopicSet EventDialog::topics() const
{
    TopicSet topics;
    for (int row = 0; row < m_topics->count(); ++row) {
        if (m_topics->item(row)->checkState() == Qt::Checked)
            topics.insert(Topic(row));
    }
    return topics;
}

QString EventDialog::label() const
{
    return m_label->text().simplified();
}

void EventDialog::follow()
{
    const QString typed = m_date->text().trimmed();
    const std::optional<ChosenDate> date = dateFromWords(typed, m_question.published);
    m_edtf = date ? date->edtf : std::string();
    if (date)
        m_datePreview->setText(tr("%1 · EDTF %2", "a date in words, the same as EDTF").arg(chosenDateText(*date), textFromUtf8(date->edtf)));
    else if (typed.isEmpty())
        m_datePreview->setText(m_question.isNew ? tr("the first date in the words") : tr("no date"));
    else
        m_datePreview->setText(tr("That is no date that can be read"));

    const std::optional<std::vector<CountryCode>> chosen = countries();
    QStringList names;
    for (const CountryCode country : chosen.value_or(std::vector<CountryCode>{}))
        names << textFromUtf8(countryName(country));
    m_countriesPreview->setText(chosen ? names.join(QStringLiteral(", ")) : tr("One of them is no country"));
    m_accept->setEnabled((date || typed.isEmpty()) && chosen);
}

EditDecision EventDialog::changes() const
{
    EditDecision changes;
    if (label() != m_question.label.simplified() && !label().isEmpty())
        changes.label = label().toStdString();
    if (m_edtf != m_question.edtf)
        changes.edtf = m_edtf;
    if (const auto chosen = countries(); chosen && *chosen != m_question.countries)
        changes.countries = *chosen;
    if (topics() != m_question.topics)
        changes.topics = topics();
    return changes;
}

} // namespace Dateline
