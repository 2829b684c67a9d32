// SPDX-License-Identifier: GPL-3.0-or-later
// What Dateline writes, read by programs that are not Dateline.
#include "io/eventwriter.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

/// The samples, and one with all that a format must escape or fold.
std::vector<ExtractedDocument> documents()
{
    std::vector<ExtractedDocument> all = sampleDocuments();
    all.push_back(sampleDocument("=1+1; \"quoted\", <b>&\\", "2024-07-05", {
        {"=SUM(A1), <i>🚂 Поезд</i> & “co” in Astana; line\\ one,\nline two on 3 July 2024, " + std::string(60, 'x') + "é" + std::string(60, 'y') + ".",
         "3 July 2024", "2024-07-03", "2024-07-03", Precision::Day, "Astana", {51.18, 71.446}, {"KZ", "CN"}, {Topic::Trade, Topic::Transport}},
    }));
    const std::optional<std::uint16_t> corridor = CorridorCatalogue::instance().indexOf("titr");
    REQUIRE(corridor);
    all[0].events[0].corridors = {*corridor};
    return all;
}

constexpr int EventCount = 13;

class WrittenFile
{
public:
    WrittenFile(const char *format, const char *name)
        : m_path(m_folder.filePath(QString::fromLatin1(name)))
    {
        QFile file(m_path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        const auto writer = writerFor(format, file);
        REQUIRE_FALSE(writer->begin());
        for (const ExtractedDocument &document : documents())
            REQUIRE_FALSE(writer->document(document));
        REQUIRE_FALSE(writer->end());
    }
    const QString &path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

/// What a program prints; the test is skipped where the program is not installed.
QString printedBy(const QString &program, const QStringList &arguments)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        SKIP(program.toStdString() << " is not installed");
    QProcess process;
    process.start(program, arguments);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(120'000));
    const QByteArray errors = process.readAllStandardError();
    INFO(errors.toStdString());
    REQUIRE(process.exitStatus() == QProcess::NormalExit);
    CHECK(process.exitCode() == 0);
    CHECK(errors.isEmpty());
    return QString::fromUtf8(process.readAllStandardOutput());
}

int count(const QString &text, const QString &part)
{
    return int(text.count(part));
}

} // namespace

TEST_CASE("GDAL reads the GeoJSON: every event, its point and its corridor", "[io][readback]")
{
    const WrittenFile file("geojson", "events.geojson");
    const QString printed = printedBy(QStringLiteral("ogrinfo"), {QStringLiteral("-ro"), QStringLiteral("-al"), file.path()});
    INFO(printed.toStdString());
    CHECK(printed.contains(QStringLiteral("Feature Count: %1").arg(EventCount + 1)));
    CHECK(printed.contains(QStringLiteral("POINT (71.446 51.18)")));
    CHECK(count(printed, QStringLiteral("MULTILINESTRING (")) == 1);
    CHECK(printed.contains(QStringLiteral("sentence (String) = Trade between the neighbours grew in 2023.")));
    CHECK(count(printed, QStringLiteral("kind (String) = event")) == EventCount);
}

TEST_CASE("GDAL reads the KML: placemarks, time spans and corridors", "[io][readback]")
{
    const WrittenFile file("kml", "events.kml");
    const QString printed = printedBy(QStringLiteral("ogrinfo"), {QStringLiteral("-ro"), QStringLiteral("-al"), file.path()});
    INFO(printed.toStdString());
    CHECK(printed.contains(QStringLiteral("Layer name: Events")));
    CHECK(printed.contains(QStringLiteral("Layer name: Corridors")));
    CHECK(printed.contains(QStringLiteral("Feature Count: %1").arg(EventCount)));
    CHECK(count(printed, QStringLiteral("POINT")) >= 10);
    CHECK(printed.contains(QRegularExpression(QStringLiteral("begin \\(DateTime\\) = 2013/09/07"))));
    CHECK(printed.contains(QRegularExpression(QStringLiteral("end \\(DateTime\\) = 2022/09/16"))));
    CHECK(printed.contains(QStringLiteral("<i>🚂 Поезд</i> & “co”")));
}

TEST_CASE("A calendar library reads the iCalendar file: all-day events, unfolded and unescaped", "[io][readback]")
{
    const WrittenFile file("ics", "events.ics");
    const QString script = QStringLiteral(
        "import sys, datetime\n"
        "try:\n    import icalendar\n"
        "except ImportError:\n    print('missing'); sys.exit(0)\n"
        "c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n"
        "events = [e for e in c.walk('VEVENT')]\n"
        "print(len(events), len(list(c.walk('VJOURNAL'))), sum(len(e.errors) for e in c.walk()))\n"
        "for e in events:\n"
        "    start = e.decoded('dtstart'); assert type(start) is datetime.date\n"
        "    print(start, e.decoded('dtend') if 'dtend' in e else None, e['summary'], '|', e['description'].split('\\n\\n')[0], '|', e.get('location'))\n");
    const QString printed = printedBy(QStringLiteral("python3"), {QStringLiteral("-c"), script, file.path()});
    if (printed.startsWith(QStringLiteral("missing")))
        SKIP("python3-icalendar is not installed");
    INFO(printed.toStdString());
    CHECK(printed.startsWith(QStringLiteral("%1 1 0\n").arg(EventCount - 1)));
    CHECK(printed.contains(QStringLiteral("2013-09-07 2013-09-08 ")));
    CHECK(printed.contains(QStringLiteral("2023-01-01 2024-01-01 ")));
    CHECK(printed.contains(QStringLiteral("2022-01-01 None ")));
    CHECK(printed.contains(QStringLiteral("=SUM(A1), <i>🚂 Поезд</i> & “co” in Astana; line\\ one,\nline two on 3 July 2024, ") + QString(60, u'x') + u'é'));
    QFile raw(file.path());
    REQUIRE(raw.open(QIODevice::ReadOnly));
    for (const QByteArray &line : raw.readAll().split('\n'))
        CHECK(line.size() <= 76);
}

TEST_CASE("SQLite imports the CSV", "[io][readback]")
{
    const WrittenFile file("csv", "events.csv");
    const QString printed = printedBy(QStringLiteral("sqlite3"), {QStringLiteral(":memory:"), QStringLiteral("-cmd"), QStringLiteral(".import --csv '%1' events").arg(file.path()),
        QStringLiteral("select count(*), count(distinct id), sum(latitude between -90 and 90 and latitude <> '') from events;"
                       "select sentence from events where title like '%quoted%'; select title from events where title like '%quoted%'; select earliest || ' ' || latest from events where place = 'Samarkand';")});
    INFO(printed.toStdString());
    CHECK(printed.startsWith(QStringLiteral("13|13|")));
    CHECK(printed.contains(QStringLiteral("'=SUM(A1), <i>🚂 Поезд</i> & “co” in Astana; line\\ one,\nline two on 3 July 2024")));
    CHECK(printed.contains(QStringLiteral("'=1+1; \"quoted\", <b>&\\")));
    CHECK(printed.contains(QStringLiteral("2022-09-15 2022-09-16")));
}

TEST_CASE("jq reads all that is JSON", "[io][readback]")
{
    struct Question
    {
        const char *format;
        const char *name;
        const char *filter;
        const char *answer;
    };
    const Question questions[] = {
        {"json", "events.json", "map(.events | length) | add", "13"},
        {"jsonl", "events.jsonl", ".events | length", "6\n6\n1"},
        {"geojson", "events.geojson", "[.features[] | select(.properties.kind == \"event\")] | length", "13"},
        {"timelinejs", "events.timelinejs.json", "(.events | length), ([.events[] | select(.start_date.month == null)] | length), .events[3].start_date.year", "12\n2\n2023"},
        {"linkedplaces", "events.lpf.json", "(.features | length), .features[0].names[0].toponym, .features[0].when.timespans[0].start.in", "12\n\"Astana\"\n\"2013-09-07\""},
        {"annotations", "events.jsonld", "(.items | length), .items[0].target.selector[1].start, .items[0].body.event.earliest, (.items[1].target.selector[0].prefix | length)", "13\n0\n\"2013-09-07\"\n32"},
    };
    for (const Question &question : questions) {
        CAPTURE(question.format);
        const WrittenFile file(question.format, question.name);
        CHECK(printedBy(QStringLiteral("jq"), {QString::fromLatin1(question.filter), file.path()}).trimmed().toStdString() == question.answer);
    }
}
