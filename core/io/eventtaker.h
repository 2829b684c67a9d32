// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventreader.h"
#include "io/sparsetext.h"
#include "io/toldevent.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Dateline {

/// Makes documents of told events: each becomes an event in the document of its source.
class EventTaker
{
public:
    /// @p path names the source of events that name none.
    explicit EventTaker(std::string path);

    /// Takes the next event of the file. @p before and @p behind are words of the article around the sentence, where the event
    /// tells its place.
    void take(ToldEvent &&told, std::string_view before = {}, std::string_view behind = {});
    /// Adds a problem that the file's reader found.
    void addProblem(std::uint64_t row, std::string reason, bool taken = false);

    /// Appends the documents, in the order in which their first events came, and the problems to @p file.
    void finish(EventFile &file);

private:
    struct Source
    {
        ExtractedDocument document; ///< its spans are code points until finish()
        SparseText text;
    };

    Source &sourceOf(const ToldEvent &told);
    /// Gives the event its sentence; false when there is no room for it.
    bool placeSentence(Source &source, ToldEvent &told);

    std::string m_path;
    SharedText m_reason; ///< of every date
    std::vector<Source> m_sources;
    std::unordered_map<std::string, std::size_t> m_sourceByKey;
    std::string m_lastKey;
    std::string m_key;
    std::size_t m_lastSource = 0;
    std::vector<EventRowProblem> m_problems;
    std::uint64_t m_problemCount = 0;
    std::uint64_t m_events = 0;
};

} // namespace Dateline
