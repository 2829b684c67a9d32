// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentunpacker.h"

#include "io/extractioncodec.h"

#include <algorithm>
#include <utility>

namespace Dateline {

DocumentUnpacker::DocumentUnpacker(std::vector<StoredDocument> &documents)
    : m_documents(documents)
{
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < cores; ++i)
        m_threads.emplace_back([this] { work(); });
}

DocumentUnpacker::~DocumentUnpacker()
{
    finish();
}

void DocumentUnpacker::add(DocumentRow row, std::uint64_t checksum)
{
    std::unique_lock lock(m_mutex);
    m_taken.wait(lock, [this] { return m_rows.size() < 512; });
    m_documents.emplace_back();
    m_documents.back().key = row.key;
    m_rows.push_back({m_documents.size() - 1, std::move(row), checksum});
    m_added.notify_one();
}

bool DocumentUnpacker::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
    }
    m_added.notify_all();
    m_threads.clear();
    return !m_damaged;
}

void DocumentUnpacker::work()
{
    for (;;) {
        Item item;
        {
            std::unique_lock lock(m_mutex);
            m_added.wait(lock, [this] { return m_finished || !m_rows.empty(); });
            if (m_rows.empty())
                return;
            item = std::move(m_rows.front());
            m_rows.pop_front();
            m_taken.notify_one();
        }
        StoredDocument stored;
        stored.key = item.row.key;
        stored.storage = item.row.storage == "copy" ? DocumentStorage::Copy : DocumentStorage::Reference;
        stored.fileSize = item.row.fileSize;
        stored.fileModified = item.row.fileModified;
        stored.extractionVersion = item.row.extractionVersion.toStdString();
        auto machine = std::make_shared<ExtractedDocument>();
        const bool whole = item.row.checksum() == item.checksum;
        machine->document.text = viewOf(item.row.text);
        if (whole && !decodeExtraction(viewOf(item.row.extraction), *machine)) {
            // Of another form: there is the text to read it from again.
            machine->document.path = item.row.path.toStdString();
            machine->document.title = item.row.title.toStdString();
            stored.extractionVersion.clear();
        }
        stored.machine = std::move(machine);
        const std::lock_guard lock(m_mutex);
        m_damaged = m_damaged || !whole;
        m_documents[item.index] = std::move(stored);
    }
}

} // namespace Dateline
