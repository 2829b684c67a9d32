// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/articlepicker.h"

#include "models/counttext.h"
#include "models/eventfiltermodel.h"
#include "uitext.h"

#include <QAbstractListModel>
#include <QListView>
#include <QWheelEvent>

#include <algorithm>

namespace Dateline {

namespace {
constexpr int WidestTitle = 560;
}

class ArticlePicker::Articles : public QAbstractListModel
{
public:
    Articles(const EventFilterModel &events, QObject *parent)
        : QAbstractListModel(parent)
        , m_events(events)
    {
    }

    void update()
    {
        const int count = int(m_events.store().documentCount());
        if (count > m_count && m_count > 0) {
            beginInsertRows({}, m_count, count - 1);
            m_count = count;
            endInsertRows();
        } else {
            beginResetModel();
            m_count = count;
            endResetModel();
        }
    }

    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : m_count; }

    QVariant data(const QModelIndex &index, int role) const override
    {
        // Between the removal of all articles and update() the store has fewer of them.
        if (!index.isValid() || std::uint32_t(index.row()) >= m_events.store().documentCount())
            return {};
        const Document &document = m_events.store().document(std::uint32_t(index.row())).document;
        switch (role) {
        case Qt::DisplayRole: return textFromUtf8(document.title).simplified();
        case Qt::ToolTipRole: return toolTipText(textFromUtf8(document.title).simplified() + u'\n' + textFromUtf8(document.path));
        case Qt::SizeHintRole: {
            // One endless title shall not make the list as wide as the screen.
            const QFontMetrics metrics(windowFont(12));
            return QSize(std::min(metrics.horizontalAdvance(textFromUtf8(document.title).simplified()) + 16, WidestTitle), metrics.height() + 6);
        }
        default: return {};
        }
    }

private:
    const EventFilterModel &m_events;
    int m_count = 0;
};

ArticlePicker::ArticlePicker(const EventFilterModel &events, QWidget *parent)
    : QComboBox(parent)
    , m_articles(new Articles(events, this))
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setModel(m_articles);
    auto *list = new QListView(this);
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideRight);
    setView(list);
    setFont(windowFont(12));
    setObjectName(QStringLiteral("articlePicker"));
    setAccessibleName(tr("Article shown"));
    setToolTip(tr("Show another article"));
    m_articles->update();
}

void ArticlePicker::updateArticles()
{
    const int shown = currentIndex();
    m_articles->update();
    setCurrentIndex(shown < count() ? shown : -1);
    // It says of how many the shown one is one, which no row of the list knows.
    update();
}

void ArticlePicker::initStyleOption(QStyleOptionComboBox *option) const
{
    QComboBox::initStyleOption(option);
    option->currentText = currentIndex() < 0 ? tr("Articles: %1").arg(countText(count()))
                                             : tr("Article %1 of %2").arg(countText(currentIndex() + 1), countText(count()));
}

void ArticlePicker::wheelEvent(QWheelEvent *event)
{
    // Scrolling the reader past the picker must not turn the page.
    event->ignore();
}

} // namespace Dateline
