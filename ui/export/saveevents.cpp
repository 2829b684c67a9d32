// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/saveevents.h"

#include "events/eventstore.h"
#include "io/eventwriter.h"
#include "io/wholefile.h"
#include "models/counttext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QProgressDialog>
#include <QStandardPaths>

#include <algorithm>

namespace Dateline {

namespace {

struct SaveEvents
{
    Q_DECLARE_TR_FUNCTIONS(SaveEvents)
};

QString formatTitle(std::string_view name)
{
    if (name == "jsonl")
        return SaveEvents::tr("JSON Lines");
    if (name == "json")
        return SaveEvents::tr("JSON");
    if (name == "csv")
        return SaveEvents::tr("CSV, one row an event");
    if (name == "geojson")
        return SaveEvents::tr("GeoJSON with corridors");
    if (name == "kml")
        return SaveEvents::tr("KML with time spans");
    if (name == "ics")
        return SaveEvents::tr("iCalendar");
    if (name == "timelinejs")
        return SaveEvents::tr("TimelineJS");
    if (name == "linkedplaces")
        return SaveEvents::tr("Linked Places");
    if (name == "annotations")
        return SaveEvents::tr("Web Annotations");
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

QString endingOf(const EventFormat &format)
{
    return QString::fromUtf8(format.ending.data(), qsizetype(format.ending.size()));
}

/// The format with the longest ending that the name has: ".timelinejs.json" before ".json".
const EventFormat *formatOf(const QString &path)
{
    const EventFormat *best = nullptr;
    for (const EventFormat &format : eventFormats()) {
        if (path.endsWith(endingOf(format), Qt::CaseInsensitive) && (!best || format.ending.size() > best->ending.size()))
            best = &format;
    }
    return best;
}

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

EventTarget eventTarget(QString path, const QString &chosenFormat)
{
    const EventFormat *format = formatOf(path);
    const auto chosen = std::find_if(eventFormats().begin(), eventFormats().end(),
                                     [&](const EventFormat &known) { return chosenFormat == QString::fromUtf8(known.name.data(), qsizetype(known.name.size())); });
    if (chosen != eventFormats().end()) {
        // Several formats are JSON files; which of them a plain ".json" is, only the choice tells.
        const bool tellsLess = format && endingOf(*chosen).endsWith(endingOf(*format));
        if (!format || tellsLess)
            format = &*chosen;
    }
    if (!format)
        return {path, {}};
    if (!formatOf(path))
        path += endingOf(*format);
    return {path, QString::fromUtf8(format->name.data(), qsizetype(format->name.size()))};
}

QString saveEvents(const EventStore &store, QWidget *parent)
{
    const QString title = SaveEvents::tr("Save Events As");
    QStringList filters;
    for (const EventFormat &format : eventFormats())
        filters.append(QStringLiteral("%1 (*%2)").arg(formatTitle(format.name), endingOf(format)));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString suggested = QDir(QDir(folder).exists() ? folder : QDir::homePath()).filePath(SaveEvents::tr("events", "name of a file"));
    QString chosen;
    const QString named = QFileDialog::getSaveFileName(parent, title, suggested, filters.join(QStringLiteral(";;")), &chosen);
    if (named.isEmpty())
        return {};
    const qsizetype filter = filters.indexOf(chosen);
    const std::string_view chosenName = filter >= 0 ? eventFormats()[std::size_t(filter)].name : std::string_view();
    const auto [path, formatName] = eventTarget(named, QString::fromUtf8(chosenName.data(), qsizetype(chosenName.size())));
    if (formatName.isEmpty()) {
        QStringList endings;
        for (const EventFormat &known : eventFormats())
            endings.append(endingOf(known));
        QMessageBox::warning(parent, title, SaveEvents::tr("The name must end in one of %1.").arg(endings.join(QStringLiteral(", "))));
        return {};
    }
    // The dialog could not ask about the name with its ending.
    if (path != named && QFileInfo::exists(path)
        && QMessageBox::question(parent, title, SaveEvents::tr("%1 exists already. Replace it?").arg(QFileInfo(path).fileName())) != QMessageBox::Yes)
        return {};

    QProgressDialog progress(SaveEvents::tr("Saving events…"), SaveEvents::tr("Cancel"), 0, int(std::max(1u, store.size())), parent);
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(500);
    std::uint64_t leftOut = 0;
    const std::optional<Failure> failure = writeWholeFile(path, [&](QIODevice &device) {
        const std::unique_ptr<EventWriter> writer = writerFor(formatName.toStdString(), device);
        writer->setProgress([&progress](std::uint64_t events) {
            progress.setValue(int(events));
            return !progress.wasCanceled();
        });
        std::optional<Failure> failed = writeAll(store, *writer);
        leftOut = writer->leftOut();
        return failed;
    });
    const bool cancelled = progress.wasCanceled();
    progress.reset();
    if (failure) {
        if (!cancelled)
            QMessageBox::warning(parent, title, QString::fromStdString(failure->message));
        return {};
    }
    if (leftOut > 0) {
        const QString name = formatTitle(formatName.toStdString());
        QMessageBox::information(parent, title,
            (leftOut == 1 ? SaveEvents::tr("1 event is not in the file: %1 has no place for events without a date or a place.").arg(name)
                          : SaveEvents::tr("%1 events are not in the file: %2 has no place for events without a date or a place.")
                                .arg(countText(qint64(leftOut)), name)));
    }
    return path;
}

} // namespace Dateline
