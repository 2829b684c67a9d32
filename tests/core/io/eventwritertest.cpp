// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjson.h"
#include "io/eventwriter.h"
#include "io/jsontext.h"
#include "io/wholefile.h"
#include "support/samplestore.h"
#include "support/writtenevents.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

QJsonObject parsed(const std::string &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(line), &error);
    INFO(line);
    REQUIRE(error.error == QJsonParseError::NoError);
    return document.object();
}

/// RFC 4180, read without any of the code that writes it.
std::vector<std::vector<std::string>> csvRows(const std::string &text)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                cell += '"';
                ++i;
            } else if (c == '"') {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::exchange(cell, {}));
        } else if (c == '\r') {
            REQUIRE(i + 1 < text.size());
            REQUIRE(text[i + 1] == '\n');
            ++i;
            row.push_back(std::exchange(cell, {}));
            rows.push_back(std::exchange(row, {}));
        } else {
            REQUIRE(c != '\n');
            cell += c;
        }
    }
    CHECK(cell.empty());
    CHECK(row.empty());
    return rows;
}

std::vector<ExtractedDocument> hostileDocument(const std::string &title)
{
    std::vector<ExtractedDocument> documents;
    documents.push_back(sampleDocument(title, "2024-07-05", {
        {"=HYPERLINK(\"http://example.org\",\"it\") was on 3 July 2024,\nthey said.", "3 July 2024", "2024-07-03", "2024-07-03", Precision::Day,
         "", {}, {"KZ"}, {Topic::Trade}},
    }));
    return documents;
}

} // namespace

TEST_CASE("JSON offsets count code points, also after characters outside the basic plane", "[io]")
{
    const ExtractedDocument document = sampleDocument("𝔸 title with “quotes” and \\", "2024-07-05", {
        {"🚂 Поезд in Astana on 7 September 2013 — 𝒶.", "7 September 2013", "2013-09-07", "2013-09-07", Precision::Day, "Astana", {51.18, 71.446}, {"KZ"}, {}},
        {"🚂🚂 Then Xi'an in 2014.", "2014", "2014-01-01", "2014-12-31", Precision::Year, "Xi'an", {34.2583, 108.9286}, {"CN"}, {}},
    });
    const QJsonObject object = parsed(documentJson(document));
    const QList<uint> text = QString::fromStdString(document.document.text).toUcs4();
    CHECK(object[u"document"][u"characters"].toInt() == text.size());
    int checked = 0;
    for (const char16_t *list : {u"temporalExpressions", u"toponyms", u"events"}) {
        for (const QJsonValue &value : object[QString(list)].toArray()) {
            const qsizetype begin = value[u"begin"].toInt();
            const qsizetype end = value[u"end"].toInt();
            REQUIRE(begin < end);
            REQUIRE(end <= text.size());
            const QString words = QString::fromUcs4(reinterpret_cast<const char32_t *>(text.constData()) + begin, end - begin);
            CHECK(words == value[u"text"].toString());
            ++checked;
        }
    }
    CHECK(checked == 6);
}

TEST_CASE("The JSON of a document keeps the promised keys, and null where nothing is known", "[io]")
{
    const std::vector<ExtractedDocument> documents = sampleDocuments();
    const QJsonObject object = parsed(documentJson(documents[1]));
    const QJsonObject head = object[u"document"].toObject();
    for (const char *key : {"path", "title", "published", "publishedBasis", "language", "characters"})
        CHECK(head.contains(QLatin1StringView(key)));
    CHECK(head[u"published"].toString() == QStringLiteral("2025-06-20"));
    CHECK(head[u"publishedBasis"].toString() == QStringLiteral("given"));
    const QJsonObject expression = object[u"temporalExpressions"][0].toObject();
    for (const char *key : {"begin", "end", "text", "type", "value", "mod", "edtf", "earliest", "latest", "rule", "anchor"})
        CHECK(expression.contains(QLatin1StringView(key)));
    const QJsonObject toponym = object[u"toponyms"][0].toObject();
    for (const char *key : {"begin", "end", "text", "name", "kind", "country", "latitude", "longitude", "geonameId"})
        CHECK(toponym.contains(QLatin1StringView(key)));
    CHECK(toponym[u"latitude"].toDouble() == 39.9075);
    CHECK(toponym[u"geonameId"].isNull());
    const QJsonArray events = object[u"events"].toArray();
    for (const char *key : {"id", "begin", "end", "text", "edtf", "earliest", "latest", "precision", "temporalExpressions", "toponyms",
                            "countries", "topics", "corridors", "confidence"})
        CHECK(events[0].toObject().contains(QLatin1StringView(key)));
    CHECK(events[0][u"topics"].toArray() == QJsonArray{QStringLiteral("agreement"), QStringLiteral("transport")});
    CHECK(events[0][u"confidence"][u"date"].toDouble() == 0.9);
    CHECK(events[2][u"earliest"].toString() == QStringLiteral("2022-01-01"));
    CHECK(events[2][u"latest"].isNull());
    CHECK(events[3][u"earliest"].isNull());
    CHECK(events[3][u"edtf"].isNull());
    const ExtractedDocument undated = sampleDocument("No date", "", {});
    CHECK(parsed(documentJson(undated))[u"document"][u"published"].isNull());
    CHECK(parsed(documentJson(undated))[u"document"][u"publishedBasis"].toString() == QStringLiteral("unknown"));
}

