// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/corridortally.h"
#include "io/eventwriter.h"

namespace Dateline {

/// See eventFormats(): "kml".
class KmlWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;

private:
    CorridorTally m_corridors;
};

} // namespace Dateline
