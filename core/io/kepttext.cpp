// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/kepttext.h"

#include <mutex>
#include <string>
#include <unordered_set>

namespace Dateline {

std::string_view keptText(std::string_view text)
{
    // Never freed: views of it lie in documents, which live as long as they like.
    static std::mutex mutex;
    static auto *const texts = new std::unordered_set<std::string>;
    const std::lock_guard lock(mutex);
    return *texts->emplace(text).first;
}

} // namespace Dateline
