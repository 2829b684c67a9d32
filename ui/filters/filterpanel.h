// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace Dateline {

class FacetList;
class FacetModel;
class TimeRangeEdit;
class WordButton;
class Workspace;

/// Chooses which events are shown: by country, topic, article, corridor, time and part of the map, each value with the number of events it
/// stands for. Nothing checked in a section means that it lets everything through. Rows are ordered by their counts when the
/// articles change, and stay where they are while one clicks.
class FilterPanel : public QWidget
{
    Q_OBJECT

public:
    enum Section { Countries, Topics, Articles, Corridors, SectionCount };

    explicit FilterPanel(Workspace &workspace, QWidget *parent = nullptr);

    FacetList *list(Section section) const { return m_sections[section].list; }
    FacetModel *model(Section section) const { return m_sections[section].model; }
    TimeRangeEdit *timeRange() const { return m_timeRange; }
    /// Says which part of the map the filter is limited to; hidden while it is not.
    QLabel *area() const { return m_area; }

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The user asks for the list of the shown events without a date, or without a place.
    void undatedRequested();
    void unplacedRequested();

private:
    struct SectionParts
    {
        QWidget *header = nullptr;
        FacetList *list = nullptr;
        FacetModel *model = nullptr;
    };

    QWidget *addHeader(QVBoxLayout *column, const QString &title, std::vector<QWidget *> words = {});
    void addSection(QVBoxLayout *column, Section section, const QString &title, int mostRows, std::vector<QWidget *> words = {});
    void toggle(Section section, std::uint32_t value, bool isChecked);
    void rebuild();
    void update();
    bool isOrdered() const;
    void applyTheme();

    Workspace &m_workspace;
    SectionParts m_sections[SectionCount];
    std::vector<QLabel *> m_titles;
    WordButton *m_any;
    WordButton *m_all;
    WordButton *m_clearRange;
    WordButton *m_clearArea;
    WordButton *m_undated;
    WordButton *m_unplaced;
    TimeRangeEdit *m_timeRange;
    QWidget *m_areaHeader = nullptr;
    QLabel *m_area;
    bool m_isRebuilding = false;
};

} // namespace Dateline
