// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/program.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QDate>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>

using namespace Dateline::TestSupport;

namespace {

const QByteArray Article = "---\ntitle: Wells and rails\npublished: 2024-07-05\n---\n"
                           "In Dushanbe the wells were counted on 3 May 2021.\n\n"
                           "In Almaty the rails were weighed on 9 June 2022.\n\n"
                           "Tashkent and Dushanbe traded melons in 2023.\n";

ProgramRun render(const QStringList &arguments)
{
    return runProgram(QStringLiteral("dateline"), QStringList{QStringLiteral("render")} + arguments);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The text of an SVG's elements; letters of one label can stand in several elements.
QString svgText(const QString &path)
{
    QString text;
    bool inside = false;
    for (const QChar c : QString::fromUtf8(contents(path))) {
        if (c == u'<')
            inside = true;
        else if (c == u'>')
            inside = false;
        else if (!inside)
            text += c;
    }
    return text.simplified();
}

} // namespace

TEST_CASE("Every view renders as PNG of the asked size, as SVG that parses and as PDF", "[app][render]")
{
    const QString view = GENERATE(as<QString>(), QStringLiteral("window"), QStringLiteral("timeline"), QStringLiteral("map"),
                                  QStringLiteral("chart:events-over-time"), QStringLiteral("chart:by-country"));
    CAPTURE(view.toStdString());
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);

    const QString png = folder.path() + QStringLiteral("/v.png");
    const ProgramRun drawn = render({view, QStringLiteral("-o"), png, QStringLiteral("--size"), QStringLiteral("900x600"), QStringLiteral("--scale"), QStringLiteral("2"), article});
    INFO(drawn.errors.toStdString());
    REQUIRE(drawn.status == 0);
    CHECK(drawn.errors.isEmpty());
    const QImage image(png);
    CHECK(image.size() == QSize(1800, 1200));

    const QString svg = folder.path() + QStringLiteral("/v.svg");
    REQUIRE(render({view, QStringLiteral("-o"), svg, QStringLiteral("--size"), QStringLiteral("900x600"), article}).status == 0);
    QSvgRenderer renderer(svg);
    CHECK(renderer.isValid());
    CHECK(contents(svg).contains("<text"));

    const QString pdf = folder.path() + QStringLiteral("/v.pdf");
    REQUIRE(render({view, QStringLiteral("-o"), pdf, QStringLiteral("--size"), QStringLiteral("900x600"), article}).status == 0);
    CHECK(contents(pdf).startsWith("%PDF"));
}

TEST_CASE("A PDF of the timeline holds its labels as text", "[app][render]")
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (program.isEmpty())
        SKIP("pdftotext is not here");
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const QString pdf = folder.path() + QStringLiteral("/v.pdf");
    REQUIRE(render({QStringLiteral("timeline"), QStringLiteral("-o"), pdf, article}).status == 0);
    QProcess process;
    process.start(program, {pdf, QStringLiteral("-")});
    REQUIRE(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    CHECK(text.contains(QStringLiteral("2022")));
    CHECK(text.contains(QStringLiteral("rails were weighed")));
}

TEST_CASE("A country leaves only the events that concern it, a range only those that meet it", "[app][render]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const QString svg = folder.path() + QStringLiteral("/v.svg");
    REQUIRE(render({QStringLiteral("timeline"), QStringLiteral("-o"), svg, QStringLiteral("--country"), QStringLiteral("TJ"), article}).status == 0);
    CHECK(svgText(svg).contains(QStringLiteral("wells were counted")));
    CHECK_FALSE(svgText(svg).contains(QStringLiteral("rails were weighed")));

    REQUIRE(render({QStringLiteral("timeline"), QStringLiteral("-o"), svg, QStringLiteral("--from"), QStringLiteral("2022-01-01"), QStringLiteral("--to"), QStringLiteral("2022-12-31"), article}).status == 0);
    CHECK_FALSE(svgText(svg).contains(QStringLiteral("wells were counted")));
    CHECK(svgText(svg).contains(QStringLiteral("rails were weighed")));
}

TEST_CASE("Rendering twice gives the same picture, light and dark give different ones", "[app][render]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const auto draw = [&](const QString &name, const QString &theme) {
        const QString path = folder.path() + u'/' + name;
        REQUIRE(render({QStringLiteral("timeline"), QStringLiteral("-o"), path, QStringLiteral("--theme"), theme, article}).status == 0);
        return QImage(path);
    };
    const QImage first = draw(QStringLiteral("1.png"), QStringLiteral("light"));
    CHECK(first == draw(QStringLiteral("2.png"), QStringLiteral("light")));
    CHECK(first != draw(QStringLiteral("3.png"), QStringLiteral("dark")));
}

