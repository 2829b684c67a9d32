// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// Whether a spreadsheet would read a cell as a formula: one that begins with = + - @, a tab or a carriage return, behind
/// apostrophes or not.
bool readsAsFormula(std::string_view cell);

/// Reads comma-separated values (RFC 4180), also with semicolons or tabs between the cells and with LF or CR as line ends.
class CsvTable
{
public:
    /// @p text must be valid UTF-8 and outlive the table. The separator is the one that the first row has most of.
    explicit CsvTable(std::string_view text);

    /// Reads the next row; false at the end. The views stay valid until the next call. A row without anything in it is
    /// passed over, but counts. An apostrophe that was put before a formula is taken away.
    bool nextRow(std::vector<std::string_view> &cells);
    /// The row that nextRow() read, from 1. A line break within quotation marks begins no row.
    std::uint64_t row() const { return m_row; }
    /// Whether the last row ended within quotation marks.
    bool isUnclosed() const { return m_unclosed; }
    /// How many bytes have been read.
    std::size_t position() const { return m_at; }

private:
    std::string_view quotedCell();
    std::string_view plainCell();

    std::string_view m_text;
    std::size_t m_at = 0;
    std::uint64_t m_row = 0;
    char m_separator = ',';
    bool m_unclosed = false;
    std::vector<std::string> m_unquoted; ///< cells that hold a quotation mark, of the current row
    std::size_t m_unquotedCount = 0;
};

} // namespace Dateline
