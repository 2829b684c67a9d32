// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinetype.h"

#include "models/counttext.h"
#include "theme.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHash>

#include <array>
#include <cmath>
#include <memory>
#include <optional>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

struct TypeSize
{
    double pixels;
    int weight;
};
constexpr std::array<TypeSize, int(TextRole::Count) + 1> TypeSizes{
    TypeSize{13, 600}, TypeSize{12, 400}, TypeSize{12, 400}, TypeSize{12, 600}, TypeSize{12, 400}, TypeSize{12, 600}, TypeSize{12, 600}};

} // namespace

TimelineType::TimelineType(const QFont &font)
    : m_font(font)
    , m_scale(std::max(0.5, QFontInfo(font).pixelSize() / 13.0))
{
}

TimelineType TimelineType::forExport()
{
    TimelineType type{exportFont(13)};
    type.m_scale = 1;
    return type;
}

QFont TimelineType::font(TextRole role) const
{
    QFont font = m_font;
    font.setPixelSize(std::max(1, qRound(TypeSizes[std::size_t(role)].pixels * m_scale)));
    font.setWeight(QFont::Weight(TypeSizes[std::size_t(role)].weight));
    return font;
}

TextMeasure measureWith(const TimelineType &type)
{
    struct Memory
    {
        std::array<std::optional<QFontMetricsF>, TypeSizes.size()> metrics;
        std::array<QHash<QString, double>, TypeSizes.size()> widths;
    };
    const auto memory = std::make_shared<Memory>();
    return [memory, type](const QString &text, TextRole role) {
        constexpr qsizetype Most = 20000;
        const std::size_t slot = std::size_t(role);
        QHash<QString, double> &widths = memory->widths[slot];
        if (const auto found = widths.constFind(text); found != widths.constEnd())
            return *found;
        if (!memory->metrics[slot])
            memory->metrics[slot].emplace(type.font(role));
        if (widths.size() > Most)
            widths.clear();
        const double width = memory->metrics[slot]->horizontalAdvance(text);
        widths.insert(text, width);
        return width;
    };
}

QString compactCount(std::uint32_t count)
{
    if (count >= 1000000)
        return Text::tr("%1M", "millions").arg(count / 1e6, 0, 'f', count >= 10000000 ? 0 : 1);
    if (count >= 100000)
        return Text::tr("%1k", "thousands").arg(count / 1000);
    return countText(count);
}

QString compactEventsText(std::uint32_t count)
{
    return count == 1 ? Text::tr("1 event") : Text::tr("%1 events").arg(compactCount(count));
}

QString elidedText(const QString &text, double room, TextRole role, const TextMeasure &measure)
{
    if (measure(text, role) <= room)
        return text;
    qsizetype shortest = 0;
    qsizetype longest = text.size();
    while (shortest + 1 < longest) {
        const qsizetype middle = (shortest + longest) / 2;
        (measure(text.left(middle).trimmed() + u'…', role) <= room ? shortest : longest) = middle;
    }
    return shortest == 0 ? QString() : text.left(shortest).trimmed() + u'…';
}

} // namespace Dateline
