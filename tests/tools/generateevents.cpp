// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generatedevents.h"

#include <charconv>
#include <cstdio>
#include <cstring>

using namespace Dateline::TestSupport;

// generate-events COUNT [random|clustered]: writes COUNT made-up events to standard output as JSON Lines, one an event. The
// same arguments always give the same bytes.
int main(int argc, char **argv)
{
    std::uint32_t count = 0;
    const char *const text = argc > 1 ? argv[1] : "";
    const char *const end = text + std::strlen(text);
    const auto [rest, error] = std::from_chars(text, end, count);
    const char *const spread = argc > 2 ? argv[2] : "random";
    const bool isClustered = std::strcmp(spread, "clustered") == 0;
    if (error != std::errc() || rest != end || argc > 3 || (!isClustered && std::strcmp(spread, "random") != 0)) {
        std::fputs("usage: generate-events COUNT [random|clustered]\n", stderr);
        return 2;
    }
    EventGenerator generator(isClustered ? Spread::Clustered : Spread::Random);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string line = jsonLine(generator.next()) + '\n';
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) {
            std::fputs("generate-events: could not write\n", stderr);
            return 1;
        }
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
