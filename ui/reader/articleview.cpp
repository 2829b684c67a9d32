// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/articleview.h"

#include "events/extracteddocument.h"
#include "reader/explanation.h"
#include "uitext.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QPlainTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Dateline {

namespace {
constexpr double LeftMargin = 20;
constexpr double RightMargin = 16;
constexpr double GroundOverhang = 8;
constexpr double RuleLeft = 8;
constexpr double RuleWidth = 3;
constexpr double LineSpacing = 1.55;
constexpr double TextSize = 13.5;
constexpr std::uint32_t LongestWhole = 4u << 20; // bytes; of few paragraphs too

/// How much of a text is shown at a time, in bytes: all of it unless it has very many paragraphs or is very long.
std::uint32_t passageSizeOf(std::string_view text)
{
    const auto paragraphs = std::uint64_t(std::count(text.begin(), text.end(), '\n')) + 1;
    std::uint64_t size = std::min<std::uint64_t>(text.size(), LongestWhole);
    if (paragraphs > ArticleView::LongestPassage)
        size = std::min(size, text.size() * ArticleView::LongestPassage / paragraphs);
    return std::uint32_t(size);
}

/// Behind the next line break from @p byte on, where there is one within what a paragraph may have, else between two code points.
std::uint32_t paragraphEnd(std::string_view text, std::uint32_t byte)
{
    const std::string_view near = text.substr(byte, ArticleText::LongestParagraph);
    if (const std::size_t lineBreak = near.find('\n'); lineBreak != std::string_view::npos)
        return byte + std::uint32_t(lineBreak) + 1;
    if (near.size() < ArticleText::LongestParagraph)
        return std::uint32_t(text.size());
    while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80)
        ++byte;
    return byte;
}
} // namespace

/// Gives lines the air of the look, which QPlainTextDocumentLayout cannot, and marks a paragraph when it is laid out: that
/// happens when it first comes into view.
class ArticleView::Layout : public QPlainTextDocumentLayout
{
public:
    Layout(ArticleView &view, QTextDocument *document)
        : QPlainTextDocumentLayout(document)
        , m_view(view)
    {
    }

    QRectF blockBoundingRect(const QTextBlock &block) const override
    {
        if (!block.isValid())
            return {};
        QTextLayout *lines = block.layout();
        if (lines->lineCount() == 0)
            layOut(block);
        const QTextLine last = lines->lineAt(lines->lineCount() - 1);
        return {0, 0, double(m_view.viewport()->width()), lineRect(last).bottom()};
    }

    QRectF lineRect(const QTextLine &line) const
    {
        const double air = airOf(line);
        return {line.x(), line.y() - airAbove(air), line.width(), line.height() + air};
    }

private:
    double airOf(const QTextLine &line) const
    {
        return std::max(0.0, lineHeight() - line.height());
    }

    /// In whole pixels, so that lines keep equal distances on the screen.
    static double airAbove(double air) { return std::floor(air / 2); }

    double lineHeight() const { return std::ceil(QFontMetricsF(document()->defaultFont()).height() * LineSpacing); }

    void layOut(QTextBlock block) const
    {
        QTextLayout *lines = block.layout();
        QTextOption option = document()->defaultTextOption();
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        lines->setTextOption(option);
        lines->setFormats(m_view.marksOf(block.blockNumber()));
        const double width = std::max(40.0, m_view.viewport()->width() - LeftMargin - RightMargin);
        double top = 0;
        lines->beginLayout();
        for (QTextLine line = lines->createLine(); line.isValid(); line = lines->createLine()) {
            line.setLineWidth(width);
            const double air = airOf(line);
            line.setPosition({LeftMargin, top + airAbove(air)});
            top += line.height() + air;
        }
        lines->endLayout();

        const int before = document()->lineCount();
        block.setLineCount(lines->lineCount());
        if (before != document()->lineCount() && !m_announcing) {
            // The scroll bar answers by asking for more paragraphs; once is enough.
            m_announcing = true;
            Q_EMIT const_cast<Layout *>(this)->documentSizeChanged(documentSize());
            m_announcing = false;
        }
    }

