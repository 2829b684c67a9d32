// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>
#include <vector>

namespace Dateline {

/// What a file or folder given by the user holds.
struct InputFiles
{
    struct Problem
    {
        std::string path;
        std::string message;
    };
    std::vector<std::string> paths;  ///< files that can hold an article, folders in order of name; "-" stays itself
    std::vector<Problem> problems;   ///< what could not be looked into, with the reason
};

/// Looks into folders recursively and takes the files with an ending that a reader knows; a file named directly is always
/// taken. Links are followed, but no folder is entered twice, so a loop of links ends. Where @p isCancelled is given and
/// becomes true, it returns soon, with what was found until then.
InputFiles findInputFiles(const std::vector<std::string> &inputs, const std::atomic<bool> *isCancelled = nullptr);

} // namespace Dateline
