// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/reviewlist.h"
#include "review/datechoices.h"
#include "review/placechoices.h"

#include <QWidget>

#include <optional>
#include <set>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QListView;
class QListWidget;
class QScrollArea;
class QTabBar;
class QToolButton;

namespace Dateline {

class Corrections;
class Workspace;

/// What needs eyes, one at a time: its sentence, of a conflict both tellings', why it is here, and what it may be instead. Worked wholly by
/// keyboard: the arrows (or N and P) walk, 1 to 9 choose, Return accepts what was read, Delete rejects, S skips, O asks for another answer.
class ReviewTray : public QWidget
{
    Q_OBJECT

public:
    ReviewTray(Workspace &workspace, Corrections &corrections, QWidget *parent = nullptr);

    const ReviewList &list() const { return m_list; }
    /// The entry that is looked at; null when nothing is left.
    const ReviewEntry *current() const;
    QListView *view() const { return m_view; }
    /// The answers offered for the current entry.
    QListWidget *choices() const { return m_choices; }

Q_SIGNALS:
    /// An article without an event to choose is to be shown.
    void documentWanted(std::uint32_t document);
    void countChanged(std::size_t count);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Entries;
    void refill();
    void showConflict(const ReviewEntry &entry);
    void chooseConflict(const ReviewEntry &entry, int row);
    void show(const ReviewEntry *entry);
    void step(int rows);
    void accept();
    void reject();
    void skip();
    void choose(int row);
    void askFurther();
    void applyTheme();
    std::optional<std::uint32_t> documentOf(const ReviewEntry &entry) const;
    EventIndex eventOf(const ReviewEntry &entry) const;
    EventIndex otherOf(const ReviewEntry &entry) const;
    EventIndex indexOf(DocumentKey document, std::uint32_t event) const;
    DecisionSubject subjectOf(const ReviewEntry &entry, std::uint32_t document) const;

    Workspace &m_workspace;
    Corrections &m_corrections;
    ReviewList m_list;
    Entries *m_entries;
    std::set<std::string> m_skipped; ///< ids; at the end of the list for this session
    std::string m_currentId;
    std::vector<DateChoice> m_dates;
    std::vector<PlaceChoice> m_places;
    std::vector<Day> m_days;
    bool m_refilling = false;

    QTabBar *m_kinds;
    QListView *m_view;
    QLabel *m_empty;
    QWidget *m_question;
    QScrollArea *m_told;
    QLabel *m_heading;
    QLabel *m_sentence;
    QLabel *m_why;
    QListWidget *m_choices;
    std::vector<QToolButton *> m_buttons;
};

} // namespace Dateline
