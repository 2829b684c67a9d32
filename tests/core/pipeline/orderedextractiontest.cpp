// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/orderedextraction.h"

#include "pipeline/extractionpipeline.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

using namespace Dateline;

TEST_CASE("Reading a long file of events tells how much of it is read, ever more until all is", "[pipeline]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("many.jsonl"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    const int lines = 40'000;
    for (int i = 0; i < lines; ++i)
        file.write("{\"date\": \"2024-07-03\", \"text\": \"In Astana the wells were counted.\"}\n");
    file.close();

    std::vector<double> parts;
    std::size_t events = 0;
    const std::atomic<bool> cancelled = false;
    extractInOrder({path.toStdString()}, ExtractionPipeline(ExtractionPipeline::Options{}), 0, cancelled,
        [&](ExtractionOutcome outcome) {
            REQUIRE(outcome.result);
            CHECK(outcome.isLast);
            events += outcome.result->events.size();
        },
        [&](const std::string &read, double part) {
            CHECK(read == path.toStdString());
            parts.push_back(part);
        });
    CHECK(events == std::size_t(lines));
    REQUIRE(parts.size() > 2);
    CHECK(std::is_sorted(parts.begin(), parts.end()));
    CHECK(parts.front() < 1);
    CHECK(parts.back() == 1);
}
