// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/chart.h"
#include "charts/chartview.h"
#include "flowlayout.h"

#include <QComboBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Dateline {

ChartPanel::ChartPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_names(new QComboBox(this))
    , m_variants(new QComboBox(this))
    , m_view(new ChartView(workspace, this))
{
    m_names->setObjectName(QStringLiteral("chartNames"));
    m_names->setAccessibleName(tr("Chart"));
    m_names->setToolTip(tr("The chart to show"));
    for (const std::string &id : chartNames())
        m_names->addItem(makeChart(id)->name(), QString::fromStdString(id));
    m_names->setMinimumContentsLength(8);
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_names->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_variants->setObjectName(QStringLiteral("chartVariants"));
    m_variants->setAccessibleName(tr("Unit of the chart"));
    m_variants->setToolTip(tr("What one bar stands for"));
    auto *exportButton = new QToolButton(this);
    exportButton->setObjectName(QStringLiteral("chartExportButton"));
    exportButton->setText(tr("Export…"));
    exportButton->setToolTip(tr("Save or copy this chart as a picture"));
    exportButton->setAccessibleName(tr("Export this chart"));

    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head);
    row->setContentsMargins(12, 8, 12, 0);
    row->addWidget(m_names);
    row->addWidget(m_variants);
    row->addWidget(exportButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_view, 1);

    connect(m_names, &QComboBox::currentIndexChanged, this, [this] {
        listVariants();
        showChosen();
    });
    connect(m_variants, &QComboBox::currentIndexChanged, this, &ChartPanel::showChosen);
    connect(exportButton, &QToolButton::clicked, this, [this] {
        Q_EMIT exportRequested(QStringLiteral("chart:") + QString::fromStdString(currentName()));
    });
    listVariants();
    showChosen();
}

std::string ChartPanel::currentChart() const
{
    return m_names->currentData().toString().toStdString();
}

std::string ChartPanel::currentName() const
{
    // The first variant is the usual one: the chart's own name stands for it.
    return m_variants->currentIndex() <= 0 ? currentChart() : currentChart() + '/' + m_variants->currentData().toString().toStdString();
}

void ChartPanel::setCurrentChart(const std::string &id)
{
    const int index = m_names->findData(QString::fromStdString(id));
    if (index >= 0)
        m_names->setCurrentIndex(index);
}

void ChartPanel::listVariants()
{
    const QSignalBlocker blocker(m_variants);
    const QVariant chosen = m_variants->currentData();
    m_variants->clear();
    for (const Chart::Variant &variant : makeChart(currentChart())->variants())
        m_variants->addItem(variant.name, QString::fromStdString(variant.id));
    // Charts over time keep the unit that was chosen for another one.
    m_variants->setCurrentIndex(std::max(0, m_variants->findData(chosen)));
    m_variants->setVisible(m_variants->count() > 1);
}

void ChartPanel::showChosen()
{
    m_view->setChart(makeChart(currentName()));
    Q_EMIT currentChartChanged();
}

} // namespace Dateline