    ArticleView &m_view;
    mutable bool m_announcing = false;
};

ArticleView::ArticleView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(&Theme::light())
{
    auto *document = new QTextDocument(this);
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    m_layout = new Layout(*this, document);
    document->setDocumentLayout(m_layout);
    setDocument(document);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, 8, 0, 8);
    setFont(windowFont(TextSize));
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Text of the article"));
    // Later, since another passage must not take the place of the one that is being scrolled or walked through.
    const auto later = [this] { QMetaObject::invokeMethod(this, &ArticleView::goOnAtTheEnds, Qt::QueuedConnection); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, later);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, later);
}

ArticleView::~ArticleView() = default;

void ArticleView::setTheme(const Theme &theme)
{
    m_theme = &theme;
    setPalette(theme.palette());
    layOutAnew();
}

void ArticleView::setArticle(const ExtractedDocument *article)
{
    m_chosen.reset();
    m_pressed.reset();
    m_article = nullptr;
    m_dates.clear();
    m_places.clear();
    m_text.reset();
    document()->clear();
    if (article) {
        const auto collect = [](std::vector<Mark> &marks, const auto &found) {
            marks.reserve(found.size());
            for (std::uint32_t i = 0; i < found.size(); ++i)
                marks.push_back({found[i].span, i});
            std::sort(marks.begin(), marks.end(), [](const Mark &a, const Mark &b) { return a.span.begin < b.span.begin; });
        };
        collect(m_dates, article->temporalExpressions);
        collect(m_places, article->toponyms);
        m_passageSize = passageSizeOf(article->document.text);
        m_article = article;
        showPassageAround(0);
    }
    layOutAnew();
    verticalScrollBar()->setValue(0);
}

void ArticleView::showPassageAround(std::uint32_t byte)
{
    const std::string_view text = m_article->document.text;
    const auto size = std::uint32_t(text.size());
    TextSpan passage{0, size};
    if (m_passageSize < size) {
        passage.begin = std::min(byte - std::min(byte, m_passageSize / 2), size - m_passageSize);
        passage.end = passage.begin + m_passageSize;
        passage.begin = passage.begin == 0 ? 0 : paragraphEnd(text, passage.begin);
        passage.end = paragraphEnd(text, passage.end);
    }
    if (m_text && m_text->passage() == passage)
        return;
    auto shown = std::make_unique<ArticleText>(text, passage);
    // While the document changes there is no article that its paragraphs could be asked about.
    const ExtractedDocument *const article = std::exchange(m_article, nullptr);
    document()->setPlainText(shown->paragraphs());
    shown->releaseParagraphs();
    m_text = std::move(shown);
    m_article = article;
    layOutAnew();
}

void ArticleView::goOnAtTheEnds()
{
    if (!m_article)
        return;
    const TextSpan passage = m_text->passage();
    const bool goesBack = passage.begin > 0 && firstVisibleBlock().blockNumber() == 0;
    const bool goesOn = passage.end < m_article->document.text.size() && lineOf({m_text->paragraphCount() - 1, 0});
    if (!goesBack && !goesOn)
        return;
    // What stands first stays first, and the text cursor where it is.
    const QTextBlock first = firstVisibleBlock();
    const std::uint32_t byte = m_text->span(first.blockNumber()).begin;
    const int linesIn = verticalScrollBar()->value() - first.firstLineNumber();
    const std::uint32_t cursorByte = *byteAtCursor();
    showPassageAround(byte);
    const auto blockOf = [this](std::uint32_t at) { return document()->findBlockByNumber(m_text->position(at).paragraph); };
    QTextCursor cursor(document());
    cursor.setPosition(blockOf(cursorByte).position() + m_text->position(cursorByte).unit);
    setTextCursor(cursor);
    m_layout->blockBoundingRect(blockOf(byte));
    verticalScrollBar()->setValue(blockOf(byte).firstLineNumber() + linesIn);
}

void ArticleView::layOutAnew()
{
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        block.clearLayout();
        block.setLineCount(1);
    }
    Q_EMIT m_layout->documentSizeChanged(m_layout->documentSize());
    viewport()->update();
}

