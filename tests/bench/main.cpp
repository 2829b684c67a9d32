// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include <QApplication>

// dateline-bench [FILTER]: runs the benchmarks whose name holds FILTER, all without one.
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const std::string filter = argc > 1 ? argv[1] : "";
    bool any = false;
    for (const Dateline::Bench::Case &each : Dateline::Bench::cases()) {
        // A filter may name one result, which is longer than the name of the benchmark that it comes from.
        if (each.name.find(filter) == std::string::npos && filter.find(each.name) == std::string::npos)
            continue;
        any = true;
        each.run();
    }
    if (!any)
        std::fprintf(stderr, "No benchmark's name holds \"%s\".\n", filter.c_str());
    return any ? 0 : 2;
}
