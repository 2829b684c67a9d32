// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/sourcereader.h"

#include "elidedlabel.h"
#include "labels.h"
#include "reader/articlepicker.h"
#include "reader/articleview.h"
#include "reader/eventdetails.h"
#include "reader/explanation.h"
#include "uitext.h"
#include "workspace.h"

#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace Dateline {

namespace {

constexpr int HeaderLeft = 20;
constexpr int HeaderRight = 16;
constexpr int LeastDetailsHeight = 64;
constexpr int MostTitleLines = 4;

/// Where the article comes from: its first source, else its file.
QString originText(const Document &document)
{
    if (!document.sources.empty())
        return textFromUtf8(document.sources.front());
    return document.path == "-" ? SourceReader::tr("standard input") : textFromUtf8(document.path);
}

} // namespace

SourceReader::SourceReader(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_picker(new ArticlePicker(workspace.events))
    , m_title(plainLabel(15, QFont::Bold))
    , m_published(plainLabel(11.5))
    , m_origin(new ElidedLabel(Qt::ElideMiddle))
    , m_upperLine(hairline())
    , m_lowerLine(hairline())
    , m_empty(plainLabel(13))
    , m_view(new ArticleView)
    , m_details(new EventDetails(workspace))
    , m_detailsArea(new QScrollArea)
{
    setAccessibleName(tr("Source reader"));
    setAutoFillBackground(true);
    setMinimumWidth(240);

    auto *header = new QVBoxLayout;
    header->setContentsMargins(HeaderLeft, 12, HeaderRight, 8);
    header->setSpacing(4);
    header->addWidget(m_picker);
    header->addSpacing(4);
    header->addWidget(m_title);
    header->addWidget(m_published);
    header->addWidget(m_origin);

    m_title->setObjectName(QStringLiteral("articleTitle"));
    m_origin->setFont(windowFont(11));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(24);
    m_detailsArea->setWidget(m_details);
    m_detailsArea->setWidgetResizable(true);
    m_detailsArea->setFrameShape(QFrame::NoFrame);
    m_detailsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_detailsArea->setFocusPolicy(Qt::TabFocus);
    m_detailsArea->setAccessibleName(m_details->accessibleName());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_upperLine);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_lowerLine);
    column->addWidget(m_detailsArea);

    connect(m_picker, &QComboBox::activated, this, [this](int row) {
        showDocument(std::uint32_t(row));
        m_view->setFocus();
    });
    connect(m_view, &ArticleView::clicked, this, &SourceReader::chooseAt);
    connect(&workspace.selection, &EventSelection::changed, this, &SourceReader::follow);
    connect(&workspace.events, &EventFilterModel::documentsChanged, this, &SourceReader::documentsChanged);
    connect(&workspace, &Workspace::themeChanged, this, &SourceReader::applyTheme);

    applyTheme();
    documentsChanged();
    follow(workspace.selection.current());
}

void SourceReader::applyTheme()
{
    const Theme &theme = m_workspace.theme();
    setPalette(theme.palette());
    m_view->setTheme(theme);
    setInk(m_title, theme.text);
    for (QLabel *label : {m_published, static_cast<QLabel *>(m_origin), m_empty})
        setInk(label, theme.secondText);
    setHairlineColor(m_upperLine, theme.hairline);
    setHairlineColor(m_lowerLine, theme.hairline);
}

void SourceReader::showDocument(std::uint32_t document)
{
    const EventStore &store = m_workspace.events.store();
    const std::optional<std::uint32_t> wanted = document < store.documentCount() ? std::optional(document) : std::nullopt;
    const EventStore::SharedDocument article = wanted ? store.sharedDocument(*wanted) : nullptr;
    m_document = wanted;
    if (article != m_article) {
        // Another reading of the same text leaves the reader where he is.
        const int scrolled = article && m_article && article->document.text == m_article->document.text ? m_view->verticalScrollBar()->value() : 0;
        m_view->setArticle(article.get());
        m_view->verticalScrollBar()->setValue(scrolled);
        m_article = article;
        Q_EMIT documentShown();
    }
    const EventIndex current = m_workspace.selection.current();
    const bool tellsIt = m_document && current < store.size() && store.documentOf(current) == *m_document;
    m_view->setChosen(tellsIt ? std::optional(store.event(current).sentence) : std::nullopt);
    // Beneath another article they would seem to be of it.
    m_lowerLine->setVisible(tellsIt);
    m_detailsArea->setVisible(tellsIt);
    updateHeader();
}

void SourceReader::follow(EventIndex event)
{
    const EventStore &store = m_workspace.events.store();
    const bool isChosen = event < store.size();
    m_details->setEvent(event);
    m_detailsArea->verticalScrollBar()->setValue(0);
    if (isChosen) {
        fitDetails();
        showDocument(store.documentOf(event));
        layout()->activate();
        m_view->reveal(store.event(event).sentence);
    } else {
        m_lowerLine->hide();
        m_detailsArea->hide();
        m_view->setChosen(std::nullopt);
        updateHeader();
    }
}

void SourceReader::showSentence(std::uint32_t document, TextSpan sentence)
{
    m_workspace.selection.select(NoEvent);
    showDocument(document);
    if (sentence.isEmpty())
        return;
    m_view->setChosen(sentence);
    layout()->activate();
    m_view->reveal(sentence);
}

