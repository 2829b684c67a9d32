// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/eras.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Eras)
};

} // namespace

Result<std::vector<TimelineEra>> parseEras(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return Failure{Text::tr("This is not JSON: %1").arg(error.errorString()).toStdString()};
    std::vector<TimelineEra> eras;
    const QJsonArray list = document.object().value(QLatin1StringView("eras")).toArray();
    for (const QJsonValue &each : list) {
        const QString name = each[QLatin1StringView("name")].toString();
        const auto first = dayFromIso(each[QLatin1StringView("first")].toString().toStdString());
        const auto last = dayFromIso(each[QLatin1StringView("last")].toString().toStdString());
        if (name.isEmpty() || !first || !last || *last < *first)
            return Failure{Text::tr("The era “%1” needs a name, a first and a last day.").arg(name).toStdString()};
        eras.push_back({*first, *last, name});
    }
    return eras;
}

const std::vector<TimelineEra> &bundledEras()
{
    static const std::vector<TimelineEra> eras = [] {
        QFile file(QStringLiteral(":/eras/eras.json"));
        if (!file.open(QIODevice::ReadOnly))
            return std::vector<TimelineEra>();
        Result<std::vector<TimelineEra>> parsed = parseEras(file.readAll());
        return parsed ? std::move(*parsed) : std::vector<TimelineEra>();
    }();
    return eras;
}

} // namespace Dateline
