// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/writtenevents.h"

#include "io/eventwriter.h"

#include <catch2/catch_test_macros.hpp>

#include <QBuffer>

namespace Dateline::TestSupport {

QByteArray writtenEvents(const std::string &format, const std::vector<ExtractedDocument> &documents)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = writerFor(format, buffer);
    REQUIRE(writer);
    REQUIRE_FALSE(writer->begin());
    for (const ExtractedDocument &document : documents)
        REQUIRE_FALSE(writer->document(document));
    REQUIRE_FALSE(writer->end());
    return buffer.data();
}

} // namespace Dateline::TestSupport
