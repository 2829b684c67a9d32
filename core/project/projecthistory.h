// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// The name of something in a project that a person can change: a decision, a saved view, a setting, an article's being in it.
struct RecordName
{
    enum class Kind { Decision, View, Setting, Document };

    Kind kind = Kind::Decision;
    std::string id; ///< unique among its kind

    friend auto operator<=>(const RecordName &, const RecordName &) = default;
};

/// "decision", "view", "setting", "document", as project files have it; and back, nothing for any other word.
std::string_view recordKindName(RecordName::Kind kind);
std::optional<RecordName::Kind> recordKindFromName(std::string_view name);

/// All of it by name, each with its content (mostly JSON). With the machine's results this is the whole of a project.
using ProjectRecords = std::map<RecordName, std::string>;

/// One record before and after; nothing stands for its not being there.
struct RecordEdit
{
    RecordName name;
    std::optional<std::string> before;
    std::optional<std::string> after;

    friend bool operator==(const RecordEdit &, const RecordEdit &) = default;
};

/// What a person did in one step, and can undo in one.
struct ProjectStep
{
    std::string text; ///< in words for the user: "Reject “Leaders met”"
    std::vector<RecordEdit> edits;
};

/// The edits that take back @p edits, in the order to apply them.
std::vector<RecordEdit> reverted(const std::vector<RecordEdit> &edits);
/// Applies them in order.
void applyEdits(ProjectRecords &records, const std::vector<RecordEdit> &edits);

/// The steps of a session in order, without a limit, and how many of them are done. A step taken after others were undone
/// replaces those. Pure: it says what to apply and changes nothing itself.
class ProjectHistory
{
public:
    const std::vector<ProjectStep> &steps() const { return m_steps; }
    /// The first done() steps are done, the others are undone.
    std::size_t done() const { return m_done; }
    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }

    /// Adds a step that was just done.
    void add(ProjectStep step);
    /// Makes the last step, which must be done, do @p edits too, and gives it another text.
    void extendLast(const std::vector<RecordEdit> &edits, std::string text);
    /// Moves to where @p done steps are done (at most the number of steps) and returns the edits that lead there.
    std::vector<RecordEdit> goTo(std::size_t done);
    void clear();

private:
    std::vector<ProjectStep> m_steps;
    std::size_t m_done = 0;
};

} // namespace Dateline
