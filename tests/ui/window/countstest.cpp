// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/historypanel.h"
#include "shownwindow.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QTabBar>

using namespace Dateline;
using TestSupport::ShownWindow;

namespace {

/// All that a widget says, read as a screen reader reads it, and more.
QStringList wordsOf(QWidget *widget)
{
    QStringList words{widget->toolTip(), widget->statusTip(), widget->accessibleName(), widget->accessibleDescription()};
    if (const auto *label = qobject_cast<QLabel *>(widget))
        words << label->text();
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
        words << button->text();
    if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab)
            words << tabs->tabText(tab);
    }
    if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model()) {
        for (int row = 0; row < std::min(40, view->model()->rowCount()); ++row) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                words << view->model()->index(row, 0).data(role).toString();
        }
    }
    for (const QAction *action : widget->actions())
        words << action->text() << action->toolTip() << action->statusTip();
    if (QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget)) {
        for (const QAccessible::Text text : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
            words << interface->text(text);
    }
    return words;
}

} // namespace

TEST_CASE("Every count in the window has its groups of digits apart, and in one way", "[window]")
{
    ShownWindow shown;
    constexpr int Count = 1234;
    std::vector<ExtractedDocument> documents;
    for (int i = 0; i < Count; ++i) {
        // Each on a day of its own, or they would be tellings of one event.
        const std::string day = isoFromDay(*dayFromCivil(2014, 1, 1) + std::chrono::days(i));
        documents.push_back(TestSupport::sampleDocument(
            "Article " + std::to_string(i), day,
            {{"The line opened on " + day + ".", day, day, day, Precision::Day, "Almaty", {43.25, 76.95}, {"KZ"}, {Topic::Transport}},
             {"Nobody knows when talks were held.", "", "", "", Precision::Day, "", {}, {"KZ"}, {Topic::Trade}}}));
    }
    shown.workspace().project.addDocuments(newDocuments(std::move(documents)));
    shown.window.findChild<HistoryPanel *>()->parentWidget()->show();
    shown.workspace().selection.first();
    QApplication::processEvents();
    REQUIRE(shown.workspace().events.store().documentCount() == Count);

    int told = 0;
    for (QWidget *widget : shown.window.findChildren<QWidget *>()) {
        for (const QString &words : wordsOf(widget)) {
            CAPTURE(widget->metaObject()->className(), words.toStdString());
            // The tests run in a country that parts the groups by a space; the window's words are English.
            const bool isApart = !words.contains(QStringLiteral("1234")) && !words.contains(QStringLiteral("1\u00a0234"));
            CHECK(isApart);
            told += words.contains(QStringLiteral("1,234"));
        }
    }
    CHECK(told > 8);
}
