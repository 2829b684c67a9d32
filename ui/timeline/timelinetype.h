// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <cstdint>
#include <functional>

namespace Dateline {

/// What a text on the timeline is; the painter's font follows from it.
enum class TextRole : std::uint8_t { LaneName, LaneCount, Tick, Context, Label, ChosenLabel, Count };

/// The type of the timeline: one family in the sizes of the design, in logical pixels times a scale.
class TimelineType
{
public:
    /// The family and size of a desktop's font.
    explicit TimelineType(const QFont &font);
    /// The bundled font, the same everywhere.
    static TimelineType forExport();

    QFont font(TextRole role) const;
    double scale() const { return m_scale; }

private:
    QFont m_font;
    double m_scale = 1;
};

/// Measures the width of a text in logical pixels. Injected, so that a layout can be tested without fonts.
using TextMeasure = std::function<double(const QString &, TextRole)>;
TextMeasure measureWith(const TimelineType &type);

/// "12,345", from a hundred thousand on "123k", from a million on "1.2M".
QString compactCount(std::uint32_t count);

/// "1 event", "12,345 events".
QString compactEventsText(std::uint32_t count);

/// The longest form of @p text that fits @p room and ends with an ellipsis if anything is cut off; empty if nothing fits.
QString elidedText(const QString &text, double room, TextRole role, const TextMeasure &measure);

} // namespace Dateline
