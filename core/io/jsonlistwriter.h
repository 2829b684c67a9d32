// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventwriter.h"
#include "io/jsontext.h"

namespace Dateline {

/// A format whose file is one JSON value that ends in a list, one entry a line: "{…[" entry, entry … "]}".
class JsonListWriter : public EventWriter
{
protected:
    /// @p opening is all up to and with the list's "[", @p closing all from its "]" on; both must outlive the writer.
    JsonListWriter(QIODevice &device, std::string_view opening, std::string_view closing);

    /// Begins the next entry; what is written to the returned text is its value.
    JsonText nextEntry(EventOutput &output);

    void writeBegin(EventOutput &output) final;
    void writeEnd(EventOutput &output) final;
    /// The entries after those of the last document; none in most formats.
    virtual void writeLastEntries(EventOutput &output);

private:
    std::string_view m_opening;
    std::string_view m_closing;
    bool m_first = true;
};

} // namespace Dateline
