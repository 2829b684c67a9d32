// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/articleview.h"
#include "reader/eventdetails.h"
#include "reader/sourcereader.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QLabel>
#include <QTest>

#include <string>
#include <utility>
#include <vector>

namespace Dateline::TestSupport {

/// A reader with articles, shown.
struct Reading
{
    Workspace workspace;
    SourceReader reader{workspace};

    explicit Reading(std::vector<ExtractedDocument> documents, QSize size = {360, 640})
    {
        workspace.events.addDocuments(std::move(documents));
        show(size);
    }

    void show(QSize size)
    {
        reader.resize(size);
        reader.show();
        REQUIRE(QTest::qWaitForWindowExposed(&reader));
    }

    ArticleView &view() { return *reader.article(); }
    const ExtractedDocument &document(std::uint32_t index = 0) { return workspace.events.store().document(index); }

    std::uint32_t byteOf(const std::string &words) { return std::uint32_t(view().article()->document.text.find(words)); }

    /// A point on the first characters of @p words.
    QPoint pointOf(const std::string &words)
    {
        const std::uint32_t byte = byteOf(words);
        const std::vector<QRectF> ground = view().groundOf({byte, byte + std::uint32_t(words.size())});
        REQUIRE(!ground.empty());
        return QPointF(ground.front().left() + 14, ground.front().center().y()).toPoint();
    }

    void click(const std::string &words) { QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, pointOf(words)); }

    bool isInView(TextSpan span)
    {
        const std::vector<QRectF> ground = view().groundOf(span);
        return !ground.empty() && view().viewport()->rect().contains(ground.front().toRect())
            && view().viewport()->rect().contains(ground.back().toRect());
    }

    QStringList detailTexts()
    {
        QStringList texts;
        for (const QLabel *label : reader.details()->findChildren<QLabel *>()) {
            if (label->isVisibleTo(reader.details()))
                texts << QString(label->text()).remove(QChar(0x200B));
        }
        return texts;
    }
};

/// An article with one event.
inline ExtractedDocument guestsIn(const std::string &title)
{
    return sampleDocument(title, "2024-07-05",
                          {{"Guests came to Almaty on 3 July 2024.", "3 July 2024", "2024-07-03", "2024-07-03", Precision::Day, "Almaty", {43, 77}, {"KZ"}, {}}});
}

} // namespace Dateline::TestSupport
