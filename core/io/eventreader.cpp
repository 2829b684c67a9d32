// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventreader.h"

#include "io/annotationreader.h"
#include "io/csvtable.h"
#include "io/documentjsonreader.h"
#include "io/eventmembers.h"
#include "io/eventtaker.h"
#include "io/jsoncursor.h"
#include "text/utf8.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <thread>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EventReader)
};

Failure failure(const QString &reason)
{
    return Failure{reason.toStdString()};
}

bool hasEnding(std::string_view path, std::string_view ending)
{
    if (path.size() < ending.size())
        return false;
    path.remove_prefix(path.size() - ending.size());
    return std::equal(path.begin(), path.end(), ending.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
}

// A piece of work for one thread; small enough that progress moves and that two threads end at nearly the same time.
constexpr std::size_t ChunkSize = 1u << 20;

/// A run of whole lines of the file.
struct Chunk
{
    std::string_view lines;
    std::uint64_t firstRow = 1;
};

/// What a chunk holds.
struct ReadChunk
{
    std::uint64_t rows = 0;
    std::vector<ExtractedDocument> documents;
    std::uint64_t documentEvents = 0;
    /// For the one who makes documents of them in order; their views are of the file's text and of the members.
    std::vector<ToldEvent> toldEvents;
    EventMembers members;
    std::vector<EventRowProblem> problems;
    std::uint64_t problemCount = 0;

    void addProblem(std::uint64_t row, std::string reason)
    {
        if (problemCount++ < MaximumRowProblems)
            problems.push_back({row, std::move(reason), false});
    }

    /// Keeps its memory for the next chunk: to give it back and ask for it again costs more than to read the lines.
    void clear()
    {
        rows = documentEvents = problemCount = 0;
        documents.clear();
        toldEvents.clear();
        members.clear();
        problems.clear();
    }
};

/// Whether a line holds a document and not one event: it has the list of events.
bool holdsDocument(std::string_view line)
{
    JsonCursor json(line);
    std::string_view key;
    if (json.type() != JsonCursor::Type::Object || !json.enterObject() || !json.nextKey(key))
        return false;
    if (key == "document" && json.type() == JsonCursor::Type::Object)
        return true;
    if (line.find("\"events\"") == std::string_view::npos)
        return false;
    do {
        if (key == "events")
            return json.type() == JsonCursor::Type::Array;
        json.skip();
    } while (json.nextKey(key));
    return false;
}

/// Reads a line that holds one event.
Result<ToldEvent> readLine(std::uint64_t row, std::string_view line, EventMembers &members)
{
    JsonCursor json(line);
    EventRow cells;
    EventColumns columns;
    if (json.enterObject())
        members.read(json, cells, columns);
    if (!json.failed() && !json.atEnd())
        json.fail("something follows the object");
    if (json.failed())
        return Failure{json.problem()};
    return readToldEvent(row, cells, columns);
}

void readLines(const Chunk &lineRun, ReadChunk &chunk, const std::atomic<bool> &cancelled)
{
    std::string_view lines = lineRun.lines;
    std::uint64_t row = lineRun.firstRow;
    for (; !lines.empty() && !cancelled; ++row) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = Utf8::trimmed(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.empty())
            continue;
        ++chunk.rows;
        if (Utf8::validLength(line) != line.size()) {
            chunk.addProblem(row, Words::tr("it is not valid UTF-8").toStdString());
            continue;
        }
        if (!holdsDocument(line)) {
            if (Result<ToldEvent> event = readLine(row, line, chunk.members))
                chunk.toldEvents.push_back(std::move(*event));
            else
                chunk.addProblem(row, event.message());
            continue;
        }
        Result<ExtractedDocument> document = readDocumentJson(line);
        if (!document) {
            chunk.addProblem(row, document.message());
            continue;
        }
        chunk.documentEvents += document->events.size();
        chunk.documents.push_back(std::move(*document));
    }
}

