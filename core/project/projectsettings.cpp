// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

namespace Dateline {

std::vector<std::string> Project::views() const
{
    std::vector<std::string> names;
    for (const auto &[name, content] : m_records) {
        if (name.kind == RecordName::Kind::View)
            names.push_back(name.id);
    }
    return names;
}

std::optional<std::string> Project::view(const std::string &name) const
{
    const auto found = m_records.find({RecordName::Kind::View, name});
    return found == m_records.end() ? std::nullopt : std::optional(found->second);
}

void Project::setView(const std::string &name, const std::string &content)
{
    const std::optional<std::string> before = view(name);
    if (before != content)
        change({tr("Save the view “%1”").arg(QString::fromUtf8(name)).toStdString(), {{{RecordName::Kind::View, name}, before, content}}});
}

void Project::removeView(const std::string &name)
{
    if (const std::optional<std::string> before = view(name))
        change({tr("Remove the view “%1”").arg(QString::fromUtf8(name)).toStdString(), {{{RecordName::Kind::View, name}, before, std::nullopt}}});
}

void Project::renameView(const std::string &name, const std::string &to)
{
    const std::optional<std::string> content = view(name);
    if (!content || name == to)
        return;
    change({tr("Rename the view “%1”").arg(QString::fromUtf8(name)).toStdString(),
            {{{RecordName::Kind::View, name}, content, std::nullopt}, {{RecordName::Kind::View, to}, view(to), content}}});
}

std::optional<std::string> Project::setting(const std::string &name) const
{
    const auto found = m_records.find({RecordName::Kind::Setting, name});
    return found == m_records.end() ? std::nullopt : std::optional(found->second);
}

void Project::setSetting(const std::string &name, const std::string &content, const QString &text, bool undoable)
{
    const std::optional<std::string> before = setting(name);
    if (before != content)
        change({text.toStdString(), {{{RecordName::Kind::Setting, name}, before, content}}}, undoable);
}

} // namespace Dateline