void ArticleView::setChosen(std::optional<TextSpan> sentence)
{
    if (!m_article)
        sentence.reset();
    m_chosen = sentence;
    viewport()->update();
}

void ArticleView::reveal(TextSpan span)
{
    if (!m_article)
        return;
    if (!m_text->passage().contains(span))
        showPassageAround(span.begin);
    if (isInView(span))
        return;
    const ArticleText::Position position = m_text->position(span.begin);
    QTextBlock block = document()->findBlockByNumber(position.paragraph);
    m_layout->blockBoundingRect(block);
    const double wanted = viewport()->height() / 3.0;
    double above = m_layout->lineRect(block.layout()->lineForTextPosition(position.unit)).top();
    while (above < wanted && block.previous().isValid()) {
        block = block.previous();
        above += m_layout->blockBoundingRect(block).height();
    }
    int line = 0;
    const QTextLayout *lines = block.layout();
    while (line + 1 < lines->lineCount() && above - m_layout->lineRect(lines->lineAt(line)).top() > wanted)
        ++line;
    verticalScrollBar()->setValue(block.firstLineNumber() + line);
    viewport()->update();
}

std::optional<QRectF> ArticleView::lineOf(ArticleText::Position position) const
{
    const QTextBlock first = firstVisibleBlock();
    if (position.paragraph < first.blockNumber())
        return std::nullopt;
    double top = contentOffset().y();
    for (QTextBlock block = first; block.isValid() && top < viewport()->height(); block = block.next()) {
        const double height = m_layout->blockBoundingRect(block).height();
        if (block.blockNumber() == position.paragraph)
            return m_layout->lineRect(block.layout()->lineForTextPosition(position.unit)).translated(0, top);
        top += height;
    }
    return std::nullopt;
}

bool ArticleView::isInView(TextSpan span) const
{
    const auto first = lineOf(m_text->position(span.begin));
    const auto last = lineOf(m_text->position(span.end));
    return first && last && first->top() >= 0 && last->bottom() <= viewport()->height();
}

std::vector<QRectF> ArticleView::groundOf(TextSpan span) const
{
    std::vector<QRectF> ground;
    if (!m_article || span.isEmpty() || !m_text->passage().overlaps(span))
        return ground;
    const ArticleText::Position begin = m_text->position(span.begin);
    const ArticleText::Position end = m_text->position(span.end);
    const double right = viewport()->width() - RightMargin + GroundOverhang;
    double top = contentOffset().y();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && top < viewport()->height(); block = block.next()) {
        const int number = block.blockNumber();
        if (number > end.paragraph)
            break;
        const double height = m_layout->blockBoundingRect(block).height();
        const int length = block.length() - 1;
        const int from = number == begin.paragraph ? begin.unit : 0;
        const int to = number == end.paragraph ? end.unit : length;
        const bool isBlankWithin = length == 0 && number > begin.paragraph && number < end.paragraph;
        for (int i = 0; number >= begin.paragraph && i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            const int lineEnd = line.textStart() + line.textLength();
            if (!isBlankWithin && (to <= line.textStart() || from >= lineEnd))
                continue;
            QRectF rect = m_layout->lineRect(line).translated(0, top);
            rect.setLeft(from <= line.textStart() ? LeftMargin - GroundOverhang : line.cursorToX(from) - 2);
            rect.setRight(to >= lineEnd ? right : line.cursorToX(to) + 2);
            ground.push_back(rect);
        }
        top += height;
    }
    return ground;
}

std::optional<std::uint32_t> ArticleView::byteAt(QPoint point) const
{
    if (!m_article)
        return std::nullopt;
    double top = contentOffset().y();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && top <= point.y(); block = block.next()) {
        const double height = m_layout->blockBoundingRect(block).height();
        if (point.y() < top + height) {
            for (int i = 0; i < block.layout()->lineCount(); ++i) {
                const QTextLine line = block.layout()->lineAt(i);
                const QRectF rect = m_layout->lineRect(line).translated(0, top);
                if (point.y() < rect.top() || point.y() >= rect.bottom())
                    continue;
                const QRectF words = line.naturalTextRect();
                if (point.x() < words.left() || point.x() >= words.right())
                    return std::nullopt;
                return m_text->byte({block.blockNumber(), line.xToCursor(point.x(), QTextLine::CursorOnCharacter)});
            }
        }
        top += height;
    }
    return std::nullopt;
}

