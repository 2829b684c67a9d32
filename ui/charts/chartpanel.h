// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

class QComboBox;

namespace Dateline {

class ChartView;
class Workspace;

/// All charts, one at a time, chosen by name. Follows filter, documents and theme; nothing moves by itself.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(Workspace &workspace, QWidget *parent = nullptr);

    /// An id of chartNames().
    std::string currentChart() const;
    /// With the variant that is chosen: what makeChart() takes.
    std::string currentName() const;
    /// Nothing happens for an unknown id.
    void setCurrentChart(const std::string &id);
    ChartView &view() { return *m_view; }

Q_SIGNALS:
    void currentChartChanged();
    /// The user asks for the current chart as a picture.
    void exportRequested(const QString &pictureId);

private:
    void showChosen();

    void listVariants();

    QComboBox *m_names;
    QComboBox *m_variants;
    ChartView *m_view;
};

} // namespace Dateline
