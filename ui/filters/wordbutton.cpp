// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/wordbutton.h"

#include "models/counttext.h"
#include "uitext.h"
#include "workspace.h"

#include <QPainter>

namespace Dateline {

namespace {
constexpr int RowMargin = 16;
constexpr int WordMargin = 4;
} // namespace

WordButton::WordButton(Workspace &workspace, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_workspace(workspace)
{
    setText(text);
    setFont(windowFont(12));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(&workspace, &Workspace::themeChanged, this, qOverload<>(&QWidget::update));
}

void WordButton::setCount(int count)
{
    m_count = count;
    setFont(windowFont(12.5));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEnabled(count > 0);
    updateGeometry();
    update();
}

QSize WordButton::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(text());
    return m_count < 0 ? QSize(width + 2 * WordMargin, fontMetrics().height() + 6) : QSize(width + 2 * RowMargin + windowLength(48), windowLength(26));
}

void WordButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_workspace.theme();
    const int margin = m_count < 0 ? WordMargin : RowMargin;
    if (underMouse() && isEnabled())
        painter.fillRect(rect(), theme.control);
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    QFont font = this->font();
    font.setUnderline(isChecked());
    painter.setFont(font);
    const bool isPlain = m_count >= 0;
    painter.setPen(isChecked() ? theme.accent : isPlain ? (isEnabled() ? theme.text : theme.secondText) : theme.secondText);
    painter.drawText(rect().adjusted(margin, 0, -margin, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_count < 0)
        return;
    QFont figures = windowFont(12, m_count > 0 ? QFont::DemiBold : QFont::Normal);
    figures.setFeature("tnum", 1);
    painter.setFont(figures);
    painter.setPen(m_count > 0 ? theme.accent : theme.secondText);
    painter.drawText(rect().adjusted(margin, 0, -margin, 0), Qt::AlignVCenter | Qt::AlignRight, countText(m_count));
}

} // namespace Dateline
