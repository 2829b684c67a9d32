// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/briefings.h"

#include "text/markdownreader.h"

#include <QDir>
#include <QFile>

// The resource is in a static library: without this nothing would refer to it and the linker could leave it out.
static void initializeBriefings()
{
    Q_INIT_RESOURCE(briefings);
}

namespace Dateline {

std::vector<Document> bundledBriefings()
{
    initializeBriefings();
    const MarkdownReader reader;
    const QDir folder(QStringLiteral(":/briefings"));
    std::vector<Document> documents;
    for (const QString &name : folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        Result<Document> document = reader.read({bytes.data(), std::size_t(bytes.size())}, "briefing:" + name.toStdString());
        if (document)
            documents.push_back(std::move(*document));
    }
    return documents;
}

} // namespace Dateline
