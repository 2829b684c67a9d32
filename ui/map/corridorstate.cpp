// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/corridorstate.h"

#include "models/displaydate.h"

#include <QCoreApplication>
#include <QStringList>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

bool holds(const std::string &text, std::string_view word)
{
    return text.find(word) != std::string::npos;
}

} // namespace

CorridorMode corridorMode(const Corridor &corridor)
{
    if (holds(corridor.mode, "rail"))
        return CorridorMode::Rail;
    if (holds(corridor.mode, "road"))
        return CorridorMode::Road;
    if (holds(corridor.mode, "pipeline"))
        return CorridorMode::Pipeline;
    if (holds(corridor.mode, "caravan"))
        return CorridorMode::Caravan;
    return holds(corridor.mode, "sea") ? CorridorMode::Sea : CorridorMode::Rail;
}

std::optional<CorridorStatus> corridorStatusOn(const Corridor &corridor, Day day)
{
    if (!corridor.history.empty())
        return corridor.statusOn(day);
    const std::string &words = corridor.statusText;
    if (holds(words, "construction"))
        return CorridorStatus::Building;
    if (holds(words, "histor"))
        return CorridorStatus::Historic;
    if (holds(words, "planned") || holds(words, "proposed"))
        return CorridorStatus::Proposed;
    if (words.starts_with("agreement") || words.starts_with("signed"))
        return CorridorStatus::Signed;
    if (words.starts_with("closed"))
        return CorridorStatus::Closed;
    return CorridorStatus::Open;
}

QString corridorStatusName(std::optional<CorridorStatus> status)
{
    if (!status)
        return Words::tr("not yet proposed");
    switch (*status) {
    case CorridorStatus::Proposed: return Words::tr("proposed");
    case CorridorStatus::Signed: return Words::tr("agreed");
    case CorridorStatus::Building: return Words::tr("being built");
    case CorridorStatus::Open: return Words::tr("open");
    case CorridorStatus::Closed: return Words::tr("closed");
    case CorridorStatus::Historic: return Words::tr("historical");
    }
    return {};
}

QString corridorModeName(const Corridor &corridor)
{
    QStringList names;
    for (const QString &mode : QString::fromStdString(corridor.mode).split(u'+', Qt::SkipEmptyParts)) {
        if (mode == QLatin1StringView("rail"))
            names += Words::tr("rail");
        else if (mode == QLatin1StringView("road"))
            names += Words::tr("road");
        else if (mode == QLatin1StringView("sea"))
            names += Words::tr("sea");
        else if (mode == QLatin1StringView("pipeline"))
            names += Words::tr("pipeline");
        else if (mode == QLatin1StringView("caravan"))
            names += Words::tr("caravan");
        else
            names += mode;
    }
    return names.join(QStringLiteral(", "));
}

QString corridorShortName(const Corridor &corridor)
{
    const QString name = QString::fromStdString(corridor.name);
    const qsizetype open = name.lastIndexOf(u'(');
    if (open > 0 && name.endsWith(u')')) {
        const QString inner = name.mid(open + 1, name.size() - open - 2);
        // A name begins with a capital; "(historical, schematic)" explains, it does not name.
        if (!inner.isEmpty() && inner.front().isUpper() && inner.size() < open - 1 && !inner.contains(u','))
            return inner;
        return name.left(open).trimmed();
    }
    const qsizetype colon = name.indexOf(u':');
    return colon > 0 ? name.left(colon) : name;
}

namespace {

QString heading(const Corridor &corridor, Day day)
{
    return QStringLiteral("<b>%1</b><br>%2 · %3")
        .arg(QString::fromStdString(corridor.name).toHtmlEscaped(), corridorModeName(corridor).toHtmlEscaped(),
             corridorStatusName(corridorStatusOn(corridor, day)).toHtmlEscaped());
}

QString changeText(const CorridorStatusChange &change)
{
    const TimeInterval interval = TimeInterval::of(change.since, change.since);
    const Precision precision = change.yearOnly ? Precision::Year : change.monthOnly ? Precision::Month : Precision::Day;
    QString text = QStringLiteral("%1: %2").arg(displayDate(interval, precision).toHtmlEscaped(), corridorStatusName(change.status).toHtmlEscaped());
    if (change.confidence == "low")
        text += QStringLiteral(" (%1)").arg(Words::tr("date uncertain").toHtmlEscaped());
    if (!change.source.empty())
        text += QStringLiteral(" <i>%1</i>").arg(QString::fromStdString(change.source).toHtmlEscaped());
    return text;
}

QString dataStatus(const Corridor &corridor)
{
    return Words::tr("Status of the data: %1").arg(QString::fromStdString(corridor.statusText)).toHtmlEscaped();
}

} // namespace

QString corridorToolTip(const Corridor &corridor, Day day)
{
    QString text = heading(corridor, day);
    if (!corridor.statusText.empty())
        text += QStringLiteral("<br>") + dataStatus(corridor);
    for (const CorridorStatusChange &change : corridor.history)
        text += QStringLiteral("<br>") + changeText(change);
    constexpr std::size_t SourcesShown = 3;
    for (std::size_t i = 0; i < std::min(SourcesShown, corridor.sources.size()); ++i)
        text += QStringLiteral("<br><i>%1</i>").arg(QString::fromStdString(corridor.sources[i]).toHtmlEscaped());
    return text;
}

QString corridorText(const Corridor &corridor, Day day)
{
    const auto paragraph = [](const QString &title, const QStringList &lines) {
        return lines.isEmpty() ? QString() : QStringLiteral("<p>%1<br>%2</p>").arg(title.toHtmlEscaped(), lines.join(QStringLiteral("<br>")));
    };
    QStringList changes;
    for (const CorridorStatusChange &change : corridor.history)
        changes.append(changeText(change));
    QStringList sources;
    for (const std::string &source : corridor.sources)
        sources.append(QStringLiteral("<i>%1</i>").arg(QString::fromStdString(source).toHtmlEscaped()));
    QStringList countries;
    for (const CountryCode country : corridor.countries())
        countries.append(QString::fromStdString(countryName(country)).toHtmlEscaped());
    QString text = QStringLiteral("<p>%1</p>").arg(heading(corridor, day));
    if (!corridor.statusText.empty())
        text += QStringLiteral("<p>%1</p>").arg(dataStatus(corridor));
    if (!countries.isEmpty())
        text += QStringLiteral("<p>%1</p>").arg(countries.join(QStringLiteral(" · ")));
    return text + paragraph(Words::tr("History"), changes) + paragraph(Words::tr("Sources"), sources);
}

} // namespace Dateline
