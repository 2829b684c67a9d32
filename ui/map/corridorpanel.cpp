// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/corridorpanel.h"

#include "map/corridordetails.h"
#include "map/corridorpen.h"
#include "map/corridorstate.h"
#include "map/mapexport.h"
#include "workspace.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Dateline {

namespace {

constexpr int CorridorRole = Qt::UserRole;

QPixmap lineSample(const Theme &theme, std::uint16_t index, const Corridor &corridor, Day day)
{
    constexpr QSize Size(32, 16);
    constexpr double Scale = 3;
    QPixmap pixmap(Size * Scale);
    pixmap.setDevicePixelRatio(Scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const CorridorMode mode = corridorMode(corridor);
    paintCorridorLine(
        painter, QPolygonF{QPointF(1, 8), QPointF(31, 8)},
        CorridorPen::of(mode, corridorStatusOn(corridor, day), mode == CorridorMode::Sea, theme.corridorColor(index), theme.panel),
        theme.panel);
    return pixmap;
}

} // namespace

CorridorPanel::CorridorPanel(Workspace &workspace, QWidget *parent)
    : CorridorPanel(workspace, CorridorCatalogue::instance().corridors(), parent)
{ }

CorridorPanel::CorridorPanel(Workspace &workspace, const std::vector<Corridor> &corridors, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_corridors(corridors)
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(QStringLiteral("corridorList"));
    m_list->setAccessibleName(tr("Corridors"));
    m_list->setIconSize({32, 16});
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (std::size_t i = 0; i < corridors.size(); ++i) {
        if (corridors[i].paths.empty())
            continue; // an initiative has no line to show
        auto *item = new QListWidgetItem(m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(CorridorRole, uint(i));
        item->setCheckState(Qt::Unchecked);
    }

    auto *all = new QToolButton(this);
    all->setText(tr("All"));
    all->setToolTip(tr("Show all corridors on the map"));
    auto *none = new QToolButton(this);
    none->setText(tr("None"));
    none->setToolTip(tr("Show no corridor on the map"));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 8, 12, 4);
    buttons->setSpacing(4);
    buttons->addWidget(all);
    buttons->addWidget(none);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buttons);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    // Padding of the list itself would be missing from the width that its texts are wrapped to.
    auto *upper = new QWidget;
    auto *inset = new QHBoxLayout(upper);
    inset->setContentsMargins(12, 0, 0, 0);
    inset->addWidget(m_list);
    parts->addWidget(upper);
    parts->addWidget(new CorridorDetails(workspace, corridors));
    layout->addWidget(parts, 1);

    const auto setAll = [this](bool shown) {
        for (int row = 0; row < m_list->count(); ++row)
            m_workspace.setCorridorShown(std::uint16_t(m_list->item(row)->data(CorridorRole).toUInt()), shown);
    };
    connect(all, &QToolButton::clicked, this, [setAll] { setAll(true); });
    connect(none, &QToolButton::clicked, this, [setAll] { setAll(false); });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        if (!m_isRefreshing)
            m_workspace.setCorridorShown(std::uint16_t(item->data(CorridorRole).toUInt()), item->checkState() == Qt::Checked);
    });
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (m_isRefreshing)
            return;
        const QList<QListWidgetItem *> chosen = m_list->selectedItems();
        m_workspace.setChosenCorridor(chosen.isEmpty() ? std::nullopt : std::optional(std::uint16_t(chosen.constFirst()->data(CorridorRole).toUInt())));
    });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        const auto corridor = std::uint16_t(item->data(CorridorRole).toUInt());
        m_workspace.setCorridorShown(corridor, true);
        Q_EMIT fitRequested(corridor);
    });
    connect(&workspace, &Workspace::corridorsChanged, this, &CorridorPanel::refresh);
    connect(&workspace, &Workspace::themeChanged, this, &CorridorPanel::refresh);
    connect(&workspace.viewport, &TimeViewport::changed, this, &CorridorPanel::refresh);
    refresh();
}

void CorridorPanel::refresh()
{
    m_isRefreshing = true;
    const Day day = corridorDay(m_workspace);
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const auto index = std::uint16_t(item->data(CorridorRole).toUInt());
        const Corridor &corridor = m_corridors[index];
        const QString text =
            QStringLiteral("%1\n%2 · %3")
                .arg(corridorShortName(corridor), corridorModeName(corridor), corridorStatusName(corridorStatusOn(corridor, day)));
        const QString key = text + m_workspace.theme().panel.name();
        item->setCheckState(m_workspace.shownCorridors().contains(index) ? Qt::Checked : Qt::Unchecked);
        if (item->isSelected() != (m_workspace.chosenCorridor() == index)) {
            item->setSelected(!item->isSelected());
            if (item->isSelected())
                m_list->scrollToItem(item);
        }
        if (item->data(CorridorRole + 1).toString() == key)
            continue; // moving the window of time repaints nothing that stayed the same
        item->setData(CorridorRole + 1, key);
        item->setText(text);
        item->setToolTip(corridorToolTip(corridor, day));
        item->setIcon(lineSample(m_workspace.theme(), index, corridor, day));
    }
    m_isRefreshing = false;
}

void showDefaultCorridors(Workspace &workspace, const std::vector<Corridor> &corridors)
{
    for (const std::string_view id : {"titr", "cku", "cre-west"}) {
        const auto found = std::find_if(corridors.begin(), corridors.end(), [id](const Corridor &corridor) { return corridor.id == id; });
        if (found != corridors.end())
            workspace.setCorridorShown(std::uint16_t(found - corridors.begin()), true);
    }
}

void showDefaultCorridors(Workspace &workspace)
{
    showDefaultCorridors(workspace, CorridorCatalogue::instance().corridors());
}

} // namespace Dateline
