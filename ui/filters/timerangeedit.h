// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;

namespace Dateline {

class Workspace;

/// Which end of a range a partial date stands for: 2013 as a beginning is 1 January, as an end 31 December.
enum class RangeEnd { From, To };

/// The day of "2013", "2013-09" or "2013-09-07" as an end of a range; nothing for anything else.
std::optional<Day> dayOfRangeEnd(const QString &text, RangeEnd end);

/// Two fields for the time range of the filter. What is typed counts from Return or from leaving the field; what is no date
/// is said beneath the fields and changes nothing.
class TimeRangeEdit : public QWidget
{
    Q_OBJECT

public:
    explicit TimeRangeEdit(Workspace &workspace, QWidget *parent = nullptr);

    QLineEdit *from() const { return m_from; }
    QLineEdit *to() const { return m_to; }
    /// What is wrong with the fields, in words; empty when nothing is.
    QString problem() const;
    /// Empties both fields and lifts the range.
    void clear();

private:
    void apply();
    void followFilter();
    void tellProblem(const QString &problem, bool isFromWrong, bool isToWrong);
    void applyTheme();

    Workspace &m_workspace;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QLabel *m_problem;
    std::vector<QLabel *> m_names;
    std::pair<std::optional<Day>, std::optional<Day>> m_applied; ///< the range that the fields stand for
};

} // namespace Dateline
