// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gazetteer.h"
#include "reader/articleview.h"
#include "reader/eventdetails.h"
#include "reader/explanation.h"
#include "reader/sourcereader.h"
#include "support/samplestore.h"
#include "shownreader.h"
#include "uitext.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QHelpEvent>
#include <QLabel>
#include <QTest>
#include <QTextBlock>
#include <QToolTip>


using namespace Dateline;
using TestSupport::Reading;
using TestSupport::guestsIn;
using TestSupport::sampleDocument;

namespace {

QString shown(Reading &reading, TextSpan span)
{
    return reading.view().shownText(span);
}

/// The words of a paragraph that carry a mark with @p color.
QStringList markedWords(const ArticleView &view, int paragraph, QColor color)
{
    QStringList words;
    const QString text = view.document()->findBlockByNumber(paragraph).text();
    for (const QTextLayout::FormatRange &range : view.marksOf(paragraph)) {
        if (range.format.foreground().color() == color)
            words << text.mid(range.start, range.length);
    }
    return words;
}

} // namespace

TEST_CASE("The reader shows the article of the chosen event with its sentence in view", "[reader]")
{
    Reading reading({TestSupport::manyEvents(400)});
    const EventIndex far = 333;
    reading.workspace.selection.select(far);
    const TextSpan sentence = reading.workspace.events.store().event(far).sentence;
    REQUIRE(reading.view().chosen() == sentence);
    CHECK(reading.isInView(sentence));
    CHECK_FALSE(reading.isInView(reading.workspace.events.store().event(0).sentence));
    CHECK(shown(reading, sentence) == textFromUtf8(reading.workspace.events.store().sentence(far)))
;

    reading.workspace.selection.select(2);
    CHECK(reading.isInView(reading.workspace.events.store().event(2).sentence));
}

