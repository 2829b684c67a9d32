// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/saveevents.h"

#include "events/eventstore.h"
#include "io/eventwriter.h"
#include "io/wholefile.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QProgressDialog>

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

QString saveEvents(const EventStore &store, QWidget *parent)
{
    const QString title = SaveEvents::tr("Save Events As");
    QStringList filters;
    for (const EventFormat &format : eventFormats())
        filters.append(QStringLiteral("%1 (*%2)").arg(formatTitle(format.name), endingOf(format)));
    QString chosen;
    QString path = QFileDialog::getSaveFileName(parent, title, QString(), filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return {};
    const EventFormat *format = formatOf(path);
    const qsizetype filter = filters.indexOf(chosen);
    if (filter >= 0 && (!format || path.endsWith(endingOf(*format)) == false || (format->name == "json" && filter > 0)))
        format = &eventFormats()[std::size_t(filter)];
    if (!format) {
        QStringList endings;
        for (const EventFormat &known : eventFormats())
            endings.append(endingOf(known));
        QMessageBox::warning(parent, title, SaveEvents::tr("The name must end in one of %1.").arg(endings.join(QStringLiteral(", "))));
        return {};
    }
    if (!path.contains(u'.'))
        path += endingOf(*format);

    QProgressDialog progress(SaveEvents::tr("Saving events…"), SaveEvents::tr("Cancel"), 0, int(std::max(1u, store.size())), parent);
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(500);
    std::uint64_t leftOut = 0;
    const std::optional<Failure> failure = writeWholeFile(path, [&](QIODevice &device) {
        const std::unique_ptr<EventWriter> writer = writerFor(format->name, device);
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
        QMessageBox::information(parent, title,
            (leftOut == 1 ? SaveEvents::tr("1 event is not in the file: %1 has no place for events without a date or a place.").arg(formatTitle(format->name))
                          : SaveEvents::tr("%1 events are not in the file: %2 has no place for events without a date or a place.")
                                .arg(QLocale(QLocale::English).toString(qulonglong(leftOut)), formatTitle(format->name))));
    }
    return path;
}

} // namespace Dateline
