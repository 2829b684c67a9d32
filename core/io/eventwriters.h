// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventwriter.h"

#include <memory>

namespace Dateline {

// One writer a format, as eventFormats() describes it. Each writes to @p device, which must outlive it and be open.

std::unique_ptr<EventWriter> makeJsonLinesWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeJsonArrayWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeCsvWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeGeoJsonWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeKmlWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeICalendarWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeTimelineJsWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeLinkedPlacesWriter(QIODevice &device);
std::unique_ptr<EventWriter> makeAnnotationWriter(QIODevice &device);

} // namespace Dateline
