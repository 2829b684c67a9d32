// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/articletext.h"
#include "theme.h"

#include <QPlainTextEdit>
#include <QTextLayout>

#include <memory>
#include <optional>
#include <vector>

namespace Dateline {

struct ExtractedDocument;
struct TemporalExpression;
struct Toponym;

/// Shows the text of one article, literally, with its dates and places marked and one sentence on a tinted ground with a rule
/// at its left. What cannot be resolved is underlined with dots; what is not read (markup, boilerplate) is faint.
/// Only what comes into view is marked and laid out, so that the cost of showing an article does not grow with its events. Of a
/// text of very many paragraphs only a passage is there at a time; it goes on as one scrolls to its end.
class ArticleView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ArticleView(QWidget *parent = nullptr);
    ~ArticleView() override;

    void setTheme(const Theme &theme);

    /// @p article outlives the view or the next call; null shows nothing.
    void setArticle(const ExtractedDocument *article);
    const ExtractedDocument *article() const { return m_article; }
    /// The bytes of the article's text that are there to be scrolled through.
    TextSpan passage() const { return m_text ? m_text->passage() : TextSpan(); }
    /// About so many paragraphs are there at a time.
    static constexpr std::uint32_t LongestPassage = 20'000;

    /// The tinted sentence, in bytes of the article's text.
    std::optional<TextSpan> chosen() const { return m_chosen; }
    void setChosen(std::optional<TextSpan> sentence);
    /// Scrolls @p span to the upper third, unless all of it is in view already.
    void reveal(TextSpan span);

    /// The ground of @p span, one rectangle a line, in coordinates of the viewport; only of the lines that are in view.
    std::vector<QRectF> groundOf(TextSpan span) const;
    /// The byte of the character under @p point of the viewport; nothing beside the text.
    std::optional<std::uint32_t> byteAt(QPoint point) const;
    /// The words of the article between the bytes of @p span as the view shows them.
    QString shownText(TextSpan span) const;
    /// The marks of a paragraph, in UTF-16 units from its beginning.
    QList<QTextLayout::FormatRange> marksOf(int paragraph) const;

    /// The expression or place name that holds a byte; null when none does.
    const TemporalExpression *dateAt(std::uint32_t byte) const;
    const Toponym *placeAt(std::uint32_t byte) const;
    /// The marked words in bytes of the article's text, without the spaces around them; nothing when there are none.
    std::optional<TextSpan> selectedWords() const;
    /// The byte at the text cursor; nothing without an article.
    std::optional<std::uint32_t> byteAtCursor() const;

Q_SIGNALS:
    /// A click on the text, or the Return key at the text cursor.
    void clicked(std::uint32_t byte);
    /// A menu is wanted at @p position (global), for the byte there, or for the text cursor when it was asked for by a key.
    void menuRequested(QPoint position, std::optional<std::uint32_t> byte);

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Layout;
    struct Mark
    {
        TextSpan span;
        std::uint32_t index;
    };
    static const Mark *markAt(const std::vector<Mark> &marks, std::uint32_t byte);
    /// The line that holds a position, in coordinates of the viewport; nothing when its paragraph is out of view.
    std::optional<QRectF> lineOf(ArticleText::Position position) const;
    bool isInView(TextSpan span) const;
    void layOutAnew();
    /// Makes the passage around @p byte the one that is there.
    void showPassageAround(std::uint32_t byte);
    void goOnAtTheEnds();

    const Theme *m_theme;
    Layout *m_layout = nullptr;
    const ExtractedDocument *m_article = nullptr;
    std::unique_ptr<ArticleText> m_text;
    std::vector<Mark> m_dates;
    std::vector<Mark> m_places;
    std::optional<TextSpan> m_chosen;
    std::optional<QPoint> m_pressed;
    std::uint32_t m_passageSize = 0; ///< in bytes
};

} // namespace Dateline
