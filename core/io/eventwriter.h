// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QIODevice;

namespace Dateline {

/// Writes documents and their events in one data format, one document after another: memory does not grow with their number.
/// Call begin() once, document() for each, end() once. Each returns nothing on success, else why the device did not take it
/// (a full disk, a closed pipe); after a failure the output is not whole and nothing more is written.
class EventWriter
{
public:
    /// @p device must be open for writing and outlive the writer.
    explicit EventWriter(QIODevice &device) : m_device(device) {}
    virtual ~EventWriter();

    [[nodiscard]] std::optional<Failure> begin();
    [[nodiscard]] std::optional<Failure> document(const ExtractedDocument &extracted);
    [[nodiscard]] std::optional<Failure> end();

protected:
    /// Each appends its part of the output, UTF-8, to @p output.
    virtual void appendBegin(std::string &output) = 0;
    virtual void appendDocument(const ExtractedDocument &extracted, std::string &output) = 0;
    virtual void appendEnd(std::string &output) = 0;

private:
    std::optional<Failure> write(bool all);

    QIODevice &m_device;
    std::string m_pending;
    std::optional<Failure> m_failure;
};

/// The formats by the names that --format takes:
/// - "jsonl": one JSON object a document and line;
/// - "json": one array of the same objects;
/// - "csv": RFC 4180 in UTF-8, one row an event. A cell of text that a spreadsheet would read as a formula (one that begins with
///   = + - @, a tab or a carriage return) gets an apostrophe before it; so does one where only apostrophes stand before such a
///   character, so that taking away one apostrophe always gives the text back;
/// - "geojson": RFC 7946, one feature an event, a point or, for an event without a place, a null geometry.
std::vector<std::string> writerFormats();

/// Null for a format that is not in writerFormats(). @p device must be open for writing and outlive the writer.
std::unique_ptr<EventWriter> writerFor(std::string_view format, QIODevice &device);

} // namespace Dateline
