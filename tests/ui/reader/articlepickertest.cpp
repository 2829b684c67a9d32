// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/articlepicker.h"
#include "shownreader.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QTest>

using namespace Dateline;
using TestSupport::Reading;
using TestSupport::guestsIn;
using TestSupport::sampleDocument;

namespace {

class Paints : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int count = 0;
};

} // namespace

TEST_CASE("An article without events can be read through the list of articles", "[reader]")
{
    std::vector<ExtractedDocument> documents = TestSupport::sampleDocuments();
    documents.push_back(sampleDocument("Silence", "", {}));
    documents.back().document.text = "Nothing happened.";
    Reading reading(std::move(documents));
    auto *picker = reading.reader.findChild<ArticlePicker *>();
    REQUIRE(picker->count() == 3);
    picker->setFocus();
    QTest::keyClick(picker, Qt::Key_End);
    CHECK(reading.reader.shownDocument() == 2u);
    CHECK(reading.view().toPlainText() == QStringLiteral("Nothing happened."));
}

TEST_CASE("The picker says at once of how many articles the shown one is one", "[reader]")
{
    Reading reading({guestsIn("One"), guestsIn("Two")});
    reading.workspace.selection.first();
    auto *picker = reading.reader.findChild<QComboBox *>(QStringLiteral("articlePicker"));
    REQUIRE(picker->isVisible());
    // Where the picker is painted no text can be asked for: what is told is that it is painted anew.
    QCoreApplication::processEvents();
    Paints paints;
    picker->installEventFilter(&paints);
    QCoreApplication::processEvents();
    paints.count = 0;
    reading.workspace.events.addDocuments({guestsIn("Three")});
    REQUIRE(picker->currentIndex() == 0);
    CHECK(QTest::qWaitFor([&] { return paints.count > 0; }, 2000));
}

TEST_CASE("A title without end leaves room for the article, and the list of articles is no wider for it", "[reader]")
{
    std::string title;
    for (int i = 0; i < 60; ++i)
        title += "A report on transport corridors that never ends ";
    Reading reading({guestsIn(title), guestsIn("Two")});
    reading.workspace.selection.first();
    QCoreApplication::processEvents();
    CHECK(reading.view().height() > reading.reader.height() / 4);
    const auto *shown = reading.reader.findChild<QLabel *>(QStringLiteral("articleTitle"));
    REQUIRE(shown);
    CHECK(shown->accessibleName().size() > 2000);
    CHECK(shown->text().endsWith(u'…'));
    CHECK(shown->toolTip().contains(QStringLiteral("never ends")));
    auto *picker = reading.reader.findChild<QComboBox *>(QStringLiteral("articlePicker"));
    CHECK(picker->view()->sizeHintForColumn(0) < 700);
}
