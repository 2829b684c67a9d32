// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <malloc.h>

namespace Dateline::Bench {

/// A benchmark by its name. It prints its own results, so that one preparation can serve several of them.
struct Case
{
    std::string name; ///< what the filter of packaging/bench is looked for in
    std::function<void()> run;
};

inline std::vector<Case> &cases()
{
    static std::vector<Case> all;
    return all;
}

/// Registers a benchmark before main: `static const Bench::Add benchmark("timeline.repaint", run);`
struct Add
{
    Add(std::string name, std::function<void()> run) { cases().push_back({std::move(name), std::move(run)}); }
};

/// The line that scripts read: NAME VALUE UNIT.
inline void report(const std::string &name, double value, const char *unit)
{
    std::printf("%s %.4g %s\n", name.c_str(), value, unit);
    std::fflush(stdout);
}

/// Seconds that @p work takes.
template<typename Work>
double seconds(Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Seconds of processor time that @p work takes on this thread: what it would take on a core of its own, whatever else runs.
template<typename Work>
double processorSeconds(Work work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
    };
    const double begin = now();
    work();
    return now() - begin;
}

/// The bytes by which @p work raises this process's resident memory at its highest, above what it held before. Linux only; -1
/// when the system does not tell.
template<typename Work>
double peakBytes(Work work)
{
    const auto field = [](const char *name) {
        double kibibytes = -1;
        if (std::FILE *file = std::fopen("/proc/self/status", "r")) {
            char line[256];
            const std::size_t length = std::strlen(name);
            while (std::fgets(line, sizeof line, file)) {
                if (std::strncmp(line, name, length) == 0)
                    kibibytes = std::strtod(line + length, nullptr);
            }
            std::fclose(file);
        }
        return kibibytes * 1024;
    };
    malloc_trim(0);
    if (std::FILE *file = std::fopen("/proc/self/clear_refs", "w")) {
        std::fputs("5", file); // sets the high-water mark back
        std::fclose(file);
    }
    const double before = field("VmRSS:");
    work();
    const double peak = field("VmHWM:");
    return before < 0 || peak < 0 ? -1 : peak - before;
}

inline double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace Dateline::Bench
