// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/decisiondialog.h"
#include "review/placechoices.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace Dateline {

/// Asks which place words name: the machine's reading and its runners-up (keys 1 to 9), and any place of the gazetteer by name; for this
/// mention or wherever the article has the same words.
class PlaceDialog : public DecisionDialog
{
    Q_OBJECT

public:
    struct Question
    {
        QString words;
        QString sentence;
        std::vector<PlaceChoice> choices;
        int mentions = 1; ///< how often the article has the same words as a place; 0: the choice is about an event, not about words
    };

    explicit PlaceDialog(Question question, QWidget *parent = nullptr);

    /// Of an accepted dialog; nothing: no place.
    const std::optional<ChosenPlace> &place() const { return m_place; }
    bool wholeDocument() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void follow();

    Question m_question;
    std::vector<PlaceChoice> m_offered;
    QListWidget *m_list;
    QLineEdit *m_field;
    QCheckBox *m_everywhere;
    QLabel *m_preview;
    std::optional<ChosenPlace> m_place;
};

} // namespace Dateline
