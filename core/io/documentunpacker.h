// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/projectdatabase.h"
#include "io/projectfile.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace Dateline {

/// Raw rows of a project's articles on their way to the threads that check and unpack them, one a core.
class DocumentUnpacker
{
public:
    /// The documents come into @p documents in the order in which their rows are added.
    explicit DocumentUnpacker(std::vector<StoredDocument> &documents);
    ~DocumentUnpacker();

    /// @p checksum is the one that the file has of the row. Waits while many rows are waiting.
    void add(DocumentRow row, std::uint64_t checksum);
    /// Waits for the threads. Whether all rows were whole.
    bool finish();

private:
    struct Item
    {
        std::size_t index = 0;
        DocumentRow row;
        std::uint64_t checksum = 0;
    };
    void work();

    std::vector<StoredDocument> &m_documents;
    std::mutex m_mutex;
    std::condition_variable m_added;
    std::condition_variable m_taken;
    std::deque<Item> m_rows;
    bool m_finished = false;
    bool m_damaged = false;
    std::vector<std::jthread> m_threads;
};

} // namespace Dateline
