// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/projecthistory.h"

#include <algorithm>
#include <array>

namespace Dateline {

namespace {
constexpr std::array<std::string_view, 4> KindNames{"decision", "view", "setting", "document"};
}

std::string_view recordKindName(RecordName::Kind kind)
{
    return KindNames[std::size_t(kind)];
}

std::optional<RecordName::Kind> recordKindFromName(std::string_view name)
{
    const auto found = std::find(KindNames.begin(), KindNames.end(), name);
    if (found == KindNames.end())
        return std::nullopt;
    return RecordName::Kind(found - KindNames.begin());
}

std::vector<RecordEdit> reverted(const std::vector<RecordEdit> &edits)
{
    std::vector<RecordEdit> back;
    back.reserve(edits.size());
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        back.push_back({edit->name, edit->after, edit->before});
    return back;
}

void applyEdits(ProjectRecords &records, const std::vector<RecordEdit> &edits)
{
    for (const RecordEdit &edit : edits) {
        if (edit.after)
            records[edit.name] = *edit.after;
        else
            records.erase(edit.name);
    }
}

void ProjectHistory::add(ProjectStep step)
{
    m_steps.resize(m_done);
    m_steps.push_back(std::move(step));
    ++m_done;
}

void ProjectHistory::extendLast(const std::vector<RecordEdit> &edits, std::string text)
{
    ProjectStep &last = m_steps.back();
    last.text = std::move(text);
    last.edits.insert(last.edits.end(), edits.begin(), edits.end());
}

std::vector<RecordEdit> ProjectHistory::goTo(std::size_t done)
{
    done = std::min(done, m_steps.size());
    std::vector<RecordEdit> edits;
    while (m_done > done) {
        const std::vector<RecordEdit> back = reverted(m_steps[--m_done].edits);
        edits.insert(edits.end(), back.begin(), back.end());
    }
    while (m_done < done) {
        const std::vector<RecordEdit> &forth = m_steps[m_done++].edits;
        edits.insert(edits.end(), forth.begin(), forth.end());
    }
    return edits;
}

void ProjectHistory::clear()
{
    m_steps.clear();
    m_done = 0;
}

} // namespace Dateline