/// Cuts the text into runs of whole lines, each with the number of its first one.
std::vector<Chunk> cutIntoChunks(std::string_view text)
{
    std::vector<Chunk> chunks;
    std::uint64_t row = 1;
    while (!text.empty()) {
        std::size_t end = text.size();
        if (end > ChunkSize) {
            const std::size_t lineEnd = text.find('\n', ChunkSize);
            end = lineEnd == std::string_view::npos ? text.size() : lineEnd + 1;
        }
        Chunk &chunk = chunks.emplace_back();
        chunk.lines = text.substr(0, end);
        chunk.firstRow = row;
        row += std::uint64_t(std::count(chunk.lines.begin(), chunk.lines.end(), '\n'));
        text.remove_prefix(end);
    }
    return chunks;
}

/// Threads that read chunks ahead of the one that takes them in order. With one thread the taker reads them itself.
class ChunkReaders
{
public:
    /// @p threads as for readEvents().
    ChunkReaders(const std::vector<Chunk> &chunks, int threads)
        : m_chunks(chunks)
    {
        const std::size_t cores = threads > 0 ? std::size_t(threads) : std::max(1u, std::thread::hardware_concurrency());
        if (cores < 2 || chunks.size() < 2)
            return;
        m_places = std::vector<Place>(2 * cores);
        for (std::size_t i = 0; i < std::min(cores, chunks.size()); ++i)
            m_threads.emplace_back([this] { read(); });
    }
    ~ChunkReaders()
    {
        m_ended = true;
        m_taken = m_chunks.size();
        m_taken.notify_all();
    }

    /// The next chunk, once it is read; good until free().
    ReadChunk &wait()
    {
        Place &place = placeOf(m_taken);
        if (m_threads.empty())
            readLines(m_chunks[m_taken], place.chunk, m_ended);
        else
            place.isRead.wait(false);
        return place.chunk;
    }
    /// The chunk of wait() is done with.
    void free()
    {
        Place &place = placeOf(m_taken);
        place.chunk.clear();
        place.isRead = false;
        ++m_taken;
        m_taken.notify_all();
    }

private:
    struct Place
    {
        ReadChunk chunk;
        std::atomic<bool> isRead = false;
    };

    Place &placeOf(std::size_t index) { return m_places[index % m_places.size()]; }

    void read()
    {
        for (std::size_t index = m_next++; index < m_chunks.size() && !m_ended; index = m_next++) {
            // Events take more room than the lines: only so many chunks are read ahead.
            for (std::size_t taken = m_taken; index >= taken + m_places.size() && !m_ended; taken = m_taken)
                m_taken.wait(taken);
            Place &place = placeOf(index);
            readLines(m_chunks[index], place.chunk, m_ended);
            place.isRead = true;
            place.isRead.notify_all();
        }
    }

    const std::vector<Chunk> &m_chunks;
    std::vector<Place> m_places = std::vector<Place>(1); ///< a chunk takes the place of the one that came so many before it
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::size_t> m_taken = 0;
    std::atomic<bool> m_ended = false;
    std::vector<std::jthread> m_threads; ///< last: they end before what they use
};

void append(EventFile &file, std::vector<EventRowProblem> &problems, std::uint64_t count)
{
    file.problemCount += count;
    for (EventRowProblem &problem : problems)
        file.problems.push_back(std::move(problem));
}

Result<EventFile> readJsonLines(std::string_view text, const std::string &path, int threads, const ReadProgress &progress)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::vector<Chunk> chunks = cutIntoChunks(text);
    ChunkReaders readers(chunks, threads);
    EventFile file;
    std::uint64_t rows = 0;
    EventTaker taker(path);
    for (std::size_t index = 0; index < chunks.size(); ++index) {
        ReadChunk &chunk = readers.wait();
        rows += chunk.rows;
        file.events += chunk.documentEvents;
        append(file, chunk.problems, chunk.problemCount);
        std::move(chunk.documents.begin(), chunk.documents.end(), std::back_inserter(file.documents));
        for (ToldEvent &event : chunk.toldEvents)
            taker.take(std::move(event));
        readers.free();
        if (progress && !progress(double(index + 1) / double(chunks.size())))
            return failure(Words::tr("The reading was cancelled."));
    }
    taker.finish(file);
    std::stable_sort(file.problems.begin(), file.problems.end(), [](const EventRowProblem &a, const EventRowProblem &b) { return a.row < b.row; });
    if (file.problems.size() > MaximumRowProblems)
        file.problems.resize(MaximumRowProblems);
    if (rows == 0)
        return failure(Words::tr("The file holds no event."));
    return file;
}

