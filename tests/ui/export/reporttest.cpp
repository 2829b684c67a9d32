// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/paintchart.h"
#include "export/report.h"
#include "export/reportdialog.h"
#include "export/reporthtml.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Dateline;

namespace {

QByteArray htmlOf(const Report &report)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    REQUIRE_FALSE(writeReportHtml(report, buffer, {}));
    return buffer.data();
}

std::vector<Picture> chartsOf(const Workspace &workspace)
{
    return {*chartPicture("events-over-time", workspace), *chartPicture("by-country", workspace)};
}

} // namespace

TEST_CASE("Whatever stands in an article, the report's HTML shows it as text", "[report]")
{
    const std::string evil = "</blockquote><script>alert(1)</script><img src=x onerror=\"alert(2)\"> & 'quoted' \"twice\" \x01 in 2024.";
    Workspace workspace;
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::sampleDocument("<script>title</script>\" onload=\"x", "2024-07-05",
                                                    {{evil, "2024", "2024-01-01", "2024-12-31", Precision::Year, "", {}, {"KZ"}, {}}}));
    documents.back().document.sources = {"javascript:alert(3)", "<iframe src=\"http://example.org\">"};
    documents.back().document.path = "/tmp/<b>\n.txt";
    workspace.events.addDocuments(std::move(documents));
    Report report = makeReport(chartsOf(workspace), {"chart:events-over-time", "chart:by-country"}, workspace.events);
    report.title = QStringLiteral("</title><script>alert(4)</script>");
    const QByteArray html = htmlOf(report);
    CHECK_FALSE(html.toLower().contains("<script"));
    CHECK_FALSE(html.toLower().contains("<iframe"));
    CHECK_FALSE(html.contains("<img src=x"));
    CHECK_FALSE(html.contains('\x01'));
    CHECK_FALSE(html.contains("\" onload="));
    CHECK(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(html.contains("&lt;iframe"));
}

TEST_CASE("A report in HTML refers to nothing outside itself", "[report]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    const QByteArray html = htmlOf(makeReport(chartsOf(workspace), {"chart:events-over-time", "chart:by-country"}, workspace.events));
    for (const QByteArray &attribute : {QByteArray("href=\""), QByteArray("src=\"")}) {
        for (qsizetype at = html.indexOf(attribute); at >= 0; at = html.indexOf(attribute, at + 1)) {
            const QByteArray value = html.sliced(at + attribute.size(), 5);
            CAPTURE(value.toStdString());
            CHECK((value.startsWith('#') || value.startsWith("data:")));
        }
    }
    CHECK_FALSE(html.contains("@import"));
    CHECK_FALSE(html.contains("url(http"));
    CHECK(html.contains("default-src 'none'"));
}

TEST_CASE("Names inside two pictures of a report do not meet", "[report]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    const QByteArray html = htmlOf(makeReport(chartsOf(workspace), {"chart:events-over-time", "chart:by-country"}, workspace.events));
    QList<QByteArray> names;
    for (qsizetype at = html.indexOf(" id=\""); at >= 0; at = html.indexOf(" id=\"", at + 1))
        names.append(html.sliced(at + 5, html.indexOf('"', at + 5) - at - 5));
    CHECK(names.size() > 2);
    for (const QByteArray &name : names)
        CHECK(names.count(name) == 1);
}

TEST_CASE("A report lists the events that the filter shows, each once and in order", "[report]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    EventFilter filter;
    filter.countries = {CountryCode("TJ")};
    workspace.events.setFilter(filter);
    const QString html = QString::fromUtf8(htmlOf(makeReport({}, {}, workspace.events)));
    CHECK(html.count(QStringLiteral("<blockquote")) == workspace.events.rowCount());
    CHECK(html.contains(QStringLiteral("Tajikistan · 2 of 12 events")));
    qsizetype before = 0;
    for (const EventIndex event : workspace.events.events()) {
        const QString edtf = QString::fromStdString(workspace.events.store().event(event).edtf);
        const qsizetype at = html.indexOf(edtf, before);
        CHECK(at > before);
        before = at;
    }
}

TEST_CASE("A report that is cancelled or cannot be written leaves nothing", "[report]")
{
    Workspace workspace;
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::manyEvents(2000));
    workspace.events.addDocuments(std::move(documents));
    const Report report = makeReport(chartsOf(workspace), {"chart:by-country"}, workspace.events);
    const QTemporaryDir folder;
    const QDir inside(folder.path());
    for (const char *name : {"a.html", "a.pdf"}) {
        int looks = 0;
        const auto failed = saveReport(report, inside.filePath(QLatin1StringView(name)), [&looks](double) { return ++looks < 4; });
        REQUIRE(failed);
        CHECK(failed->message.find("cancelled") != std::string::npos);
        CHECK(looks == 4);
        CHECK(saveReport(report, inside.filePath(QStringLiteral("missing/") + QLatin1StringView(name))));
    }
    CHECK(saveReport(report, inside.filePath(QStringLiteral("a.txt"))));
    CHECK(saveReport(report, inside.filePath(QStringLiteral("a\nb.html"))));
    CHECK(inside.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

TEST_CASE("A report is saved through its dialog with keys and mouse", "[report]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    const QTemporaryDir folder;
    ReportDialog dialog(chartsOf(workspace), workspace.events);
    dialog.show();
    dialog.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&dialog));
    auto *title = dialog.findChild<QLineEdit *>(QStringLiteral("reportTitle"));
    title->setFocus();
    title->selectAll();
    QTest::keyClicks(title, QStringLiteral("My own title"));
    auto *parts = dialog.findChild<QListWidget *>(QStringLiteral("reportParts"));
    CHECK(parts->item(1)->checkState() == Qt::Checked);
    parts->setFocus();
    parts->setCurrentRow(1);
    QTest::keyClick(parts, Qt::Key_Space);
    CHECK(parts->item(1)->checkState() == Qt::Unchecked);
    auto *path = dialog.findChild<QLineEdit *>(QStringLiteral("reportPath"));
    path->setFocus();
    path->selectAll();
    QTest::keyClicks(path, folder.filePath(QStringLiteral("missing/a.html")));
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("reportSave")), Qt::LeftButton);
    CHECK(dialog.isVisible());
    CHECK(dialog.findChild<QLabel *>(QStringLiteral("reportMessage"))->text().contains(QStringLiteral("does not exist")));
    path->setFocus();
    path->selectAll();
    QTest::keyClicks(path, folder.filePath(QStringLiteral("a.html")));
    QSignalSpy saved(&dialog, &ReportDialog::saved);
    QTest::keyClick(path, Qt::Key_Return);
    REQUIRE(saved.size() == 1);
    QFile file(folder.filePath(QStringLiteral("a.html")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray html = file.readAll();
    CHECK(html.contains("<h1>My own title</h1>"));
    CHECK(html.count("<svg") == 1);
}
