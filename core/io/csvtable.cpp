// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/csvtable.h"

#include <algorithm>

namespace Dateline {

bool readsAsFormula(std::string_view cell)
{
    const std::size_t first = cell.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
}

CsvTable::CsvTable(std::string_view text)
    : m_text(text)
{
    if (m_text.starts_with("\xEF\xBB\xBF"))
        m_text.remove_prefix(3);
    const std::string_view first = m_text.substr(0, m_text.find_first_of("\r\n"));
    const auto count = [first](char c) { return std::count(first.begin(), first.end(), c); };
    if (count(';') > count(m_separator))
        m_separator = ';';
    if (count('\t') > count(m_separator))
        m_separator = '\t';
}

bool CsvTable::nextRow(std::vector<std::string_view> &cells)
{
    cells.clear();
    // Growing would move short strings that views point to.
    if (m_unquoted.capacity() == 0)
        m_unquoted.resize(256);
    m_unquotedCount = 0;
    while (m_at < m_text.size()) {
        ++m_row;
        for (;;) {
            cells.push_back(m_at < m_text.size() && m_text[m_at] == '"' ? quotedCell() : plainCell());
            std::string_view &cell = cells.back();
            if (cell.size() > 1 && cell.front() == '\'' && readsAsFormula(cell))
                cell.remove_prefix(1);
            if (m_at >= m_text.size() || m_text[m_at] != m_separator)
                break;
            ++m_at;
        }
        if (m_at < m_text.size())
            m_at += m_text.substr(m_at, 2) == "\r\n" ? 2 : 1;
        if (cells.size() > 1 || !cells.front().empty())
            return true;
        cells.clear();
    }
    return false;
}

std::string_view CsvTable::plainCell()
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != '\n' && m_text[m_at] != '\r')
        ++m_at;
    return m_text.substr(begin, m_at - begin);
}

std::string_view CsvTable::quotedCell()
{
    const std::size_t begin = ++m_at;
    std::size_t quote = m_text.find('"', m_at);
    if (quote != std::string_view::npos && (quote + 1 >= m_text.size() || m_text[quote + 1] != '"')) {
        m_at = quote + 1;
        if (m_at >= m_text.size() || m_text[m_at] == m_separator || m_text[m_at] == '\n' || m_text[m_at] == '\r')
            return m_text.substr(begin, quote - begin);
        m_at = begin;
    }
    if (m_unquotedCount == m_unquoted.size()) {
        // A row with so many quoted marks is no row of events; what is left of it is passed over.
        m_at = std::min(m_text.find('\n', m_at), m_text.size());
        return {};
    }
    std::string &cell = m_unquoted[m_unquotedCount++];
    cell.clear();
    for (;;) {
        quote = m_text.find('"', m_at);
        if (quote == std::string_view::npos) {
            cell.append(m_text.substr(m_at));
            m_at = m_text.size();
            m_unclosed = true;
            return cell;
        }
        cell.append(m_text, m_at, quote - m_at);
        m_at = quote + 1;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            cell += '"';
            ++m_at;
        } else {
            // What stands between the closing mark and the separator is against the rule; it is kept.
            const std::string_view rest = plainCell();
            cell.append(rest);
            return cell;
        }
    }
}

} // namespace Dateline
