// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinepainter.h"

#include "theme.h"
#include "timeline/overviewlayout.h"

#include <QFontMetricsF>
#include <QHash>
#include <QLinearGradient>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <QStaticText>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace Dateline {

namespace {

constexpr double StubLength = 32;

double onPixel(double x)
{
    return std::floor(x) + 0.5;
}

/// A line one pixel wide along an axis. Filled, not stroked: a raster fills a rectangle many times faster.
void verticalLine(QPainter &painter, double x, double top, double bottom, const QColor &color)
{
    painter.fillRect(QRectF(std::floor(x), top, 1, bottom - top), color);
}

void horizontalLine(QPainter &painter, double left, double right, double y, const QColor &color)
{
    painter.fillRect(QRectF(left, std::floor(y), right - left, 1), color);
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

QColor mixed(const QColor &over, const QColor &under, double share)
{
    return QColor::fromRgbF(float(over.redF() * share + under.redF() * (1 - share)), float(over.greenF() * share + under.greenF() * (1 - share)),
                            float(over.blueF() * share + under.blueF() * (1 - share)));
}

/// Texts whose glyphs were once found. Shaping them is most of the cost of a frame, and the next frame shows the same ones.
class ShapedTexts
{
public:
    const QStaticText &of(std::size_t role, const QFont &font, const QString &text)
    {
        constexpr qsizetype Most = 4000;
        Slot &slot = m_slots[role];
        if (slot.font != font || slot.texts.size() > Most) {
            slot.texts.clear();
            slot.font = font;
        }
        const auto found = slot.texts.constFind(text);
        if (found != slot.texts.constEnd())
            return *found;
        QStaticText shaped(text);
        shaped.setTextFormat(Qt::PlainText);
        shaped.setPerformanceHint(QStaticText::AggressiveCaching);
        shaped.prepare(QTransform(), font);
        return *slot.texts.insert(text, shaped);
    }

private:
    struct Slot
    {
        QFont font;
        QHash<QString, QStaticText> texts;
    };
    std::array<Slot, std::size_t(TextRole::Count) + 1> m_slots;
};

class Painting
{
public:
    Painting(QPainter &painter, const TimelineType &type, const Theme &theme, const std::vector<TimelineIndex::Mix> &mixes = {})
        : m_painter(painter)
        , m_theme(theme)
        , m_mixes(mixes)
    {
        for (std::size_t role = 0; role < m_faces.size(); ++role) {
            m_faces[role].font = type.font(TextRole(role));
            const QFontMetricsF metrics(m_faces[role].font);
            m_faces[role].baseline = (metrics.ascent() - metrics.descent()) / 2;
            m_faces[role].ascent = metrics.ascent();
        }
        // Only on a raster: in a PDF or an SVG a text must stay a text.
        static thread_local ShapedTexts shaped;
        if (painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster)
            m_shaped = &shaped;
    }

    void text(const TimelineText &text)
    {
        const Face &face = m_faces[std::size_t(text.role)];
        // Setting what is set already costs as much as drawing a number.
        if (m_face != &face) {
            m_face = &face;
            m_painter.setFont(face.font);
            m_painter.setPen(colorOf(text.role));
        }
        const QPointF baseline(text.box.left(), text.box.center().y() + face.baseline);
        if (m_shaped)
            m_painter.drawStaticText(baseline - QPointF(0, face.ascent), m_shaped->of(std::size_t(text.role), face.font, text.text));
        else
            m_painter.drawText(baseline, text.text);
    }

    /// After something else than a text was drawn.
    void forgetFace() { m_face = nullptr; }

    void item(const TimelineItem &item)
    {
        const Shades &shades = shadesOf(item.country);
        switch (item.shape) {
        case TimelineItem::Shape::Dot: dot(item, shades.full); break;
        case TimelineItem::Shape::Bar: bar(item, shades.full); break;
        case TimelineItem::Shape::ThinBar: bar(item, shades.thinBar); break;
        case TimelineItem::Shape::Block: block(item, shades); break;
        case TimelineItem::Shape::ThinBlock: thinBlock(item, shades); break;
        }
    }

    QColor color(CountryCode country) { return shadesOf(country).full; }

private:
    struct Face
    {
        QFont font;
        double baseline = 0; ///< below the middle of the line
        double ascent = 0;
    };
    /// The shades of a colour on the page, mixed once.
    struct Shades
    {
        CountryCode country;
        QColor full;
        QColor thinBar;
        QColor block;
        QColor thinBlock;
    };

    const Shades &shadesOf(CountryCode country)
    {
        const auto found = std::find_if(m_shades.begin(), m_shades.end(), [country](const Shades &each) { return each.country == country; });
        if (found != m_shades.end())
            return *found;
        const QColor full = country.isEmpty() ? m_theme.secondText : m_theme.countryColor(country);
        m_shades.push_back({country, full, mixed(full, m_theme.page, 0.78), mixed(full, m_theme.page, 0.26), mixed(full, m_theme.page, 0.3)});
        return m_shades.back();
    }

    QColor colorOf(TextRole role) const
    {
        switch (role) {
        case TextRole::LaneCount:
        case TextRole::Tick: return m_theme.secondText;
        default: return m_theme.text;
        }
    }

    void ring(const QRectF &around)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.accent, 2));
        const double radius = std::min(around.width(), around.height()) / 2 + 3;
        m_painter.drawRoundedRect(around.adjusted(-3, -3, 3, 3), radius, radius);
    }

    void dot(const TimelineItem &item, const QColor &color)
    {
        if (item.approximate) {
            m_painter.setBrush(mixed(color, m_theme.page, 0.35));
            m_painter.setPen(QPen(color, 1.2, Qt::DotLine));
            m_painter.drawEllipse(item.box.adjusted(0.6, 0.6, -0.6, -0.6));
        } else {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(color);
            m_painter.drawEllipse(item.box);
        }
        if (item.chosen)
            ring(item.box);
    }

    void hatch(const QRectF &box, const QColor &color)
    {
        m_painter.setPen(QPen(color, 1.2));
        for (double x = box.left(); x + box.height() <= box.right(); x += 5)
            m_painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }

    void arrow(double x, double tip, const QRectF &box, const QColor &color)
    {
        const double half = box.height() / 2 + 3;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawPolygon(QPolygonF({QPointF(x, box.center().y() - half), QPointF(tip, box.center().y()), QPointF(x, box.center().y() + half)}));
    }

    void bar(const TimelineItem &item, const QColor &color)
    {
        const QRectF &box = item.box;
        QRectF core = box;
        if (item.leftEnd == BarEnd::Hatched)
            core.setLeft(box.left() + StubLength);
        if (item.rightEnd == BarEnd::Hatched)
            core.setRight(box.right() - StubLength);
        const double head = box.height() / 2 + 5;
        if (item.leftEnd == BarEnd::Arrow)
            core.setLeft(box.left() + head);
        if (item.rightEnd == BarEnd::Arrow)
            core.setRight(box.right() - head);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        if (item.approximate) {
            QLinearGradient fade(core.topLeft(), core.topRight());
            const double length = std::min(0.4, 24 / std::max(1.0, core.width()));
            fade.setColorAt(0, item.leftEnd == BarEnd::Fading ? withAlpha(color, 0.1) : color);
            fade.setColorAt(length, color);
            fade.setColorAt(1 - length, color);
            fade.setColorAt(1, item.rightEnd == BarEnd::Fading ? withAlpha(color, 0.1) : color);
            m_painter.setBrush(fade);
        }
        const double radius = std::min(2.0, box.height() / 2);
        m_painter.drawRoundedRect(core, radius, radius);
        if (item.leftEnd == BarEnd::Arrow)
            arrow(core.left(), box.left(), box, color);
        if (item.rightEnd == BarEnd::Arrow)
            arrow(core.right(), box.right(), box, color);
        if (item.leftEnd == BarEnd::Hatched)
            hatch({box.left(), box.top(), StubLength, box.height()}, color);
        if (item.rightEnd == BarEnd::Hatched)
            hatch({core.right(), box.top(), StubLength, box.height()}, color);
        if (item.chosen)
            ring(box);
    }

    void chosenMark(double x, double y)
    {
        m_painter.setPen(QPen(m_theme.page, 1.5));
        m_painter.setBrush(m_theme.accent);
        m_painter.drawEllipse(QPointF(x, y), 5, 5);
    }

    // Blocks have straight edges: filled without antialiasing they are crisp, and many times faster.

    /// The shares of the countries along the upper edge of a block, most of KZ first as everywhere.
    void mix(const QRectF &strip, const TimelineIndex::Mix &mix)
    {
        double total = 0;
        for (const std::uint32_t count : mix)
            total += count;
        double left = strip.left();
        double before = 0;
        for (std::size_t i = 0; i < mix.size(); ++i) {
            if (mix[i] == 0)
                continue;
            before += mix[i];
            const double right = strip.left() + strip.width() * before / total;
            const bool isKnown = i < TimelineIndex::MixCountries.size();
            m_painter.fillRect(QRectF(left, strip.top(), right - left, strip.height()), isKnown ? shadesOf(TimelineIndex::MixCountries[i]).full : m_theme.border);
            left = right;
        }
    }

    void block(const TimelineItem &item, const Shades &shades)
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(item.box, shades.block);
        if (item.mix >= 0)
            mix(QRectF(item.box.left(), item.box.top(), item.box.width(), 4), m_mixes[std::size_t(item.mix)]);
        else
            m_painter.fillRect(QRectF(item.box.left(), item.box.top(), item.box.width(), 2), shades.full);
        m_painter.setRenderHint(QPainter::Antialiasing);
        if (item.chosen) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_theme.accent, 2));
            m_painter.drawRect(item.box);
            chosenMark(item.chosenX, item.box.top());
        }
    }

    void thinBlock(const TimelineItem &item, const Shades &shades)
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(item.box, shades.full);
        if (item.mix >= 0)
            mix(item.box.adjusted(1, 1, -1, -1), m_mixes[std::size_t(item.mix)]);
        else
            m_painter.fillRect(item.box.adjusted(1, 1, -1, -1), shades.thinBlock);
        m_painter.setRenderHint(QPainter::Antialiasing);
        if (item.chosen) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_theme.accent, 2));
            m_painter.drawRect(item.box.adjusted(-1, -1, 1, 1));
            chosenMark(item.chosenX, item.box.center().y());
        }
    }

    QPainter &m_painter;
    const Theme &m_theme;
    const std::vector<TimelineIndex::Mix> m_mixes;
    ShapedTexts *m_shaped = nullptr;
    const Face *m_face = nullptr;
    std::vector<Shades> m_shades;
    std::array<Face, std::size_t(TextRole::Count) + 1> m_faces;
};

} // namespace