TEST_CASE("A picture of many events waits until those that are one are known", "[app][render]")
{
    QTemporaryDir folder;
    const auto tell = [&](const QString &name) {
        QByteArray lines;
        for (int day = 0; day < 4000; ++day) {
            lines += "{\"date\": \"" + QDate(2010, 1, 1).addDays(day).toString(Qt::ISODate).toLatin1()
                + "\", \"text\": \"In Tashkent officials signed the protocol on railways.\", \"place\": \"Tashkent\", \"latitude\": 41.26, \"longitude\": 69.22, \"countries\": [\"UZ\"]}\n";
        }
        return writeFile(folder.path(), name, lines);
    };
    const QString svg = folder.path() + QStringLiteral("/v.svg");
    REQUIRE(render({QStringLiteral("timeline"), QStringLiteral("-o"), svg, tell(QStringLiteral("a.jsonl")), tell(QStringLiteral("b.jsonl"))}).status == 0);
    CHECK(svgText(svg).contains(QStringLiteral(" 4,000 events")));
}

TEST_CASE("A picture of the window shows very many events too, which it sorts beside itself", "[app][render]")
{
    QTemporaryDir folder;
    QByteArray lines;
    for (int day = 0; day < 20500; ++day) {
        lines += "{\"date\": \"" + QDate(1970, 1, 1).addDays(day).toString(Qt::ISODate).toLatin1()
            + "\", \"text\": \"In Tashkent officials signed a protocol.\", \"countries\": [\"UZ\"]}\n";
    }
    const QString svg = folder.path() + QStringLiteral("/v.svg");
    REQUIRE(render({QStringLiteral("window"), QStringLiteral("-o"), svg, writeFile(folder.path(), QStringLiteral("a.jsonl"), lines)}).status == 0);
    CHECK_FALSE(svgText(svg).contains(QStringLiteral("Sorting")));
    CHECK(svgText(svg).contains(QStringLiteral("20,500 events")));
}

TEST_CASE("A map shows the extent that is asked for", "[app][render]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const auto words = [&](const QString &extent) {
        const QString svg = folder.path() + QStringLiteral("/v.svg");
        REQUIRE(render({QStringLiteral("map"), QStringLiteral("-o"), svg, QStringLiteral("--size"), QStringLiteral("1200x800"),
                        QStringLiteral("--extent"), extent, article}).status == 0);
        CHECK_FALSE(contents(svg).contains("<image"));
        return svgText(svg);
    };
    const QString world = words(QStringLiteral("world"));
    CHECK(world.contains(QStringLiteral("BRAZIL")));
    const QString region = words(QStringLiteral("40,30,90,57"));
    CHECK(region.contains(QStringLiteral("KAZAKHSTAN")));
    CHECK_FALSE(region.contains(QStringLiteral("BRAZIL")));
    const QString valley = words(QStringLiteral("69.5,39.7,73.5,41.8"));
    CHECK(valley.contains(QStringLiteral("Fergana")));
    CHECK_FALSE(valley.contains(QStringLiteral("Astana")));
}

TEST_CASE("A report is written as HTML and as PDF", "[app][render]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const QString html = folder.path() + QStringLiteral("/r.html");
    const ProgramRun run = render({QStringLiteral("report"), QStringLiteral("-o"), html, article});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    const QByteArray page = contents(html);
    for (const char *words : {"<h1>Wells and rails</h1>", "the wells were counted on", "3 May 2021", "Whole timeline", "Natural Earth", "Published 5 July 2024"})
        CHECK(page.contains(words));
    CHECK_FALSE(page.contains("<script"));
    const QString pdf = folder.path() + QStringLiteral("/r.pdf");
    REQUIRE(render({QStringLiteral("report"), QStringLiteral("-o"), pdf, article}).status == 0);
    CHECK(contents(pdf).startsWith("%PDF"));
}

