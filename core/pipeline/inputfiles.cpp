// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/inputfiles.h"

#include "text/ascii.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace Dateline {

namespace {

namespace fs = std::filesystem;

bool hasKnownEnding(const fs::path &path)
{
    const std::string ending = lowerAscii(path.extension().string());
    for (const char *known : {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"}) {
        if (ending == known)
            return true;
    }
    return false;
}

std::string reasonFor(const std::error_code &error)
{
    if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted)
        return "You have no permission to look into the folder.";
    if (error == std::errc::too_many_symbolic_link_levels)
        return "It is a link that leads back to itself.";
    if (error == std::errc::no_such_file_or_directory)
        return "It is a link that leads nowhere.";
    return "It cannot be looked into: " + error.message() + ".";
}

class Finder
{
public:
    explicit Finder(const std::atomic<bool> *isCancelled)
        : m_isCancelled(isCancelled)
    {
    }

    void addFolder(const fs::path &folder)
    {
        std::error_code error;
        const fs::path canonical = fs::canonical(folder, error);
        if (error) {
            addProblem(folder, error);
            return;
        }
        if (!m_entered.insert(canonical.string()).second)
            return;
        std::vector<fs::path> entries;
        fs::directory_iterator entry(folder, error);
        for (const fs::directory_iterator end; !error && entry != end && !isCancelled(); entry.increment(error)) {
            if (!entry->path().filename().string().starts_with('.'))
                entries.push_back(entry->path());
        }
        if (error)
            addProblem(folder, error);
        std::sort(entries.begin(), entries.end(), [](const fs::path &a, const fs::path &b) { return a.filename().string() < b.filename().string(); });
        for (const fs::path &path : entries)
            addEntry(path);
    }

    void addNamed(const std::string &input)
    {
        std::error_code error;
        if (input != "-" && fs::is_directory(input, error))
            addFolder(input);
        else
            m_files.paths.push_back(input);
    }

    InputFiles take() { return std::move(m_files); }

private:
    bool isCancelled() const { return m_isCancelled && *m_isCancelled; }

    void addEntry(const fs::path &path)
    {
        if (isCancelled())
            return;
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (status.type() == fs::file_type::directory) {
            addFolder(path);
        } else if (status.type() == fs::file_type::regular) {
            if (hasKnownEnding(path))
                m_files.paths.push_back(path.string());
        } else if ((error || status.type() == fs::file_type::not_found) && hasKnownEnding(path)) {
            addProblem(path, error ? error : std::make_error_code(std::errc::no_such_file_or_directory));
        }
    }

    void addProblem(const fs::path &path, const std::error_code &error) { m_files.problems.push_back({path.string(), reasonFor(error)}); }

    const std::atomic<bool> *m_isCancelled;
    InputFiles m_files;
    std::set<std::string> m_entered;
};

} // namespace

InputFiles findInputFiles(const std::vector<std::string> &inputs, const std::atomic<bool> *isCancelled)
{
    Finder finder(isCancelled);
    for (const std::string &input : inputs)
        finder.addNamed(input);
    return finder.take();
}

} // namespace Dateline
