// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/datechoices.h"
#include "review/decisiondialog.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace Dateline {

/// Asks what the words of a date mean: shows them in their sentence, offers readings (the keys 1 to 9 mark one), and takes any other as EDTF or in plain
/// words, with what it comes to beneath.
class DateDialog : public DecisionDialog
{
    Q_OBJECT

public:
    struct Question
    {
        QString words;    ///< of the date, as the article writes them
        QString sentence;
        std::optional<Day> published;
        std::vector<DateChoice> choices;
        std::string now;  ///< EDTF of what holds now; empty for none
    };

    explicit DateDialog(Question question, QWidget *parent = nullptr);

    /// Of an accepted dialog: EDTF, or empty for "no date".
    std::string edtf() const { return m_edtf; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    bool takeKey(const QKeyEvent &key);

    Question m_question;
    QListWidget *m_list;
    QLineEdit *m_field;
    QLabel *m_preview;
    QString m_digit; ///< that marked the reading, if it was the last key
    std::string m_edtf;
};

} // namespace Dateline
