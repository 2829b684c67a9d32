// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/cellchart.h"
#include "events/eventhistogram.h"

#include <QCoreApplication>

namespace Dateline {

/// How many of the shown events each country has in each year, or in each decade or century where the years are too many.
/// A click on a cell filters by its country and its time; once these are filtered by, it walks through its events.
class CountryYearChart : public CellChart
{
    Q_DECLARE_TR_FUNCTIONS(CountryYearChart)

public:
    std::string id() const override { return "country-by-year"; }
    QString name() const override;
    QString title() const override;
    void update(const Workspace &workspace) override;
    QString note() const override;
    QString markText(int mark) const override;
    QString activateText(int mark) const override;
    void activate(int mark, Workspace &workspace) const override;

protected:
    QColor colorOfRow(int row, const Theme &theme) const override;

private:
    EventHistogram m_histogram;
    std::vector<QString> m_names; ///< one a row
};

} // namespace Dateline
