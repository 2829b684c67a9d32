// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/olderproject.h"

#include "io/extractioncodec.h"
#include "io/projectdatabase.h"
#include "io/projectschema.h"

#include <catch2/catch_test_macros.hpp>

#include <QCryptographicHash>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Dateline::TestSupport {

namespace {

void run(ProjectConnection &connection, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(connection.database());
    REQUIRE(query.prepare(statement));
    for (const QVariant &value : values)
        query.addBindValue(value);
    INFO(query.lastError().text().toStdString());
    REQUIRE(query.exec());
}

} // namespace

void writeOlderProject(const QString &path, int version, const std::vector<StoredDocument> &documents)
{
    ProjectConnection connection;
    REQUIRE_FALSE(connection.create(path));
    REQUIRE_FALSE(createProjectSchema(connection.database(), version));
    std::uint64_t digest = 0;
    for (const StoredDocument &document : documents) {
        const Document &article = document.machine->document;
        DocumentRow row;
        row.key = document.key;
        row.path = QByteArray::fromStdString(article.path);
        row.title = QByteArray::fromStdString(article.title);
        row.storage = "reference";
        row.text = QByteArray::fromStdString(article.text);
        row.textHash = QCryptographicHash::hash(row.text, QCryptographicHash::Sha256);
        row.extractionVersion = QByteArray::fromStdString(document.extractionVersion);
        row.extraction = QByteArray::fromStdString(encodeExtraction(*document.machine));
        digest ^= row.checksum();
        run(connection, u"INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {qint64(row.key), QString::fromUtf8(row.path), QString::fromUtf8(row.title), QString::fromUtf8(row.storage), qint64(row.fileSize),
             qint64(row.fileModified), row.text, row.textHash, QString::fromUtf8(row.extractionVersion), row.extraction, qint64(row.checksum())});
    }
    for (const auto &[kind, id, content] : {StoredRecord{"decision", "decision-1", "{}"}, StoredRecord{"view", "Rails", "{}"}}) {
        const std::uint64_t checksum = recordChecksum(kind, id, content);
        digest ^= checksum;
        run(connection, u"INSERT INTO record VALUES (?, ?, ?, ?)"_s,
            {QString::fromStdString(kind), QString::fromStdString(id), QString::fromStdString(content), qint64(checksum)});
    }
    run(connection, u"UPDATE meta SET value = ? WHERE name = 'digest'"_s, {QString::number(digest)});
    run(connection, u"UPDATE meta SET value = ? WHERE name = 'next_key'"_s, {QString::number(documents.size() + 1)});
}

} // namespace Dateline::TestSupport