void SourceReader::chooseAt(std::uint32_t byte)
{
    if (!m_document)
        return;
    const EventStore &store = m_workspace.events.store();
    const std::vector<Event> &events = store.document(*m_document).events;
    const EventIndex base = store.firstEventOf(*m_document);
    // The events of a sentence stand in a row; sentences do not overlap.
    const auto after = std::upper_bound(events.begin(), events.end(), byte,
                                        [](std::uint32_t value, const Event &event) { return value < event.sentence.begin; });
    std::vector<EventIndex> told;
    for (auto event = after; event != events.begin() && std::prev(event)->sentence.end > byte; --event)
        told.push_back(base + EventIndex(std::prev(event) - events.begin()));
    if (told.empty())
        return;
    std::reverse(told.begin(), told.end());

    const auto isDatedHere = [&](EventIndex event) {
        const ExtractedDocument &document = store.document(*m_document);
        const ShortList<std::uint32_t> &dates = store.event(event).temporalExpressions;
        return std::any_of(dates.begin(), dates.end(), [&](std::uint32_t date) {
            const TextSpan span = document.temporalExpressions[date].span;
            return span.begin <= byte && byte < span.end;
        });
    };
    const auto current = std::find(told.begin(), told.end(), m_workspace.selection.current());
    const auto pointed = std::find_if(told.begin(), told.end(), isDatedHere);
    if (pointed != told.end() && pointed != current)
        m_workspace.selection.select(*pointed);
    else if (current != told.end())
        m_workspace.selection.select(current + 1 == told.end() ? told.front() : *(current + 1));
    else
        m_workspace.selection.select(told.front());
}

void SourceReader::followDocument()
{
    if (!m_article)
        return;
    // Documents may have come, gone or been read anew: the article on the screen may have another index now, or be another reading.
    const EventStore &store = m_workspace.events.store();
    std::optional<std::uint32_t> now;
    for (std::uint32_t document = 0; document < store.documentCount() && !now; ++document) {
        if (store.sharedDocument(document) == m_article)
            now = document;
    }
    if (!now && m_document && *m_document < store.documentCount() && store.document(*m_document).document.path == m_article->document.path)
        now = m_document;
    for (std::uint32_t document = 0; document < store.documentCount() && !now; ++document) {
        if (store.document(document).document.path == m_article->document.path)
            now = document;
    }
    showDocument(now.value_or(store.documentCount()));
}

void SourceReader::documentsChanged()
{
    m_picker->updateArticles();
    followDocument();
    const EventStore &store = m_workspace.events.store();
    m_picker->setVisible(store.documentCount() > 1);
    updateHeader();
}

void SourceReader::updateHeader()
{
    const EventStore &store = m_workspace.events.store();
    m_picker->setCurrentIndex(m_document ? int(*m_document) : -1);
    for (QLabel *label : {m_title, m_published, static_cast<QLabel *>(m_origin)})
        label->setVisible(m_document.has_value());
    m_upperLine->setVisible(m_document.has_value());
    m_view->setVisible(m_document.has_value());
    m_empty->setVisible(!m_document);
    if (!m_document) {
        m_empty->setText(store.documentCount() == 0 ? tr("Open articles to read them here: with Open… above, or by dropping files or a folder on the window.")
                                                    : tr("Choose an event on the timeline or the map to read its sentence here."));
        return;
    }
    const Document &document = m_article->document;
    fitTitle();
    m_published->setText(breakable(publishedText(document.published)));
    m_origin->setWhole(originText(document));
}

void SourceReader::fitTitle()
{
    if (!m_article)
        return;
    const QString whole = textFromUtf8(m_article->document.title).simplified();
    const int room = width() - HeaderLeft - HeaderRight;
    // A title may be of any length, and the article is what is to be read.
    QTextLayout lines(breakable(whole), m_title->font());
    lines.beginLayout();
    qsizetype end = 0;
    int count = 0;
    for (QTextLine line = lines.createLine(); line.isValid() && count < MostTitleLines; line = lines.createLine(), ++count) {
        line.setLineWidth(std::max(120, room));
        end = line.textStart() + line.textLength();
    }
    lines.endLayout();
    const bool isCut = end < lines.text().size();
    m_title->setText(isCut ? lines.text().left(std::max<qsizetype>(1, end - 2)).trimmed() + u'…' : lines.text());
    m_title->setToolTip(isCut ? toolTipText(whole) : QString());
    m_title->setAccessibleName(whole);
}

void SourceReader::fitDetails()
{
    // As high as its rows need, but never more than two fifths of the reader: the text comes first.
    m_details->layout()->activate();
    const int scrollBar = m_detailsArea->verticalScrollBar()->sizeHint().width();
    const int wanted = m_details->layout()->hasHeightForWidth() ? m_details->layout()->totalHeightForWidth(std::max(200, width() - scrollBar))
                                                                : m_details->sizeHint().height();
    const int most = std::min(wanted, std::max(120, height() * 2 / 5));
    m_detailsArea->setMaximumHeight(most);
    // The window must be able to become low again, which a fixed height would forbid.
    m_detailsArea->setMinimumHeight(std::min(most, LeastDetailsHeight));
}

void SourceReader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTitle();
    fitDetails();
}

} // namespace Dateline