TEST_CASE("A toponym without a point has null coordinates", "[io]")
{
    ExtractedDocument document = sampleDocument("Peoples", "2024-07-05", {});
    document.document.text = "The Kazakh side";
    Toponym toponym;
    toponym.span = {4, 10};
    toponym.kind = PlaceKind::Demonym;
    toponym.name = "Kazakhstan";
    document.toponyms.push_back(toponym);
    const QJsonValue read = parsed(documentJson(document))[u"toponyms"][0];
    CHECK(read[u"text"].toString() == QStringLiteral("Kazakh"));
    CHECK(read[u"latitude"].isNull());
    CHECK(read[u"longitude"].isNull());
    CHECK(read[u"country"].isNull());
}

TEST_CASE("JSON text stays valid whatever bytes it is given", "[io]")
{
    std::string output;
    JsonText json(output);
    json.beginArray();
    json.string(std::string_view("a\0b\x01\x1f\"\\\n\r\t\x7f", 11));
    json.string("cut \xC3 lone \x80 long \xF5\x80\x80\x80 surrogate \xED\xA0\x80 overlong \xC0\xAF end \xE2\x82");
    json.string("");
    json.number(std::uint64_t(18446744073709551615u));
    json.number(0.1);
    json.number(1.0 / 0.0);
    json.boolean(true);
    json.beginObject();
    json.endObject();
    json.endArray();
    QJsonParseError error;
    const QJsonArray read = QJsonDocument::fromJson(QByteArray::fromStdString(output), &error).array();
    INFO(output);
    REQUIRE(error.error == QJsonParseError::NoError);
    REQUIRE(read.size() == 8);
    CHECK(read[0].toString() == QString::fromUtf8(QByteArray("a\0b\x01\x1f\"\\\n\r\t\x7f", 11)));
    CHECK(read[1].toString().count(QChar(u'\uFFFD')) >= 5);
    CHECK(read[4].toDouble() == 0.1);
    CHECK(read[5].isNull());
}

TEST_CASE("JSON Lines holds one object a document, JSON one array of the same", "[io]")
{
    const QByteArray lines = writtenEvents("jsonl", sampleDocuments());
    REQUIRE(lines.endsWith('\n'));
    const QByteArrayList each = lines.chopped(1).split('\n');
    REQUIRE(each.size() == 2);
    QJsonParseError error;
    const QJsonArray array = QJsonDocument::fromJson(writtenEvents("json", sampleDocuments()), &error).array();
    REQUIRE(error.error == QJsonParseError::NoError);
    REQUIRE(array.size() == 2);
    for (int i = 0; i < 2; ++i)
        CHECK(array[i].toObject() == parsed(each[i].toStdString()));
    CHECK(QJsonDocument::fromJson(writtenEvents("json", {})).array().isEmpty());
    CHECK(QJsonDocument::fromJson(writtenEvents("json", {})).isArray());
    CHECK(writtenEvents("jsonl", {}).isEmpty());
}

TEST_CASE("CSV has one row an event under named columns", "[io]")
{
    const auto rows = csvRows(writtenEvents("csv", sampleDocuments()).toStdString());
    REQUIRE(rows.size() == 13);
    for (const auto &row : rows)
        CHECK(row.size() == rows[0].size());
    const auto column = [&](const char *name) {
        return std::size_t(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin());
    };
    CHECK(rows[1][column("earliest")] == "2013-09-07");
    CHECK(rows[1][column("countries")] == "KZ CN");
    CHECK(rows[1][column("place")] == "Astana");
    CHECK(rows[1][column("latitude")] == "51.18");
    CHECK(rows[1][column("dateText")] == "7 September 2013");
    CHECK(rows[6][column("topics")] == "summit membership");
    CHECK(rows[10][column("earliest")].empty());
}

