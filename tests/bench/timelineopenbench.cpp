// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "mainwindow.h"
#include "support/generatedevents.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>


namespace Dateline {

namespace {

/// A file of generated events into a window: until the first of them can be seen and worked with, and until all are drawn.
void measureOpening(int count)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("events.jsonl"));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return;
        TestSupport::EventGenerator generator(TestSupport::Spread::Random);
        for (int i = 0; i < count; ++i)
            file.write(QByteArray::fromStdString(TestSupport::jsonLine(generator.next()) + '\n'));
    }
    double first = 0;
    const double all = Bench::seconds([&] {
        const auto begin = std::chrono::steady_clock::now();
        MainWindow window({MapView::Mode::Painted, false});
        window.resize(1600, 1000);
        window.show();
        const TimelineView *timeline = window.findChild<TimelineView *>();
        window.open({path});
        while (window.loader().isLoading() || timeline->indexer().isPreparing()) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (first == 0 && !timeline->currentLayout().items.empty())
                first = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        }
        window.grab();
        // What is shown are fewer rows: some of them tell one event.
        if (window.workspace().events.store().size() != std::uint32_t(count))
            std::fprintf(stderr, "timeline.open.%d: only %u events\n", count, window.workspace().events.store().size());
    });
    const std::string suffix = '.' + std::to_string(count);
    Bench::report("timeline.open.first" + suffix, first == 0 ? all : std::min(first, all), "s");
    Bench::report("timeline.open" + suffix, all, "s");
}

const Bench::Add fiveThousand("timeline.open.5000", [] { measureOpening(5000); });
const Bench::Add hundredThousand("timeline.open.100000", [] { measureOpening(100000); });
const Bench::Add million("timeline.open.1000000", [] { measureOpening(1000000); });

} // namespace

} // namespace Dateline