void TimelinePainter::paint(QPainter &painter, const TimelineLayout &layout, const Theme &theme)
{
    Painting painting(painter, layout.type, theme, layout.mixes);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = layout.size.width();
    const double height = layout.size.height();
    const double left = layout.axis.left();
    const double top = layout.lanesArea.top();
    const double bottom = layout.lanesArea.bottom();
    const auto texts = [&](TimelineText::Layer layer) {
        painting.forgetFace();
        for (const TimelineText &text : layout.texts) {
            if (text.layer == layer)
                painting.text(text);
        }
    };
    painter.fillRect(QRectF(QPointF(), layout.size), theme.page);

    const QColor eraGround = mixed(theme.secondText, theme.page, 0.07);
    for (const TimelineLayout::Era &era : layout.eras)
        painter.fillRect(era.ground, eraGround);
    if (layout.range)
        painter.fillRect(*layout.range, theme.chosenGround);

    for (const double x : layout.gridLines)
        verticalLine(painter, x, top, bottom, theme.hairline);
    for (const TimelineLaneBox &lane : layout.lanes)
        horizontalLine(painter, 0, width, lane.body.bottom() - 1, theme.hairline);
    if (layout.todayX) {
        painter.setPen(QPen(theme.accent, 1.2, Qt::DashLine));
        painter.drawLine(QPointF(onPixel(*layout.todayX), top), QPointF(onPixel(*layout.todayX), bottom));
    }

    for (const TimelineItem &item : layout.items) {
        if (!item.chosen)
            painting.item(item);
    }
    for (const TimelineItem &item : layout.items) {
        if (item.chosen)
            painting.item(item);
    }
    texts(TimelineText::Layer::Body);

    // What slides under the headings, the date line and the foot is covered by them: no clipping, which SVG would lose.
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(0, 0, left, height), theme.page);
    for (const TimelineLaneBox &lane : layout.lanes)
        horizontalLine(painter, 0, left, lane.body.bottom() - 1, theme.hairline);
    painter.setPen(Qt::NoPen);
    for (const TimelineLaneBox &lane : layout.lanes) {
        if (lane.rule.isNull())
            continue;
        painter.setBrush(painting.color(lane.country));
        painter.drawRoundedRect(lane.rule, 2, 2);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.faintText, 1.4));
    for (const TimelineLaneBox &lane : layout.lanes) {
        if (!lane.chevron)
            continue;
        const QPointF at = *lane.chevron;
        if (lane.folded)
            painter.drawPolyline(QPolygonF({at + QPointF(-2, -4), at + QPointF(2, 0), at + QPointF(-2, 4)}));
        else
            painter.drawPolyline(QPolygonF({at + QPointF(-4, -2), at + QPointF(0, 2), at + QPointF(4, -2)}));
    }
    texts(TimelineText::Layer::Heading);
    painter.fillRect(QRectF(0, 0, width, top), theme.page);
    const QRectF foot(left, bottom, width - left, height - bottom);
    painter.fillRect(foot, theme.page);
    for (const TimelineLayout::Era &era : layout.eras)
        painter.fillRect(era.ground.intersected(foot), eraGround);
    const QColor eraLine = mixed(theme.secondText, theme.page, 0.5);
    for (const TimelineLayout::Era &era : layout.eras) {
        painter.fillRect(era.line, eraLine);
        // What goes on has an open end, a step above the line's.
        if (!era.isOpen)
            painter.fillRect(QRectF(era.line.right() - 1, era.line.top(), 1, era.line.height() + 3), eraLine);
        painter.fillRect(QRectF(era.line.left(), era.line.top(), 1, era.line.height() + 3), eraLine);
    }
    if (layout.range) {
        painter.fillRect(QRectF(layout.range->left(), 0, layout.range->width(), top), theme.chosenGround);
        painter.fillRect(layout.range->intersected(foot), theme.chosenGround);
    }
    if (layout.todayX) {
        painter.setPen(QPen(theme.accent, 1.2, Qt::DashLine));
        painter.drawLine(QPointF(onPixel(*layout.todayX), bottom), QPointF(onPixel(*layout.todayX), height));
    }
    horizontalLine(painter, 0, width, top - 1, theme.hairline);
    verticalLine(painter, left - 1, 0, height, theme.hairline);
    horizontalLine(painter, left, width, bottom, theme.hairline);
    for (const double x : layout.gridLines)
        verticalLine(painter, x, layout.contextHeight, top, theme.hairline);
    for (const double x : layout.contextLines)
        verticalLine(painter, x, 0, top, theme.border);
    if (layout.filtered) {
        painter.fillRect(*layout.filtered, theme.accent);
        for (const double x : {layout.filtered->left(), layout.filtered->right() - 1})
            verticalLine(painter, x, layout.filtered->top(), bottom, theme.accent);
    }
    texts(TimelineText::Layer::Frame);
    if (!layout.message.isEmpty()) {
        painter.setFont(layout.type.font(TextRole::LaneName));
        painter.setPen(theme.secondText);
        painter.fillRect(layout.messageBox, theme.page);
        painter.drawText(layout.messageBox, Qt::AlignCenter | Qt::TextWordWrap, layout.message);
    }
    painter.restore();
}

void TimelinePainter::paint(QPainter &painter, const OverviewLayout &layout, const Theme &theme)
{
    Painting painting(painter, layout.type, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), layout.size), theme.page);
    painter.fillRect(layout.window, theme.chosenGround);
    painter.setPen(Qt::NoPen);
    const QColor bar = mixed(theme.secondText, theme.page, 0.55);
    for (const QRectF &each : layout.bars)
        painter.fillRect(each, bar);
    painter.fillRect(QRectF(layout.window.left() - 1, layout.window.top(), 2, layout.window.height()), theme.accent);
    painter.fillRect(QRectF(layout.window.right() - 1, layout.window.top(), 2, layout.window.height()), theme.accent);
    horizontalLine(painter, layout.strip.left(), layout.strip.right(), layout.strip.bottom(), theme.hairline);
    horizontalLine(painter, 0, layout.size.width(), layout.size.height() - 1, theme.hairline);
    for (const TimelineText &text : layout.texts)
        painting.text(text);
    painter.restore();
}

} // namespace Dateline
