// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartview.h"

#include "viewaccessible.h"
#include "workspace.h"

#include <QAccessible>
#include <QFontInfo>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <QVariantAnimation>

namespace Dateline {

namespace {
constexpr double Margin = 12;
constexpr int FadeMilliseconds = 180;
/// Counting more events than this takes longer than a person notices: the timeline comes first.
constexpr std::uint32_t CountedAtOnce = 100'000;
constexpr int LaterMilliseconds = 300;
} // namespace

ChartView::ChartView(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_sheet(std::make_unique<ChartSheet>(makeChart(chartNames().front())))
    , m_fade(new QVariantAnimation(this))
{
    m_fade->setStartValue(1.0);
    m_fade->setEndValue(0.0);
    m_fade->setDuration(FadeMilliseconds);
    connect(m_fade, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(m_fade, &QVariantAnimation::finished, this, [this] {
        m_before = {};
        update();
    });
    m_later.setSingleShot(true);
    m_later.setInterval(LaterMilliseconds);
    connect(&m_later, &QTimer::timeout, this, [this] {
        if (m_stale && isVisible())
            refresh();
    });
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    installViewAccessibility();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &ChartView::eventsChanged);
    connect(&workspace, &Workspace::themeChanged, this, &ChartView::layOutAnew);
}

ChartView::~ChartView() = default;

void ChartView::setChart(std::unique_ptr<Chart> chart)
{
    beginFade();
    m_sheet = std::make_unique<ChartSheet>(std::move(chart));
    m_current = -1;
    m_hovered = -1;
    refresh();
}

void ChartView::eventsChanged()
{
    if (isVisible())
        beginFade();
    m_stale = true;
    // A hidden chart counts nothing; it does when it is shown again. Whoever asks for something of it before counts then.
    if (!isVisible())
        return;
    // The wait begins when the other views have taken the change too.
    if (m_workspace.events.store().size() > CountedAtOnce)
        QMetaObject::invokeMethod(&m_later, qOverload<>(&QTimer::start), Qt::QueuedConnection);
    else
        refresh();
}

void ChartView::beginFade()
{
    if (!isVisible() || !m_laidOut || !style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this))
        return;
    QPixmap before(size() * devicePixelRatioF());
    before.setDevicePixelRatio(devicePixelRatioF());
    render(&before, QPoint(), QRegion(), DrawChildren);
    m_before = before;
    m_fade->start();
}

void ChartView::refresh()
{
    m_stale = false;
    m_sheet->update(m_workspace);
    layOutAnew();
    m_hovered = -1;
    ensureLaidOut();
    if (m_current >= chart().markCount())
        m_current = -1;
    tell();
    Q_EMIT chartChanged();
}

void ChartView::layOutAnew()
{
    m_laidOut = false;
    update();
}

void ChartView::ensureLaidOut()
{
    if (m_stale) {
        m_stale = false;
        m_sheet->update(m_workspace);
        m_laidOut = false;
    }
    if (m_laidOut)
        return;
    QFont small = font();
    small.setPixelSize(std::max(11, QFontInfo(font()).pixelSize() - 1));
    const QSizeF inner(std::max(1.0, width() - 2 * Margin), std::max(1.0, height() - 2 * Margin));
    m_sheet->layOut(inner, m_workspace.theme(), small, {});
    m_laidOut = true;
}

QRectF ChartView::markRect(int mark)
{
    ensureLaidOut();
    return m_sheet->markRect(mark).translated(Margin, Margin);
}

int ChartView::markAt(QPointF position)
{
    ensureLaidOut();
    return m_sheet->markAt(position - QPointF(Margin, Margin));
}

void ChartView::setCurrentMark(int mark)
{
    ensureLaidOut();
    const int count = chart().markCount();
    mark = count == 0 ? -1 : std::clamp(mark, -1, count - 1);
    if (mark == m_current)
        return;
    m_current = mark;
    tell();
    update();
}

QString ChartView::valueText() const
{
    return m_current >= 0 && m_current < chart().markCount() ? chart().markText(m_current) : QString();
}

void ChartView::tell()
{
    const QString name = chart().title();
    const QString description = m_current >= 0 ? chart().markText(m_current) : chart().note();
    if (name != accessibleName())
        setAccessibleName(name);
    if (description != accessibleDescription())
        setAccessibleDescription(description);
    tellViewValue(this);
}

void ChartView::activate(int mark)
{
    if (mark >= 0)
        chart().activate(mark, m_workspace);
}

bool ChartView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int mark = markAt(help->pos());
        if (mark >= 0)
            QToolTip::showText(help->globalPos(), chart().markText(mark) + u'\n' + chart().activateText(mark), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void ChartView::paintEvent(QPaintEvent *)
{
    ensureLaidOut();
    const Theme &theme = m_workspace.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.save();
    painter.translate(Margin, Margin);
    m_sheet->paint(painter, theme);
    painter.restore();
    if (!m_before.isNull()) {
        painter.setOpacity(m_fade->currentValue().toDouble());
        painter.drawPixmap(0, 0, m_before);
        painter.setOpacity(1);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_hovered >= 0) {
        painter.setPen(QPen(theme.text, 1));
        painter.drawRect(markRect(m_hovered).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    if (m_current >= 0 && hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(markRect(m_current).adjusted(-3, -3, 3, 3), 3, 3);
    } else if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4);
    }
}

void ChartView::resizeEvent(QResizeEvent *)
{
    layOutAnew();
}

void ChartView::showEvent(QShowEvent *)
{
    if (m_stale)
        refresh();
}

void ChartView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        layOutAnew();
    QWidget::changeEvent(event);
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = markAt(event->position());
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed < 0 || pressed != markAt(event->position()))
        return;
    m_current = pressed;
    activate(pressed);
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    if (mark == m_hovered)
        return;
    m_hovered = mark;
    setCursor(mark >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ChartView::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        setCurrentMark(m_current + 1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        setCurrentMark(std::max(0, m_current - 1));
        break;
    case Qt::Key_Home:
        setCurrentMark(0);
        break;
    case Qt::Key_End:
        setCurrentMark(chart().markCount() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::focusInEvent(QFocusEvent *)
{
    update();
}

void ChartView::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace Dateline
