// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

#include <cstdint>
#include <string>

class QCompleter;

namespace Dateline {

class SearchHits;
class Workspace;
struct TextSpan;

/// Searches as one types, a moment after the last key: the filter leaves the events that have what is typed (see SearchQuery), and a list
/// beneath the field shows where it stands, also in sentences without an event. Return does it at once or goes to the row chosen in the
/// list, Escape closes the list and then empties the field.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(Workspace &workspace, QWidget *parent = nullptr);

    /// Sets what stands in the field now, without waiting.
    void flush();
    /// What is found.
    SearchHits *hits() const { return m_hits; }
    QCompleter *list() const { return m_list; }

    /// Wide enough for a question; becomes narrower where there is no room.
    QSize sizeHint() const override;

Q_SIGNALS:
    /// A sentence without an event was chosen in the list, or an article (an empty sentence), by its index in the store.
    void sentenceWanted(std::uint32_t document, Dateline::TextSpan sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void followFilter();
    void applyTheme();
    void showHits();
    void goTo(int row);

    Workspace &m_workspace;
    QTimer m_wait;
    SearchHits *m_hits;
    QCompleter *m_list;
    std::string m_applied; ///< the words of the filter that the field knows of
};

} // namespace Dateline