QString ArticleView::shownText(TextSpan span) const
{
    if (!m_article)
        return {};
    const auto place = [this](std::uint32_t byte) {
        const ArticleText::Position position = m_text->position(byte);
        return document()->findBlockByNumber(position.paragraph).position() + position.unit;
    };
    QTextCursor cursor(document());
    cursor.setPosition(place(span.begin));
    cursor.setPosition(place(span.end), QTextCursor::KeepAnchor);
    return cursor.selectedText();
}

QList<QTextLayout::FormatRange> ArticleView::marksOf(int paragraph) const
{
    QList<QTextLayout::FormatRange> ranges;
    if (!m_article || paragraph >= m_text->paragraphCount())
        return ranges;
    const TextSpan span = m_text->span(paragraph);
    const auto add = [&](TextSpan marked, const QTextCharFormat &format) {
        const int begin = m_text->unitIn(paragraph, std::max(marked.begin, span.begin));
        const int end = m_text->unitIn(paragraph, std::min(marked.end, span.end));
        ranges.append({begin, end - begin, format});
    };

    const std::string &text = m_article->document.text;
    const std::string &masked = m_article->document.masked;
    if (!masked.empty()) {
        QTextCharFormat faint;
        faint.setForeground(m_theme->faintText);
        const auto isMasked = [&](std::uint32_t byte) { return masked[byte] == ' ' && text[byte] != ' '; };
        for (std::uint32_t byte = span.begin; byte < span.end; ++byte) {
            if (!isMasked(byte))
                continue;
            const std::uint32_t begin = byte;
            while (byte < span.end && masked[byte] == ' ')
                ++byte;
            add({begin, byte}, faint);
        }
    }

    const auto addAll = [&](const std::vector<Mark> &marks, const auto &formatOf) {
        auto mark = std::lower_bound(marks.begin(), marks.end(), span.begin,
                                     [](const Mark &a, std::uint32_t byte) { return a.span.begin < byte; });
        if (mark != marks.begin() && std::prev(mark)->span.end > span.begin)
            --mark;
        for (; mark != marks.end() && mark->span.begin < span.end; ++mark)
            add(mark->span, formatOf(mark->index));
    };
    QTextCharFormat format;
    format.setFontWeight(QFont::DemiBold);
    addAll(m_places, [&](std::uint32_t) {
        format.setForeground(m_theme->placeInText);
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        return format;
    });
    addAll(m_dates, [&](std::uint32_t index) {
        format.setForeground(m_theme->dateInText);
        format.setUnderlineStyle(m_article->temporalExpressions[index].isResolved() ? QTextCharFormat::SingleUnderline
                                                                                    : QTextCharFormat::DotLine);
        return format;
    });
    return ranges;
}

const ArticleView::Mark *ArticleView::markAt(const std::vector<Mark> &marks, std::uint32_t byte)
{
    const auto after = std::upper_bound(marks.begin(), marks.end(), byte,
                                        [](std::uint32_t value, const Mark &mark) { return value < mark.span.begin; });
    return after != marks.begin() && byte < std::prev(after)->span.end ? &*std::prev(after) : nullptr;
}

const TemporalExpression *ArticleView::dateAt(std::uint32_t byte) const
{
    const Mark *mark = markAt(m_dates, byte);
    return mark ? &m_article->temporalExpressions[mark->index] : nullptr;
}

const Toponym *ArticleView::placeAt(std::uint32_t byte) const
{
    const Mark *mark = markAt(m_places, byte);
    return mark ? &m_article->toponyms[mark->index] : nullptr;
}

