// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/timerangeedit.h"

#include "labels.h"
#include "uitext.h"
#include "workspace.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

namespace Dateline {

namespace {

/// What to write into a field for a day that the filter got from elsewhere: as short as says the same.
QString textOfRangeEnd(Day day, RangeEnd end)
{
    const QString iso = textFromUtf8(isoFromDay(day));
    for (const qsizetype cut : {6, 3}) {
        if (dayOfRangeEnd(iso.chopped(cut), end) == day)
            return iso.chopped(cut);
    }
    return iso;
}

void setText(QLineEdit *field, std::optional<Day> day, RangeEnd end)
{
    if (!day)
        field->clear();
    else if (dayOfRangeEnd(field->text(), end) != day)
        field->setText(textOfRangeEnd(*day, end));
}

} // namespace

std::optional<Day> dayOfRangeEnd(const QString &text, RangeEnd end)
{
    static const QRegularExpression form(QStringLiteral(R"(^\s*([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?\s*$)"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.capturedView(1).toInt();
    if (match.hasCaptured(3))
        return dayFromCivil(year, match.capturedView(2).toUInt(), match.capturedView(3).toUInt());
    if (!match.hasCaptured(2))
        return end == RangeEnd::From ? dayFromCivil(year, 1, 1) : dayFromCivil(year, 12, 31);
    const unsigned month = match.capturedView(2).toUInt();
    if (end == RangeEnd::From || month == 12)
        return dayFromCivil(year, month, end == RangeEnd::From ? 1 : 31);
    const std::optional<Day> next = dayFromCivil(year, month + 1, 1);
    return next && month >= 1 ? std::optional(*next - std::chrono::days{1}) : std::nullopt;
}

TimeRangeEdit::TimeRangeEdit(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_from(new QLineEdit)
    , m_to(new QLineEdit)
    , m_problem(plainLabel(11))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 4, 16, 4);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    // One below the other: side by side a whole date would not fit into a panel as narrow as this may be.
    const auto addField = [&](QLineEdit *field, int row, const QString &name, const QString &example, const QString &toolTip) {
        auto *label = plainLabel(11.5);
        label->setWordWrap(false);
        label->setText(name);
        m_names.push_back(label);
        field->setFont(windowFont(12.5));
        field->setPlaceholderText(example);
        field->setAccessibleName(toolTip);
        field->setToolTip(tr("%1: 2013, 2013-09 or 2013-09-07", "name of a field").arg(toolTip));
        field->setMinimumWidth(60);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        connect(field, &QLineEdit::editingFinished, this, &TimeRangeEdit::apply);
        connect(field, &QLineEdit::textEdited, this, [this] { tellProblem({}, false, false); });
    };
    addField(m_from, 0, tr("From"), QStringLiteral("2013"), tr("Events from this date on"));
    addField(m_to, 1, tr("To", "end of a range"), QStringLiteral("2024-07"), tr("Events up to this date"));
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_problem, 2, 0, 1, 2);
    m_problem->hide();

    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &TimeRangeEdit::followFilter);
    connect(&workspace, &Workspace::themeChanged, this, &TimeRangeEdit::applyTheme);
    applyTheme();
    followFilter();
}

QString TimeRangeEdit::problem() const
{
    return m_problem->text();
}

void TimeRangeEdit::clear()
{
    m_from->clear();
    m_to->clear();
    apply();
}

void TimeRangeEdit::apply()
{
    const auto read = [](const QLineEdit *field, RangeEnd end, bool &isWrong) {
        const std::optional<Day> day = dayOfRangeEnd(field->text(), end);
        isWrong = !day && !field->text().trimmed().isEmpty();
        return day;
    };
    bool isFromWrong = false;
    bool isToWrong = false;
    const std::optional<Day> from = read(m_from, RangeEnd::From, isFromWrong);
    const std::optional<Day> to = read(m_to, RangeEnd::To, isToWrong);
    if (isFromWrong || isToWrong) {
        const QString wrong = (isFromWrong ? m_from : m_to)->text().trimmed();
        tellProblem(tr("“%1” is no date. Write 2013, 2013-09 or 2013-09-07.").arg(wrong), isFromWrong, isToWrong);
        return;
    }
    if (from && to && *from > *to) {
        tellProblem(tr("The end is before the beginning."), true, true);
        return;
    }
    tellProblem({}, false, false);
    m_applied = {from, to};
    EventFilter filter = m_workspace.events.filter();
    filter.from = from;
    filter.to = to;
    m_workspace.events.setFilter(filter);
}

void TimeRangeEdit::followFilter()
{
    // What is being typed, and what is wrong and waits to be mended, stays while the range is the one set here.
    const EventFilter &filter = m_workspace.events.filter();
    const std::pair range(filter.from, filter.to);
    if (range == m_applied && !(filter.isEmpty() && !problem().isEmpty()))
        return;
    m_applied = range;
    setText(m_from, filter.from, RangeEnd::From);
    setText(m_to, filter.to, RangeEnd::To);
    tellProblem({}, false, false);
}

void TimeRangeEdit::tellProblem(const QString &problem, bool isFromWrong, bool isToWrong)
{
    m_problem->setText(problem.isEmpty() ? QString() : tr("⚠ %1", "problem").arg(breakable(problem)));
    m_problem->setVisible(!problem.isEmpty());
    const QString marked = QStringLiteral("QLineEdit { border-color: %1; }").arg(m_workspace.theme().accent.name());
    m_from->setStyleSheet(isFromWrong ? marked : QString());
    m_to->setStyleSheet(isToWrong ? marked : QString());
    m_from->setAccessibleDescription(isFromWrong ? problem : QString());
    m_to->setAccessibleDescription(isToWrong ? problem : QString());
}

void TimeRangeEdit::applyTheme()
{
    setInk(m_problem, m_workspace.theme().accent);
    for (QLabel *name : m_names)
        setInk(name, m_workspace.theme().secondText);
}

} // namespace Dateline
