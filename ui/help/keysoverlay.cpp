// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/keysoverlay.h"

#include <QApplication>
#include <QKeyEvent>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace Dateline {

namespace {

constexpr int Columns = 3;
constexpr int Margin = 40;

struct Row
{
    QString keys;
    QString name;
};

struct Group
{
    QString title;
    std::vector<Row> rows;
};

std::vector<Group> groupsOf(const std::vector<ActionEntry> &entries)
{
    std::vector<Group> groups;
    for (const ActionEntry &entry : entries) {
        if (entry.keys.isEmpty())
            continue;
        if (groups.empty() || groups.back().title != entry.group)
            groups.push_back({entry.group, {}});
        groups.back().rows.push_back({entry.keys, entry.name});
    }
    groups.push_back({KeysOverlay::tr("Timeline by pointer"), {
        {KeysOverlay::tr("Wheel, pinch"), KeysOverlay::tr("zoom about the pointer")},
        {KeysOverlay::tr("Drag, two fingers"), KeysOverlay::tr("move in time and over the lanes")},
        {KeysOverlay::tr("Shift + wheel"), KeysOverlay::tr("move in time")},
        {KeysOverlay::tr("Alt + wheel"), KeysOverlay::tr("scroll the lanes")},
        {KeysOverlay::tr("Shift + drag"), KeysOverlay::tr("mark a range of time")},
        {KeysOverlay::tr("Double-click"), KeysOverlay::tr("zoom to an event and read it, or into a block")},
        {KeysOverlay::tr("Click on a name"), KeysOverlay::tr("fold or unfold the lane")},
    }});
    return groups;
}

std::size_t linesOf(const Group &group)
{
    return group.rows.size() + 2; // its title and the space before it
}

/// How many columns of at most @p lines lines the groups take, none of them torn apart.
int columnsOf(const std::vector<Group> &groups, std::size_t lines)
{
    int columns = 1;
    std::size_t inColumn = 0;
    for (const Group &group : groups) {
        if (inColumn > 0 && inColumn + linesOf(group) > lines) {
            ++columns;
            inColumn = 0;
        }
        inColumn += linesOf(group);
    }
    return columns;
}

/// Three columns, the longest as short as it can be.
QString htmlOf(const std::vector<Group> &groups)
{
    std::size_t most = 1;
    while (columnsOf(groups, most) > Columns)
        ++most;
    QString html = QStringLiteral("<table width='100%' cellspacing='0'><tr><td valign='top' width='33%'>");
    std::size_t inColumn = 0;
    for (const Group &group : groups) {
        if (inColumn > 0 && inColumn + linesOf(group) > most) {
            html += QStringLiteral("</td><td valign='top' width='33%'>");
            inColumn = 0;
        }
        html += QStringLiteral("<p><b>%1</b></p><table cellspacing='2'>").arg(group.title.toHtmlEscaped());
        for (const Row &row : group.rows)
            html += QStringLiteral("<tr><td>%1&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>").arg(row.keys.toHtmlEscaped().replace(QStringLiteral("  "), QStringLiteral("&nbsp; ")), row.name.toHtmlEscaped());
        html += QStringLiteral("</table>");
        inColumn += linesOf(group);
    }
    return html + QStringLiteral("</td></tr></table>");
}

} // namespace

KeysOverlay::KeysOverlay(const std::vector<ActionEntry> &entries, QWidget *window)
    : QFrame(window)
    , m_text(new QTextBrowser)
    , m_focusBefore(QApplication::focusWidget())
{
    setObjectName(QStringLiteral("keysOverlay"));
    setAttribute(Qt::WA_StyledBackground);
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    m_text->setHtml(htmlOf(groupsOf(entries)));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Keys"));
    m_text->installEventFilter(this);
    window->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->addWidget(m_text);
    place();
    show();
    raise();
    m_text->setFocus(Qt::PopupFocusReason);
}

QString KeysOverlay::plainText() const
{
    return m_text->toPlainText();
}

void KeysOverlay::place()
{
    setGeometry(parentWidget()->rect().adjusted(Margin, Margin, -Margin, -Margin));
}

void KeysOverlay::leave()
{
    parentWidget()->removeEventFilter(this);
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    deleteLater();
}

bool KeysOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            place();
        else if (event->type() == QEvent::MouseButtonPress)
            leave();
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Question || key->key() == Qt::Key_F1) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                leave();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void KeysOverlay::mousePressEvent(QMouseEvent *)
{
    leave();
}

} // namespace Dateline
