// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/saveevents.h"

#include "events/eventstore.h"
#include "io/eventwriter.h"
#include "io/wholefile.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include <algorithm>

namespace Dateline {

namespace {

struct SaveEvents
{
    Q_DECLARE_TR_FUNCTIONS(SaveEvents)
};

std::optional<Failure> writeAll(const EventStore &store, EventWriter &writer)
{
    if (std::optional<Failure> failure = writer.begin())
        return failure;
    for (std::uint32_t document = 0; document < store.documentCount(); ++document) {
        if (std::optional<Failure> failure = writer.document(store.document(document)))
            return failure;
    }
    return writer.end();
}

} // namespace

QString saveEvents(const EventStore &store, QWidget *parent)
{
    const QString title = SaveEvents::tr("Save Events As");
    const QStringList filters{SaveEvents::tr("JSON Lines (*.jsonl)"), SaveEvents::tr("JSON (*.json)"), SaveEvents::tr("CSV, one row an event (*.csv)"),
                              SaveEvents::tr("GeoJSON (*.geojson)")};
    const QString path = QFileDialog::getSaveFileName(parent, title, QString(), filters.join(QStringLiteral(";;")));
    if (path.isEmpty())
        return {};
    const std::string ending = QFileInfo(path).suffix().toLower().toStdString();
    const std::vector<std::string> formats = writerFormats();
    if (std::find(formats.begin(), formats.end(), ending) == formats.end()) {
        QMessageBox::warning(parent, title, SaveEvents::tr("The name must end in .jsonl, .json, .csv or .geojson."));
        return {};
    }
    const std::optional<Failure> failure =
        writeWholeFile(path, [&](QIODevice &device) { return writeAll(store, *writerFor(ending, device)); });
    if (failure) {
        QMessageBox::warning(parent, title, QString::fromStdString(failure->message));
        return {};
    }
    return path;
}

} // namespace Dateline