TEST_CASE("The whole timeline is drawn as a poster of the asked paper and pages", "[app][render]")
{
    if (!isInstalled(QStringLiteral("qpdf")))
        SKIP("no qpdf");
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const QString pdf = folder.path() + QStringLiteral("/p.pdf");
    REQUIRE(render({QStringLiteral("whole-timeline"), QStringLiteral("-o"), pdf, QStringLiteral("--paper"), QStringLiteral("a3"), QStringLiteral("--pages"), QStringLiteral("3x2"), article}).status == 0);
    CHECK(runForeign(QStringLiteral("qpdf"), {QStringLiteral("--show-npages"), pdf}).output.trimmed() == "6");
    CHECK(runForeign(QStringLiteral("qpdf"), {QStringLiteral("--check"), pdf}).status == 0);
    CHECK(runForeign(QStringLiteral("pdfinfo"), {pdf}).output.contains("(A3)"));
}

TEST_CASE("Parts of the sheet are left out when asked", "[app][render]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const QString svg = folder.path() + QStringLiteral("/c.svg");
    REQUIRE(render({QStringLiteral("chart:by-country"), QStringLiteral("-o"), svg, article}).status == 0);
    CHECK(svgText(svg).contains(QStringLiteral("Sources: Wells and rails")));
    REQUIRE(render({QStringLiteral("chart:by-country"), QStringLiteral("-o"), svg, QStringLiteral("--without"), QStringLiteral("sources"), article}).status == 0);
    CHECK_FALSE(contents(svg).contains("Sources: Wells"));
    REQUIRE(render({QStringLiteral("chart:events-over-time/decade"), QStringLiteral("-o"), svg, article}).status == 0);
    CHECK(svgText(svg).contains(QStringLiteral("Events by decade")));
}

TEST_CASE("Wrong usage of render says why, exits with 2 and leaves no file", "[app][render]")
{
    QTemporaryDir folder;
    const QString png = folder.path() + QStringLiteral("/v.png");
    const QStringList wrong[] = {
        {},
        {QStringLiteral("timeline")},
        {QStringLiteral("no-such-view"), QStringLiteral("-o"), png},
        {QStringLiteral("chart:no-such-chart"), QStringLiteral("-o"), png},
        {QStringLiteral("chart:by-topic/decade"), QStringLiteral("-o"), png},
        {QStringLiteral("report"), QStringLiteral("-o"), png},
        {QStringLiteral("timeline"), QStringLiteral("-o"), folder.path() + QStringLiteral("/v.html")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), png, QStringLiteral("--paper"), QStringLiteral("A4")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), folder.path() + QStringLiteral("/v.pdf"), QStringLiteral("--paper"), QStringLiteral("B9")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), folder.path() + QStringLiteral("/v.pdf"), QStringLiteral("--pages"), QStringLiteral("2x2")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), png, QStringLiteral("--without"), QStringLiteral("everything")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), folder.path() + QStringLiteral("/v.bmpx")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), png, QStringLiteral("--size"), QStringLiteral("big")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), png, QStringLiteral("--country"), QStringLiteral("Tajikistan")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), png, QStringLiteral("--from"), QStringLiteral("yesterday")},
        {QStringLiteral("timeline"), QStringLiteral("-o"), png, QStringLiteral("--theme"), QStringLiteral("blue")},
        {QStringLiteral("map"), QStringLiteral("-o"), png, QStringLiteral("--extent"), QStringLiteral("moon")},
        {QStringLiteral("map"), QStringLiteral("-o"), png, QStringLiteral("--extent"), QStringLiteral("40,60,90,30")},
    };
    for (const QStringList &arguments : wrong) {
        CAPTURE(arguments.join(u' ').toStdString());
        const ProgramRun run = render(arguments);
        CHECK(run.status == 2);
        CHECK_FALSE(run.errors.isEmpty());
        CHECK_FALSE(QFile::exists(png));
    }
}

TEST_CASE("A picture that cannot be written says so and leaves nothing", "[app][render]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const ProgramRun run = render({QStringLiteral("timeline"), QStringLiteral("-o"), folder.path() + QStringLiteral("/none/v.png"), article});
    CHECK(run.status == 1);
    CHECK_FALSE(run.errors.isEmpty());
}

TEST_CASE("The window renders with the briefings when no article is given", "[app][render]")
{
    QTemporaryDir folder;
    const QString svg = folder.path() + QStringLiteral("/v.svg");
    REQUIRE(render({QStringLiteral("timeline"), QStringLiteral("-o"), svg, QStringLiteral("--size"), QStringLiteral("1600x1000")}).status == 0);
    const QString text = svgText(svg);
    for (const char *name : {"Kazakhstan", "China", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"})
        CHECK(text.contains(QLatin1StringView(name)));
}