TEST_CASE("A CSV cell that a spreadsheet would calculate is made harmless and can be had back", "[io]")
{
    const std::string title = GENERATE_COPY(std::string("=1+1"), std::string("+cmd"), std::string("-2"), std::string("@SUM(A1)"),
                                            std::string("\t=1"), std::string("'=1"), std::string("''@x"));
    const auto rows = csvRows(writtenEvents("csv", hostileDocument(title)).toStdString());
    REQUIRE(rows.size() == 2);
    const std::size_t column = std::size_t(std::find(rows[0].begin(), rows[0].end(), "title") - rows[0].begin());
    CHECK(rows[1][column] == '\'' + title);
    const std::size_t sentence = std::size_t(std::find(rows[0].begin(), rows[0].end(), "sentence") - rows[0].begin());
    CHECK(rows[1][sentence] == "'=HYPERLINK(\"http://example.org\",\"it\") was on 3 July 2024,\nthey said.");
    for (const std::string &cell : rows[1])
        CHECK((cell.empty() || std::string("=+-@\t\r").find(cell[0]) == std::string::npos));
}

TEST_CASE("An apostrophe that hides nothing is left alone, and a southern latitude stays a number", "[io]")
{
    std::vector<ExtractedDocument> documents = hostileDocument("'tis so");
    Toponym toponym;
    toponym.name = "Far south";
    toponym.coordinate = Coordinate{-33.9, -18.4};
    documents[0].toponyms.push_back(toponym);
    documents[0].events[0].place = 0;
    const std::string text = writtenEvents("csv", documents).toStdString();
    CHECK(text.find(",'tis so,") != std::string::npos);
    CHECK(text.find(",-33.9,-18.4,") != std::string::npos);
}

TEST_CASE("GeoJSON has a feature for each event, without geometry where there is no place", "[io]")
{
    QJsonParseError error;
    const QJsonObject collection = QJsonDocument::fromJson(writtenEvents("geojson", sampleDocuments()), &error).object();
    REQUIRE(error.error == QJsonParseError::NoError);
    CHECK(collection[u"type"].toString() == QStringLiteral("FeatureCollection"));
    const QJsonArray features = collection[u"features"].toArray();
    REQUIRE(features.size() == 12);
    CHECK(features[0][u"type"].toString() == QStringLiteral("Feature"));
    CHECK(features[0][u"geometry"][u"type"].toString() == QStringLiteral("Point"));
    CHECK(features[0][u"geometry"][u"coordinates"].toArray() == QJsonArray{71.446, 51.18});
    CHECK(features[3][u"geometry"].isNull());
    CHECK(features[3][u"properties"][u"edtf"].toString() == QStringLiteral("2023-01-01/2023-12-31"));
    CHECK(QJsonDocument::fromJson(writtenEvents("geojson", {})).object()[u"features"].toArray().isEmpty());
}

TEST_CASE("A format that nobody writes has no writer", "[io]")
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CHECK(writerFor("xls", buffer) == nullptr);
    for (const std::string &format : writerFormats())
        CHECK(writerFor(format, buffer) != nullptr);
}

TEST_CASE("A device that takes no more is reported and nothing more is written", "[io]")
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        SKIP("no /dev/full");
    for (const std::string &format : writerFormats()) {
        CAPTURE(format);
        const auto failed = writeWholeFile(QStringLiteral("/dev/full"), [&](QIODevice &device) -> std::optional<Failure> {
            const auto writer = writerFor(format, device);
            if (auto failure = writer->begin())
                return failure;
            const ExtractedDocument many = manyEvents(3000);
            for (int i = 0; i < 3; ++i) {
                if (auto failure = writer->document(many))
                    return failure;
            }
            return writer->end();
        });
        REQUIRE(failed);
        CHECK(failed->message.find("/dev/full") != std::string::npos);
    }
    const auto small = writeWholeFile(QStringLiteral("/dev/full"), [](QIODevice &device) -> std::optional<Failure> {
        device.write("a");
        return std::nullopt;
    });
    CHECK(small);
}

TEST_CASE("A file is written whole or what stood there stays", "[io]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    const auto fill = [](const char *text) {
        return [text](QIODevice &device) -> std::optional<Failure> {
            device.write(text);
            return std::nullopt;
        };
    };
    const auto contents = [&] {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    CHECK_FALSE(writeWholeFile(path, fill("first")));
    CHECK(contents() == "first");
    const auto failed = writeWholeFile(path, [](QIODevice &device) -> std::optional<Failure> {
        device.write("half of");
        return Failure{"the reader went away"};
    });
    REQUIRE(failed);
    CHECK(failed->message.find("the reader went away") != std::string::npos);
    CHECK(contents() == "first");
    CHECK(writeWholeFile(folder.path(), fill("x")));
    CHECK(writeWholeFile(folder.filePath(QStringLiteral("missing/out.csv")), fill("x")));
    CHECK(writeWholeFile(path + QStringLiteral("/out.csv"), fill("x")));
    CHECK(writeWholeFile(QString(), fill("x")));
    const auto newline = writeWholeFile(folder.filePath(QStringLiteral("missing/a\nb.csv")), fill("x"));
    REQUIRE(newline);
    CHECK(newline->message.find('\n') == std::string::npos);
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden) == QStringList{QStringLiteral("out.csv")});
}
