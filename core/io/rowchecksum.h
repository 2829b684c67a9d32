// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace Dateline {

/// A checksum of the columns of one row, 64 bit: it tells damage on the disk, no malice. Each step can be undone, so no change of
/// a single word goes unseen. The same on every machine that stores the lowest byte first.
class RowChecksum
{
public:
    void add(std::uint64_t word)
    {
        m_state = (m_state ^ word) * 0x9E3779B97F4A7C15u;
        m_state ^= m_state >> 29;
    }
    void add(std::string_view bytes)
    {
        add(std::uint64_t(bytes.size()));
        while (bytes.size() >= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data(), sizeof word);
            add(word);
            bytes.remove_prefix(sizeof word);
        }
        std::uint64_t rest = 0;
        std::memcpy(&rest, bytes.data(), bytes.size());
        add(rest);
    }
    std::uint64_t value() const { return m_state; }

private:
    std::uint64_t m_state = 0xCBF29CE484222325u;
};

} // namespace Dateline
