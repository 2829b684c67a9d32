// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "io/eventreader.h"
#include "io/eventwriter.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <cstring>

namespace Dateline {

namespace {

constexpr int Documents = 1000;
constexpr int EventsPerDocument = 1000;

/// Counts what it is given; the disk's speed is not ours.
class CountingDevice : public QIODevice
{
public:
    qint64 bytes = 0;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        bytes += size;
        return size;
    }
};

/// An article of made-up events, one a sentence, as extraction gives them.
ExtractedDocument article(int number)
{
    ExtractedDocument extracted;
    extracted.document.path = "article-" + std::to_string(number) + ".txt";
    extracted.document.title = "Article " + std::to_string(number);
    extracted.document.language = "en";
    extracted.document.published = {dayFromIso("2024-07-04"), PublishedBasis::Given, "given", std::nullopt};
    std::string &text = extracted.document.text;
    for (int i = 0; i < EventsPerDocument; ++i) {
        const Day day = *dayFromCivil(2010, 1, 1) + std::chrono::days{(number * 37 + i * 5) % 7000};
        const std::string date = isoFromDay(day);
        Event event;
        event.sentence.begin = std::uint32_t(text.size());
        text += "Delegation " + std::to_string(i) + " of the ministry met in Astana on ";
        TemporalExpression expression;
        expression.span.begin = std::uint32_t(text.size());
        text += date;
        expression.span.end = std::uint32_t(text.size());
        text += " and spoke of trade, rails and water.";
        event.sentence.end = std::uint32_t(text.size());
        text += "\n\n";
        expression.value = expression.edtf = event.edtf = date;
        expression.interval = event.interval = TimeInterval::of(day, day);
        expression.makesEvent = true;
        Toponym toponym;
        toponym.span = {expression.span.begin - 10, expression.span.begin - 4};
        toponym.name = "Astana";
        toponym.country = CountryCode("KZ");
        toponym.coordinate = Coordinate{51.18 + i * 1e-4, 71.446 - i * 1e-4};
        toponym.confidence = 0.9f;
        event.id = std::to_string(number * EventsPerDocument + i);
        event.label = "Ministry met in Astana and spoke of trade";
        event.temporalExpressions = {std::uint32_t(i)};
        event.toponyms = {std::uint32_t(i)};
        event.place = i;
        event.countries = {CountryCode("KZ"), CountryCode("CN")};
        event.topics.insert(Topic::Trade);
        event.dateConfidence = 0.98f;
        event.placeConfidence = 0.9f;
        extracted.sentences.push_back(event.sentence);
        extracted.temporalExpressions.push_back(std::move(expression));
        extracted.toponyms.push_back(std::move(toponym));
        extracted.events.push_back(std::move(event));
    }
    return extracted;
}

/// Megabytes of a line of /proc/self/status; 0 where there is none.
double memory(const char *name)
{
    std::FILE *const file = std::fopen("/proc/self/status", "r");
    if (!file)
        return 0;
    char line[256];
    double kilobytes = 0;
    while (std::fgets(line, sizeof line, file)) {
        if (std::strncmp(line, name, std::strlen(name)) == 0)
            std::sscanf(line + std::strlen(name), ": %lf", &kilobytes);
    }
    std::fclose(file);
    return kilobytes / 1024;
}

void resetPeak()
{
    if (std::FILE *const file = std::fopen("/proc/self/clear_refs", "w")) {
        std::fputs("5", file);
        std::fclose(file);
    }
}

void exportFormats()
{
    std::vector<ExtractedDocument> few;
    for (int i = 0; i < 10; ++i)
        few.push_back(article(i));
    for (const EventFormat &format : eventFormats()) {
        CountingDevice device;
        device.open(QIODevice::WriteOnly);
        resetPeak();
        const double before = memory("VmRSS");
        const double time = Bench::processorSeconds([&] {
            const auto writer = writerFor(format.name, device);
            bool failed = writer->begin().has_value();
            for (int i = 0; i < Documents; ++i)
                failed = failed || writer->document(few[std::size_t(i) % few.size()]).has_value();
            failed = failed || writer->end().has_value();
        });
        const std::string name(format.name);
        Bench::report("export." + name, double(device.bytes) / 1e6 / time, "MB/s");
        Bench::report("export." + name + ".memory", memory("VmHWM") - before, "MB");
    }
}

void importFormats()
{
    QTemporaryDir folder;
    for (const char *format : {"jsonl", "csv", "annotations"}) {
        const std::string ending = format == std::string("annotations") ? ".jsonld" : std::string(".") + format;
        const QString path = folder.filePath(QStringLiteral("events") + QString::fromStdString(ending));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return;
        const auto writer = writerFor(format, file);
        bool failed = writer->begin().has_value();
        for (int i = 0; i < Documents; ++i)
            failed = failed || writer->document(article(i)).has_value();
        failed = failed || writer->end().has_value();
        file.close();
        for (const int threads : {1, 0}) {
            double events = 0;
            const double time = Bench::seconds([&] {
                const Result<EventFile> read = readEventFile(path.toStdString(), threads);
                events = read ? double(read->events) : 0;
            });
            const std::string name = std::string("import.") + format + (threads == 1 ? ".one-thread" : "");
            Bench::report(name, failed || events != double(Documents) * EventsPerDocument ? -1 : time, "s");
            Bench::report(name + ".speed", double(file.size()) / 1e6 / time, "MB/s");
        }
    }
    const QString path = folder.filePath(QStringLiteral("lines.jsonl"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    std::string lines;
    for (int i = 0; i < Documents * EventsPerDocument; ++i) {
        const std::string day = isoFromDay(*dayFromCivil(2010, 1, 1) + std::chrono::days{i % 7000});
        lines += "{\"date\":\"" + day + "\",\"label\":\"Event " + std::to_string(i) + " at the border\",\"place\":\"Khorgos\",\"latitude\":44.21,\"longitude\":80.41,\"countries\":[\"KZ\",\"CN\"]}\n";
    }
    file.write(lines.data(), qint64(lines.size()));
    file.close();
    double events = 0;
    const double time = Bench::seconds([&] {
        const Result<EventFile> read = readEventFile(path.toStdString());
        events = read ? double(read->events) : 0;
    });
    Bench::report("import.lines", events == double(Documents) * EventsPerDocument ? time : -1, "s");
}

const Bench::Add exportCase("export", exportFormats);
const Bench::Add importCase("import", importFormats);

} // namespace

} // namespace Dateline
