// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/cellchart.h"
#include "events/countrypairs.h"

#include <QCoreApplication>

namespace Dateline {

/// Which countries the shown events name together, and how often. A click on a cell filters by both its countries; once they are
/// filtered by, it walks through its events.
class CountryPairsChart : public CellChart
{
    Q_DECLARE_TR_FUNCTIONS(CountryPairsChart)

public:
    std::string id() const override { return "country-pairs"; }
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
    /// The two countries of a cell: each pair has one cell, below the diagonal.
    std::pair<CountryCode, CountryCode> countriesOfMark(int mark) const;

    CountryPairs m_pairs;
    std::uint32_t m_withoutPair = 0;
};

} // namespace Dateline
