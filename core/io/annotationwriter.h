// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventwriter.h"

namespace Dateline {

/// See eventFormats(): "annotations".
class AnnotationWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;

private:
    bool m_first = true;
};

} // namespace Dateline
