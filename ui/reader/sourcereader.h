// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QScrollArea;

namespace Dateline {

class ArticlePicker;
class ArticleView;
class ElidedLabel;
class EventDetails;
class Workspace;

/// The article that tells the chosen event, with its sentence in view, and below it what was read out of it.
/// A click on a sentence chooses its event; a further click the next event of the same sentence.
class SourceReader : public QWidget
{
    Q_OBJECT

public:
    explicit SourceReader(Workspace &workspace, QWidget *parent = nullptr);

    /// Shows an article without choosing an event; an index the store does not have shows none.
    void showDocument(std::uint32_t document);
    /// Shows a sentence that tells no event; none is chosen then. An empty one shows the article alone.
    void showSentence(std::uint32_t document, TextSpan sentence);
    /// Nothing when no article is shown.
    std::optional<std::uint32_t> shownDocument() const { return m_document; }

    ArticleView *article() const { return m_view; }
    EventDetails *details() const { return m_details; }

Q_SIGNALS:
    /// Another article is shown, or another reading of it, or none.
    void documentShown();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow(EventIndex event);
    void chooseAt(std::uint32_t byte);
    void documentsChanged();
    void followDocument();
    void updateHeader();
    void applyTheme();
    void fitDetails();
    void fitTitle();

    Workspace &m_workspace;
    std::optional<std::uint32_t> m_document;
    EventStore::SharedDocument m_article; ///< what is on the screen, also while the store holds another reading of it
    ArticlePicker *m_picker;
    QLabel *m_title;
    QLabel *m_published;
    ElidedLabel *m_origin;
    QFrame *m_upperLine;
    QFrame *m_lowerLine;
    QLabel *m_empty;
    ArticleView *m_view;
    EventDetails *m_details;
    QScrollArea *m_detailsArea;
};

} // namespace Dateline