std::optional<TextSpan> ArticleView::selectedWords() const
{
    const QTextCursor cursor = textCursor();
    if (!m_article || !cursor.hasSelection())
        return std::nullopt;
    const auto byteOf = [this](int position) {
        const QTextBlock block = document()->findBlock(position);
        return m_text->byte({block.blockNumber(), position - block.position()});
    };
    const std::string_view text = m_article->document.text;
    TextSpan words{byteOf(cursor.selectionStart()), byteOf(cursor.selectionEnd())};
    const auto isSpace = [text](std::uint32_t byte) { return std::string_view(" \t\n\r\f").find(text[byte]) != std::string_view::npos; };
    while (words.begin < words.end && isSpace(words.begin))
        ++words.begin;
    while (words.end > words.begin && isSpace(words.end - 1))
        --words.end;
    return words.isEmpty() ? std::nullopt : std::optional(words);
}

std::optional<std::uint32_t> ArticleView::byteAtCursor() const
{
    const QTextCursor cursor = textCursor();
    return m_article ? std::optional(m_text->byte({cursor.blockNumber(), cursor.positionInBlock()})) : std::nullopt;
}

bool ArticleView::event(QEvent *event)
{
    // A text that cannot be changed has nothing to undo: the keys are the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            key->ignore();
            return false;
        }
    }
    return QPlainTextEdit::event(event);
}

void ArticleView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_article)
        return;
    if (event->reason() == QContextMenuEvent::Mouse)
        Q_EMIT menuRequested(event->globalPos(), byteAt(event->pos()));
    else
        Q_EMIT menuRequested(viewport()->mapToGlobal(cursorRect().bottomLeft()), byteAtCursor());
}

bool ArticleView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto byte = byteAt(help->pos());
    const TemporalExpression *date = byte ? dateAt(*byte) : nullptr;
    const Toponym *place = byte ? placeAt(*byte) : nullptr;
    if (date)
        QToolTip::showText(help->globalPos(), toolTipText(explainDate(*m_article, *date)), viewport());
    else if (place)
        QToolTip::showText(help->globalPos(), toolTipText(explainPlace(*m_article, *place)), viewport());
    else
        QToolTip::hideText();
    return true;
}

void ArticleView::paintEvent(QPaintEvent *event)
{
    if (m_chosen) {
        QPainter painter(viewport());
        const std::vector<QRectF> ground = groundOf(*m_chosen);
        for (const QRectF &rect : ground)
            painter.fillRect(rect, m_theme->chosenGround);
        if (!ground.empty())
            painter.fillRect(QRectF(RuleLeft, ground.front().top(), RuleWidth, ground.back().bottom() - ground.front().top()), m_theme->accent);
    }
    QPlainTextEdit::paintEvent(event);

    // The base class begins a view at the foot of the line before, where the last row of its descenders still shows.
    const QTextLayout *lines = firstVisibleBlock().layout();
    for (int i = 0; i < lines->lineCount(); ++i) {
        const double top = m_layout->lineRect(lines->lineAt(i)).top() + contentOffset().y();
        if (top < 0)
            continue;
        QPainter(viewport()).fillRect(QRectF(0, 0, viewport()->width(), top), m_theme->panel);
        break;
    }
}

void ArticleView::resizeEvent(QResizeEvent *event)
{
    // Other line breaks must not push the chosen sentence out of view.
    const bool wasInView = m_article && m_chosen && m_text->passage().contains(*m_chosen) && lineOf(m_text->position(m_chosen->begin)).has_value();
    QPlainTextEdit::resizeEvent(event);
    if (wasInView)
        reveal(*m_chosen);
}

void ArticleView::mousePressEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier)
        m_pressed = event->position().toPoint();
    QPlainTextEdit::mousePressEvent(event);
}

void ArticleView::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    const auto byte = byteAt(event->position().toPoint());
    viewport()->setCursor(byte && (dateAt(*byte) || placeAt(*byte)) ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void ArticleView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const QPoint point = event->position().toPoint();
    const bool isClick = m_pressed && event->button() == Qt::LeftButton && !textCursor().hasSelection()
        && (point - *m_pressed).manhattanLength() < QApplication::startDragDistance();
    m_pressed.reset();
    if (!isClick)
        return;
    if (const auto byte = byteAt(point))
        Q_EMIT clicked(*byte);
}

void ArticleView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_article) {
        Q_EMIT clicked(*byteAtCursor());
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ArticleView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_layout)
        layOutAnew();
}

} // namespace Dateline
