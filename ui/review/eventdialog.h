// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/decision.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Dateline {

/// Asks how an event is to be shown: label, date, countries and topics. What is not changed stays the machine's. Also for an event that is
/// added from words.
class EventDialog : public QDialog
{
    Q_OBJECT

public:
    struct Question
    {
        QString title;   ///< of the dialog
        QString sentence;
        QString machine; ///< the machine's own result, shown beside; empty for none
        QString label;
        std::string edtf;
        std::vector<CountryCode> countries;
        TopicSet topics;
        std::optional<Day> published;
        bool isNew = false; ///< an event that is added: countries and topics are the sentence's
    };

    explicit EventDialog(Question question, QWidget *parent = nullptr);

    /// Of an accepted dialog: the parts that are other than asked.
    EditDecision changes() const;
    QString label() const;
    /// Empty where the field is empty.
    std::string edtf() const { return m_edtf; }

private:
    void follow();
    std::optional<std::vector<CountryCode>> countries() const;
    TopicSet topics() const;

    Question m_question;
    QLineEdit *m_label;
    QLineEdit *m_date;
    QLabel *m_datePreview;
    QLineEdit *m_countries;
    QLabel *m_countriesPreview;
    QListWidget *m_topics;
    QPushButton *m_accept;
    std::string m_edtf;
};

} // namespace Dateline
