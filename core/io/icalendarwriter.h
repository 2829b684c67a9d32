// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventwriter.h"

namespace Dateline {

/// See eventFormats(): "ics". The same events give the same bytes: a stamp is the article's day, never the clock's.
class ICalendarWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;
};

} // namespace Dateline
