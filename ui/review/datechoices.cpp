// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/datechoices.h"

#include "models/displaydate.h"
#include "pipeline/extractionpipeline.h"

#include <QCoreApplication>

#include <algorithm>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

class Choices
{
public:
    void add(const std::string &edtf, const QString &why)
    {
        const std::optional<ChosenDate> date = chosenDate(edtf);
        const bool isKnown = std::any_of(m_choices.begin(), m_choices.end(), [&](const DateChoice &choice) { return choice.edtf == edtf; });
        if (date && !isKnown)
            m_choices.push_back({edtf, chosenDateText(*date), why});
    }

    std::vector<DateChoice> take()
    {
        m_choices.push_back({{}, Words::tr("no date"), Words::tr("the words say nothing of a time")});
        return std::move(m_choices);
    }

private:
    std::vector<DateChoice> m_choices;
};

/// "2024-07-03" to "2023-07-03"; empty where there is no such day, or where the text is no plain date.
std::string yearsLater(const std::string &edtf, int years)
{
    const bool isPlain = edtf.size() == 4 || edtf.size() == 7 || edtf.size() == 10;
    if (!isPlain || !std::all_of(edtf.begin(), edtf.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    std::string year = std::to_string(std::stoi(edtf.substr(0, 4)) + years);
    if (year.size() > 4 || year.front() == '-')
        return {};
    year.insert(0, 4 - year.size(), '0');
    return year + edtf.substr(4);
}

} // namespace

QString chosenDateText(const ChosenDate &date)
{
    return displayDate(date.interval, date.precision, date.approximate);
}

std::vector<DateChoice> dateChoices(const TemporalExpression *read, std::optional<Day> published)
{
    Choices choices;
    const std::string edtf = read ? read->edtf.string() : std::string();
    if (!edtf.empty())
        choices.add(edtf, Words::tr("as it was read"));
    if (published)
        choices.add(isoFromDay(*published), Words::tr("the day of the article"));
    if (edtf.size() == 10)
        choices.add(edtf.substr(0, 7), Words::tr("no more than the month is known"));
    if (edtf.size() == 10 || edtf.size() == 7)
        choices.add(edtf.substr(0, 4), Words::tr("no more than the year is known"));
    if (!edtf.empty()) {
        choices.add(yearsLater(edtf, -1), Words::tr("a year earlier"));
        choices.add(yearsLater(edtf, 1), Words::tr("a year later"));
        if (edtf.size() == 10 || edtf.size() == 7 || edtf.size() == 4)
            choices.add(edtf + '~', Words::tr("only about then"));
    }
    if (edtf.empty() && published) {
        const std::string day = isoFromDay(*published);
        choices.add(day.substr(0, day.size() - 3), Words::tr("the month of the article"));
        choices.add(day.substr(0, day.size() - 6), Words::tr("the year of the article"));
        choices.add(yearsLater(day.substr(0, day.size() - 6), -1), Words::tr("the year before the article"));
    }
    return choices.take();
}

std::optional<ChosenDate> dateFromWords(const QString &typed, std::optional<Day> published)
{
    const QString words = typed.simplified();
    if (words.isEmpty())
        return std::nullopt;
    if (std::optional<ChosenDate> date = chosenDate(words.toStdString()))
        return date;
    static const ExtractionPipeline pipeline;
    Document document;
    document.language = "en";
    document.text = words.toStdString();
    // Counted from the article alone: what is typed must not date itself.
    const DocumentDate from = published ? DocumentDate{published, PublishedBasis::Given, {}, std::nullopt} : DocumentDate{};
    const ExtractedDocument read = pipeline.redated(pipeline.extract(std::move(document)), from);
    const std::vector<TemporalExpression> &expressions = read.temporalExpressions;
    // Words around the date would be left out of what is decided: then they are not what was meant.
    const auto covers = [&](std::size_t index) {
        const TemporalExpression &last = expressions[index].rangeEnd < 0 ? expressions[index] : expressions[std::size_t(expressions[index].rangeEnd)];
        const QString before = QString::fromStdString(read.document.text.substr(0, expressions[index].span.begin)).trimmed();
        const QString after = QString::fromStdString(read.document.text.substr(last.span.end)).trimmed();
        const auto isSmall = [](const QString &text) { return text.isEmpty() || text == u"on" || text == u"in" || text == u"the" || text == u"."; };
        return isSmall(before) && isSmall(after);
    };
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        if (!covers(i))
            continue;
        const std::string edtf = rangeEdtf(expressions, i);
        return edtf.empty() ? std::nullopt : chosenDate(edtf);
    }
    return std::nullopt;
}

} // namespace Dateline