TEST_CASE("Only the chosen sentence stands on the tinted ground, with a rule at its left", "[reader]")
{
    std::vector<ExtractedDocument> documents{sampleDocument("Flow", "2024-07-05", {
        {"First came Astana in 2022.", "2022", "2022-01-01", "2022-12-31", Precision::Year, "Astana", {51, 71}, {"KZ"}, {}},
        {"Then came Almaty in 2023 with a good many more guests than before.", "2023", "2023-01-01", "2023-12-31", Precision::Year, "Almaty", {43, 76}, {"KZ"}, {}},
        {"Last came Aktau in 2024.", "2024", "2024-01-01", "2024-12-31", Precision::Year, "Aktau", {43, 51}, {"KZ"}, {}},
    })};
    // One paragraph, so that the sentence begins and ends within lines.
    std::string &text = documents[0].document.text;
    for (std::size_t at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n"))
        text.replace(at, 2, "  ");
    Reading reading(std::move(documents));
    reading.workspace.selection.select(1);
    QCoreApplication::processEvents();

    const TextSpan chosen = *reading.view().chosen();
    CHECK(shown(reading, chosen) == QStringLiteral("Then came Almaty in 2023 with a good many more guests than before."));
    const QImage image = reading.view().viewport()->grab().toImage();
    const double scale = image.devicePixelRatio();
    const auto colorAt = [&](QPointF point) { return image.pixelColor((point * scale).toPoint()); };
    const Theme &theme = reading.workspace.theme();
    for (const QRectF &rect : reading.view().groundOf(chosen))
        CHECK(colorAt(rect.topLeft() + QPointF(1.5, 2)) == theme.chosenGround);
    for (const EventIndex other : {0u, 2u}) {
        for (const QRectF &rect : reading.view().groundOf(reading.workspace.events.store().event(other).sentence))
            CHECK(colorAt({rect.center().x(), rect.top() + 2}) != theme.chosenGround);
    }
    CHECK(colorAt({9, reading.view().groundOf(chosen).front().center().y()}) == theme.accent);

    reading.workspace.selection.clear();
    CHECK_FALSE(reading.view().chosen());
}

TEST_CASE("A click on a sentence chooses its event, further clicks the other events of the sentence", "[reader]")
{
    ExtractedDocument document = sampleDocument("Pair", "2024-07-05", {
        {"Nothing in Osh has a date.", "", "", "", Precision::Day, "Osh", {40, 72}, {"KG"}, {}},
        {"Work began in 2022 and ended in 2024.", "2022", "2022-01-01", "2022-12-31", Precision::Year, "", {}, {}, {}},
    });
    Event second = document.events[1];
    TemporalExpression year = document.temporalExpressions[0];
    const std::uint32_t at = std::uint32_t(document.document.text.find("2024"));
    year.span = {at, at + 4};
    document.temporalExpressions.push_back(year);
    second.temporalExpressions = {1};
    document.events.push_back(second);
    document.events.erase(document.events.begin());
    Reading reading({document});
    reading.reader.showDocument(0);

    reading.click("Nothing");
    CHECK(reading.workspace.selection.isEmpty());
    reading.click("Work began");
    CHECK(reading.workspace.selection.current() == 0);
    reading.click("Work began");
    CHECK(reading.workspace.selection.current() == 1);
    reading.click("Work began");
    CHECK(reading.workspace.selection.current() == 0);
    reading.click("2024");
    CHECK(reading.workspace.selection.current() == 1);
}

TEST_CASE("Return at the text cursor chooses the event of its sentence", "[reader]")
{
    Reading reading(TestSupport::sampleDocuments());
    reading.reader.showDocument(1);
    reading.view().setFocus();
    QTest::keyClick(&reading.view(), Qt::Key_Down);
    QTest::keyClick(&reading.view(), Qt::Key_Down);
    QTextCursor cursor = reading.view().textCursor();
    cursor.movePosition(QTextCursor::Start);
    reading.view().setTextCursor(cursor);
    QTest::keyClick(&reading.view(), Qt::Key_Return);
    CHECK(reading.workspace.selection.current() == reading.workspace.events.store().firstEventOf(1));
}

TEST_CASE("Dragging over words selects them and chooses no event", "[reader]")
{
    Reading reading(TestSupport::sampleDocuments());
    reading.reader.showDocument(0);
    const QPoint from = reading.pointOf("speech");
    QTest::mousePress(reading.view().viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(reading.view().viewport(), from + QPoint(60, 0));
    QTest::mouseRelease(reading.view().viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
    CHECK(reading.view().textCursor().hasSelection());
    CHECK(reading.workspace.selection.isEmpty());
}

TEST_CASE("Dates and places are marked by colour and underline, unresolved dates with dots", "[reader]")
{
    Reading reading(TestSupport::sampleDocuments());
    const Theme &theme = reading.workspace.theme();
    reading.reader.showDocument(0);
    CHECK(markedWords(reading.view(), 0, theme.dateInText) == QStringList{QStringLiteral("7 September 2013")});
    CHECK(markedWords(reading.view(), 0, theme.placeInText) == QStringList{QStringLiteral("Astana")});
    for (const QTextLayout::FormatRange &range : reading.view().marksOf(0))
        CHECK(range.format.underlineStyle() == QTextCharFormat::SingleUnderline);

    reading.reader.showDocument(1);
    bool isDotted = false;
    for (const QTextLayout::FormatRange &range : reading.view().marksOf(6)) {
        if (range.format.foreground().color() == theme.dateInText)
            isDotted = range.format.underlineStyle() == QTextCharFormat::DotLine;
    }
    CHECK(isDotted);
}

TEST_CASE("Marks follow the theme", "[reader]")
{
    Reading reading(TestSupport::sampleDocuments());
    reading.workspace.selection.select(0);
    reading.workspace.setAppearance(Theme::Appearance::Dark);
    CHECK(markedWords(reading.view(), 0, Theme::dark().placeInText) == QStringList{QStringLiteral("Astana")});
    CHECK(reading.view().viewport()->grab().toImage().pixelColor(2, 2) == Theme::dark().panel);
}

TEST_CASE("What the taggers do not read is faint", "[reader]")
{
    ExtractedDocument document = sampleDocument("Masked", "2024-07-05", {
        {"Almaty opened in 2023.", "2023", "2023-01-01", "2023-12-31", Precision::Year, "Almaty", {43, 76}, {"KZ"}, {}}});
    document.document.text += "Share this page\nThe end.";
    document.document.masked = document.document.text;
    const std::size_t at = document.document.text.find("Share");
    document.document.masked.replace(at, 15, 15, ' ');
    Reading reading({document});
    reading.reader.showDocument(0);
    CHECK(markedWords(reading.view(), 2, reading.workspace.theme().faintText) == QStringList{QStringLiteral("Share this page")});
    CHECK(markedWords(reading.view(), 3, reading.workspace.theme().faintText).isEmpty());
}

TEST_CASE("Hostile text stays literal", "[reader]")
{
    const std::string hostile = "On 3 May 2021 <img src=\"http://example.invalid/x.png\"> <script>alert(1)</script> <b>fell</b> in Osh &amp; beyond.";
    ExtractedDocument document = sampleDocument("<h1>Title</h1><img src=http://example.invalid/>", "2024-07-05", {
        {hostile, "3 May 2021", "2021-05-03", "2021-05-03", Precision::Day, "Osh", {40, 72}, {"KG"}, {}}});
    document.temporalExpressions[0].reason = "<b>because</b>";
    Reading reading({document});
    reading.workspace.selection.select(0);
    CHECK(shown(reading, *reading.view().chosen()) == QString::fromStdString(hostile));
    CHECK(reading.detailTexts().join(u' ').contains(QStringLiteral("<b>because</b>")));
    for (const QLabel *label : reading.reader.findChildren<QLabel *>())
        CHECK(label->textFormat() == Qt::PlainText);

    const QPoint point = reading.pointOf("3 May 2021");
    QHelpEvent help(QEvent::ToolTip, point, reading.view().viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(reading.view().viewport(), &help);
    CHECK(QToolTip::text().contains(QStringLiteral("&lt;b&gt;because&lt;/b&gt;")));
    CHECK_FALSE(QToolTip::text().contains(QStringLiteral("<b>")));
    QToolTip::hideText();
}

TEST_CASE("Spans stay right through CRLF, U+2028, emoji and a byte order mark", "[reader]")
{
    const std::string crlf = "\r\n";
    ExtractedDocument document = sampleDocument("Odd", "2024-07-05", {
        {"The train \xF0\x9F\x9A\x82 left Aktau" + crlf + "on 3 May 2021.", "3 May 2021", "2021-05-03", "2021-05-03", Precision::Day, "Aktau", {43, 51}, {"KZ"}, {}},
        {"It came\xE2\x80\xA8to Baku\xE2\x80\xA9on 5 May 2021.", "5 May 2021", "2021-05-05", "2021-05-05", Precision::Day, "Baku", {40, 50}, {"AZ"}, {}},
    });
    const std::string front = "\xEF\xBB\xBF" "Head" + crlf + crlf;
    document.document.text.insert(0, front);
    const std::uint32_t shift = std::uint32_t(front.size());
    const auto move = [shift](TextSpan &span) { span = {span.begin + shift, span.end + shift}; };
    for (Event &event : document.events)
        move(event.sentence);
    for (TemporalExpression &expression : document.temporalExpressions)
        move(expression.span);
    for (Toponym &toponym : document.toponyms)
        move(toponym.span);
    Reading reading({document});
    reading.workspace.selection.select(1);

    const auto &found = reading.document();
    CHECK(shown(reading, found.temporalExpressions[0].span) == QStringLiteral("3 May 2021"));
    CHECK(shown(reading, found.temporalExpressions[1].span) == QStringLiteral("5 May 2021"));
    CHECK(shown(reading, found.toponyms[0].span) == QStringLiteral("Aktau"));
    CHECK(shown(reading, found.toponyms[1].span) == QStringLiteral("Baku"));
    CHECK(shown(reading, *reading.view().chosen()) == QStringLiteral("It came\u2028to Baku\u2029on 5 May 2021."));
    reading.click("Aktau");
    CHECK(reading.workspace.selection.current() == 0);
    CHECK(reading.view().placeAt(*reading.view().byteAt(reading.pointOf("Baku")))->name == "Baku");
}

TEST_CASE("Hovering a date or a place explains how it was read", "[reader]")
{
    ExtractedDocument document = sampleDocument("Relative", "2024-07-04", {
        {"It was proposed eleven years ago in Astana.", "eleven years ago", "2013-01-01", "2013-12-31", Precision::Year, "Astana", {51.18, 71.446}, {"KZ"}, {}}});
    TemporalExpression &expression = document.temporalExpressions[0];
    expression.anchor = "2024-07-04";
    expression.rule = "relative.years-ago";
    expression.reason = "counted from the day of publication";
    const QString text = explainDate(document, expression);
    for (const QString &part : {QStringLiteral("“eleven years ago” → 2013"), QStringLiteral("2024-07-04"), QStringLiteral("relative.years-ago"),
             QStringLiteral("counted from the day of publication")})
        CHECK(text.contains(part));
    document.toponyms[0].alternatives = {7, 9};
    const QString place = explainPlace(document, document.toponyms[0]);
    for (const QString &part : {QStringLiteral("“Astana” → Astana"), QStringLiteral("51.18° N, 71.45° E"), QStringLiteral("confidence 90 %"),
             QStringLiteral("could also be "), textFromUtf8(Gazetteer::instance().place(9).name)})
        CHECK(place.contains(part));
    document.toponyms[0].alternativeConfidences = {0.06f, 0.002f};
    const QString shares = explainPlace(document, document.toponyms[0]);
    CHECK(shares.contains(QStringLiteral(" (6 %)")));
    CHECK(shares.contains(QStringLiteral(" (under 1 %)")));
    expression.interval = {};
    CHECK(explainDate(document, expression).contains(QStringLiteral("no date")));
}

TEST_CASE("The header says when the article was published and how that is known", "[reader]")
{
    const Day day = *dayFromIso("2024-07-04");
    CHECK(publishedText({day, PublishedBasis::Dateline, "", std::nullopt}) == QStringLiteral("Published 4 July 2024 · from the dateline"));
    CHECK(publishedText({day, PublishedBasis::Metadata, "", std::nullopt}) == QStringLiteral("Published 4 July 2024 · from its metadata"));
    CHECK(publishedText({day, PublishedBasis::Metadata, "", TextSpan{0, 4}}) == QStringLiteral("Published 4 July 2024 · stated in the article"));
    CHECK(publishedText({day, PublishedBasis::Inferred, "a Tuesday", std::nullopt}) == QStringLiteral("Published 4 July 2024 · inferred: a Tuesday"));
    CHECK(publishedText({std::nullopt, PublishedBasis::Unknown, "nothing names it", std::nullopt}) == QStringLiteral("Date unknown: nothing names it"));
}

TEST_CASE("The details say what was read out of the sentence", "[reader]")
{
    Reading reading(TestSupport::sampleDocuments());
    reading.workspace.selection.select(5);
    const QStringList texts = reading.detailTexts();
    for (const QString &part : {QStringLiteral("3–4 July 2024"), QStringLiteral("2024-07-03/2024-07-04"),
             QStringLiteral("“3 and 4 July 2024”, article of 2024-07-05"), QStringLiteral("Summit, Membership"), QStringLiteral("A road of summits")}) {
        INFO(part.toStdString());
        CHECK(texts.contains(part));
    }
    EventFilter filter;
    filter.countries = {CountryCode("TM")};
    reading.workspace.events.setFilter(filter);
    CHECK(reading.detailTexts().contains(QStringLiteral("The filter hides this event.")));
}

TEST_CASE("Closing all articles empties the reader", "[reader]")
{
    Reading reading(TestSupport::sampleDocuments());
    reading.workspace.selection.select(4);
    reading.workspace.events.clearDocuments();
    QCoreApplication::processEvents();
    CHECK_FALSE(reading.reader.shownDocument());
    CHECK(reading.view().article() == nullptr);
    CHECK_FALSE(reading.view().isVisible());
    reading.workspace.events.addDocuments(TestSupport::sampleDocuments());
    reading.workspace.selection.select(4);
    CHECK(reading.view().isVisible());
}

TEST_CASE("The chosen sentence stays in view when the reader gets narrower", "[reader]")
{
    Reading reading({TestSupport::manyEvents(300)}, {700, 600});
    reading.workspace.selection.select(250);
    const TextSpan sentence = reading.workspace.events.store().event(250).sentence;
    REQUIRE(reading.isInView(sentence));
    reading.reader.resize(280, 500);
    QCoreApplication::processEvents();
    CHECK(reading.isInView(sentence));
}

TEST_CASE("Nothing in the details is squeezed, also in a narrow reader", "[reader]")
{
    const int width = GENERATE(240, 320, 480);
    Reading reading(TestSupport::sampleDocuments(), {width, 640});
    reading.workspace.selection.select(5);
    QCoreApplication::processEvents();
    for (const QLabel *label : reading.reader.details()->findChildren<QLabel *>()) {
        if (!label->isVisibleTo(reading.reader.details()))
            continue;
        INFO(label->text().toStdString());
        CHECK(label->height() >= label->heightForWidth(label->width()));
        CHECK(reading.reader.details()->rect().contains(label->geometry()));
    }
}

TEST_CASE("Beneath another article than the chosen event's own there are no details of that event", "[reader]")
{
    Reading reading({guestsIn("One"), guestsIn("Two")});
    reading.workspace.selection.first();
    const EventDetails *details = reading.reader.details();
    REQUIRE(details->isVisible());
    const std::uint32_t own = *reading.reader.shownDocument();
    reading.reader.showDocument(1 - own);
    CHECK_FALSE(details->isVisible());
    reading.reader.showDocument(own);
    CHECK(details->isVisible());
}
