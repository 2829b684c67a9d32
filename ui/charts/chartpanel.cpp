// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/chart.h"
#include "charts/chartview.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QToolButton>

namespace Dateline {

ChartPanel::ChartPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_names(new QComboBox(this))
    , m_view(new ChartView(workspace, this))
{
    m_names->setObjectName(QStringLiteral("chartNames"));
    m_names->setAccessibleName(tr("Chart"));
    m_names->setToolTip(tr("The chart to show"));
    for (const std::string &id : chartNames())
        m_names->addItem(makeChart(id)->name(), QString::fromStdString(id));
    auto *exportButton = new QToolButton(this);
    exportButton->setObjectName(QStringLiteral("chartExportButton"));
    exportButton->setText(tr("Export…"));
    exportButton->setToolTip(tr("Save or copy this chart as a picture"));
    exportButton->setAccessibleName(tr("Export this chart"));

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 0);
    head->addWidget(m_names);
    head->addStretch(1);
    head->addWidget(exportButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_view, 1);

    connect(m_names, &QComboBox::currentIndexChanged, this, &ChartPanel::showChosen);
    connect(exportButton, &QToolButton::clicked, this, [this] {
        Q_EMIT exportRequested(QStringLiteral("chart:") + QString::fromStdString(currentChart()));
    });
    showChosen();
}

std::string ChartPanel::currentChart() const
{
    return m_names->currentData().toString().toStdString();
}

void ChartPanel::setCurrentChart(const std::string &id)
{
    const int index = m_names->findData(QString::fromStdString(id));
    if (index >= 0)
        m_names->setCurrentIndex(index);
}

void ChartPanel::showChosen()
{
    m_view->setChart(makeChart(currentChart()));
    Q_EMIT currentChartChanged();
}

} // namespace Dateline