Result<EventFile> readCsv(std::string_view text, const std::string &path, const ReadProgress &progress)
{
    CsvTable table(text);
    std::vector<std::string_view> cells;
    if (!table.nextRow(cells))
        return failure(Words::tr("The file holds no event."));
    std::vector<std::optional<EventColumn>> columns;
    EventColumns present;
    for (const std::string_view name : cells) {
        std::optional<EventColumn> column = eventColumn(name);
        // Of two columns of one meaning the first counts: "text" before "description".
        if (column && present[std::size_t(*column)])
            column.reset();
        if (column)
            present.set(std::size_t(*column));
        columns.push_back(column);
    }
    const auto has = [&present](EventColumn column) { return present[std::size_t(column)]; };
    if (!has(EventColumn::Sentence) && !has(EventColumn::Label) && !has(EventColumn::Title))
        return failure(Words::tr("No column of the first row is named as one with the words of an event (sentence, text, description, label, title)."));
    EventTaker taker(path);
    std::uint64_t rows = 0;
    while (table.nextRow(cells)) {
        if ((++rows & 0xFFF) == 0 && progress && !progress(double(table.position()) / double(text.size())))
            return failure(Words::tr("The reading was cancelled."));
        if (cells.size() != columns.size()) {
            taker.addProblem(table.row(), Words::tr("it has %1 cells, the first row has %2").arg(cells.size()).arg(columns.size()).toStdString());
            continue;
        }
        if (table.isUnclosed()) {
            taker.addProblem(table.row(), Words::tr("a quotation mark is not closed before the end of the file").toStdString());
            continue;
        }
        EventRow row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (columns[i])
                row[*columns[i]] = cells[i];
        }
        if (Result<ToldEvent> event = readToldEvent(table.row(), row, present))
            taker.take(std::move(*event));
        else
            taker.addProblem(table.row(), event.message());
    }
    EventFile file;
    taker.finish(file);
    if (rows == 0)
        return failure(Words::tr("The file holds no event."));
    return file;
}

} // namespace

bool isEventFile(std::string_view path)
{
    return hasEnding(path, ".jsonl") || hasEnding(path, ".ndjson") || hasEnding(path, ".csv") || hasEnding(path, ".jsonld");
}

Result<EventFile> readEvents(std::string_view text, const std::string &path, int threads, const ReadProgress &progress)
{
    const bool isCsv = hasEnding(path, ".csv");
    if (!isCsv && !hasEnding(path, ".jsonld"))
        return readJsonLines(text, path, threads, progress);
    if (Utf8::validLength(text) != text.size())
        return failure(Words::tr("The file is not valid UTF-8."));
    return isCsv ? readCsv(text, path, progress) : readAnnotations(text, path, progress);
}

Result<EventFile> readEventFile(const std::string &path, int threads, const ReadProgress &progress)
{
    const QFileInfo info(QString::fromStdString(path));
    if (!info.exists())
        return failure(Words::tr("There is no such file."));
    if (info.isDir())
        return failure(Words::tr("It is a folder."));
    QFile source(info.filePath());
    if (!source.open(QIODevice::ReadOnly))
        return failure(Words::tr("The file cannot be opened: %1.").arg(source.errorString()));
    if (source.size() == 0)
        return failure(Words::tr("The file is empty."));
    if (const uchar *const bytes = source.map(0, source.size()))
        return readEvents({reinterpret_cast<const char *>(bytes), std::size_t(source.size())}, path, threads, progress);
    const QByteArray bytes = source.readAll();
    if (source.error() != QFileDevice::NoError)
        return failure(Words::tr("The file cannot be read: %1.").arg(source.errorString()));
    return readEvents({bytes.data(), std::size_t(bytes.size())}, path, threads, progress);
}

} // namespace Dateline
