// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/reportentries.h"

#include "models/displaydate.h"
#include "models/eventfiltermodel.h"
#include "models/filtertext.h"
#include "uitext.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString spaced(QString text)
{
    for (QChar &c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    }
    return text;
}

QString headingOf(const Event &event)
{
    const std::optional<Day> day = event.interval.earliest ? event.interval.earliest : event.interval.latest;
    if (!day)
        return Words::tr("Without a date");
    const int year = int(std::chrono::year_month_day{*day}.year());
    return year > 0 ? QString::number(year) : Words::tr("%1 BC").arg(1 - year);
}

QString aboutOf(const EventStore &store, EventIndex index)
{
    const Event &event = store.event(index);
    QStringList parts;
    if (const Toponym *place = store.placeOf(index))
        parts.append(QString::fromStdString(place->name));
    QStringList countries;
    for (const CountryCode country : event.countries)
        countries.append(QString::fromStdString(countryName(country)));
    if (!countries.isEmpty())
        parts.append(countries.join(QStringLiteral(", ")));
    QStringList topics;
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (event.topics.contains(Topic(topic)))
            topics.append(topicText(Topic(topic)));
    }
    if (!topics.isEmpty())
        parts.append(topics.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(" · "));
}

std::vector<ReportEvent::Mark> marksOf(const EventStore &store, EventIndex index)
{
    const Event &event = store.event(index);
    const ExtractedDocument &document = store.document(store.documentOf(index));
    const std::string_view text = document.document.text;
    std::vector<ReportEvent::Mark> marks;
    const auto add = [&](TextSpan span, bool isDate) {
        if (span.begin < event.sentence.begin || span.end > event.sentence.end || span.begin >= span.end)
            return;
        const qsizetype begin = textFromUtf8(text.substr(event.sentence.begin, span.begin - event.sentence.begin)).size();
        const qsizetype length = textFromUtf8(text.substr(span.begin, span.end - span.begin)).size();
        marks.push_back({begin, length, isDate});
    };
    for (const std::uint32_t expression : event.temporalExpressions)
        add(document.temporalExpressions[expression].span, true);
    if (const Toponym *place = store.placeOf(index))
        add(place->span, false);
    std::sort(marks.begin(), marks.end(), [](const ReportEvent::Mark &a, const ReportEvent::Mark &b) { return a.begin < b.begin; });
    qsizetype end = 0;
    std::erase_if(marks, [&end](const ReportEvent::Mark &mark) {
        if (mark.begin < end)
            return true;
        end = mark.begin + mark.length;
        return false;
    });
    return marks;
}

QString basisText(PublishedBasis basis)
{
    switch (basis) {
    case PublishedBasis::Given: return Words::tr("given by the user");
    case PublishedBasis::Metadata: return Words::tr("stated in the article's data");
    case PublishedBasis::Dateline: return Words::tr("stated in the article");
    case PublishedBasis::Inferred: return Words::tr("inferred");
    case PublishedBasis::Unknown: break;
    }
    return {};
}

} // namespace

ReportEvent reportEvent(const EventStore &store, EventIndex index)
{
    const Event &event = store.event(index);
    ReportEvent entry;
    entry.heading = headingOf(event);
    entry.when = displayDate(event);
    entry.edtf = QString::fromStdString(event.edtf);
    entry.sentence = spaced(textFromUtf8(store.sentence(index)));
    entry.marks = marksOf(store, index);
    entry.about = aboutOf(store, index);
    entry.document = store.documentOf(index);
    return entry;
}

std::vector<int> sourceNumbers(const EventFilterModel &events)
{
    std::vector<int> numbers(events.store().documentCount());
    for (const EventIndex event : events.events())
        numbers[events.store().documentOf(event)] = 1;
    int next = 1;
    for (int &number : numbers) {
        if (number > 0)
            number = next++;
    }
    return numbers;
}

std::vector<ReportSource> reportSources(const EventFilterModel &events)
{
    std::vector<ReportSource> sources;
    const std::vector<int> numbers = sourceNumbers(events);
    for (std::uint32_t index = 0; index < numbers.size(); ++index) {
        if (numbers[index] == 0)
            continue;
        const Document &document = events.store().document(index).document;
        QStringList details;
        if (document.published.day)
            details.append(Words::tr("Published %1 (%2)", "a day and how it is known").arg(displayDay(*document.published.day), basisText(document.published.basis)));
        details.append(spaced(QFileInfo(QString::fromStdString(document.path)).fileName()));
        QStringList named;
        for (const std::string &source : document.sources)
            named.append(QString::fromStdString(source).simplified());
        if (!named.isEmpty())
            details.append(Words::tr("names as its sources: %1").arg(named.join(QStringLiteral("; "))));
        sources.push_back({numbers[index], QString::fromStdString(document.title).simplified(), details.join(QStringLiteral(" · "))});
    }
    return sources;
}

} // namespace Dateline
