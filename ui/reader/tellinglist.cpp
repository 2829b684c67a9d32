// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/tellinglist.h"

#include "labels.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "theme.h"
#include "uitext.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace Dateline {

namespace {

constexpr int LeftMargin = 10;
constexpr int RightMargin = 6;
constexpr int Padding = 3;
constexpr int WrapFlags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QString publishedDayText(const ExtractedDocument &document)
{
    const std::optional<Day> day = document.document.published.day;
    return day ? displayDay(*day) : TellingList::tr("day not known");
}

} // namespace

/// A button whose text is literal and wraps.
class TellingButton : public QPushButton
{
public:
    TellingButton()
    {
        setCheckable(true);
        // Return presses it, as in a dialog.
        setAutoDefault(true);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    void show(const QString &text, bool isChosen)
    {
        m_text = breakable(text);
        setText(text);
        setChecked(isChosen);
        setFont(windowFont(12.5, isChosen ? QFont::DemiBold : QFont::Normal));
        updateGeometry();
        update();
    }
    void setTheme(const Theme &theme)
    {
        m_ink = theme.text;
        m_ground = theme.chosenGround;
        m_mark = theme.accent;
        update();
    }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const QRect available(0, 0, std::max(1, width - LeftMargin - RightMargin), 100000);
        return fontMetrics().boundingRect(available, WrapFlags, m_text).height() + 2 * Padding;
    }
    QSize sizeHint() const override { return {200, heightForWidth(200)}; }
    QSize minimumSizeHint() const override { return {80, fontMetrics().height() + 2 * Padding}; }

protected:
    // Being chosen comes from the selection alone.
    void nextCheckState() override {}

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (isChecked()) {
            painter.fillRect(rect(), m_ground);
            painter.fillRect(QRect(0, 0, 3, height()), m_mark);
        }
        QFont font = this->font();
        font.setUnderline(underMouse() && !isChecked());
        painter.setFont(font);
        painter.setPen(m_ink);
        painter.drawText(rect().adjusted(LeftMargin, Padding, -RightMargin, -Padding), WrapFlags, m_text);
        if (hasFocus()) {
            painter.setPen(m_mark);
            painter.drawRect(rect().adjusted(0, 0, -1, -1));
        }
    }

private:
    QString m_text;
    QColor m_ink;
    QColor m_ground;
    QColor m_mark;
};

TellingList::TellingList(QWidget *parent)
    : QWidget(parent)
    , m_more(plainLabel(11))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(1);
    column->addWidget(m_more);
    m_more->setContentsMargins(LeftMargin, 0, 0, 0);
    m_more->hide();
}

void TellingList::setTellings(const EventStore &store, std::vector<EventIndex> tellings, EventIndex chosen)
{
    const std::size_t all = tellings.size();
    if (all > MostShown) {
        const auto found = std::find(tellings.begin(), tellings.end(), chosen);
        if (found != tellings.end() && found - tellings.begin() >= std::ptrdiff_t(MostShown))
            std::iter_swap(found, tellings.begin() + std::ptrdiff_t(MostShown) - 1);
        tellings.resize(MostShown);
    }
    std::map<std::uint32_t, int> timesTold;
    for (const EventIndex telling : tellings)
        ++timesTold[store.documentOf(telling)];
    m_tellings = std::move(tellings);
    for (std::size_t i = 0; i < m_tellings.size(); ++i) {
        if (i == m_buttons.size()) {
            auto *button = new TellingButton;
            connect(button, &QPushButton::clicked, this, [this, i] {
                if (i < m_tellings.size())
                    Q_EMIT wanted(m_tellings[i]);
            });
            static_cast<QVBoxLayout *>(layout())->insertWidget(int(i), button);
            m_buttons.push_back(button);
        }
        const std::uint32_t index = store.documentOf(m_tellings[i]);
        const ExtractedDocument &document = store.document(index);
        const QString title = textFromUtf8(document.document.title).simplified();
        QString text = tr("%1 · %2", "title and day of an article").arg(title, publishedDayText(document));
        if (timesTold[index] > 1)
            text = tr("%1 · “%2”", "article, words of it").arg(text, textFromUtf8(store.event(m_tellings[i]).label).simplified());
        const QString sentence = textFromUtf8(store.sentence(m_tellings[i])).simplified();
        const bool isChosen = m_tellings[i] == chosen;
        TellingButton *button = m_buttons[i];
        button->show(text, isChosen);
        button->setAccessibleName(isChosen ? tr("%1, shown in the article", "where an event is told").arg(text) : text);
        button->setAccessibleDescription(sentence);
        button->setToolTip(toolTipText(sentence));
        button->setVisible(true);
    }
    for (std::size_t i = m_tellings.size(); i < m_buttons.size(); ++i)
        m_buttons[i]->hide();
    m_more->setText(all > m_tellings.size() ? tr("and %1 more").arg(countText(qint64(all - m_tellings.size()))) : QString());
    m_more->setVisible(all > m_tellings.size());
    setVisible(!m_tellings.empty());
}

void TellingList::setTheme(const Theme &theme)
{
    for (TellingButton *button : m_buttons)
        button->setTheme(theme);
    setInk(m_more, theme.secondText);
}

} // namespace Dateline
