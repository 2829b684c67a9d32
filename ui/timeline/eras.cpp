// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/eras.h"

#include "io/wholefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Eras)
};

QString isoText(Day day)
{
    return QString::fromStdString(isoFromDay(day));
}

} // namespace

Result<std::vector<TimelineEra>> parseEras(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return Failure{Text::tr("This is not JSON: %1").arg(error.errorString()).toStdString()};
    if (!document.object().value(QLatin1StringView("eras")).isArray())
        return Failure{Text::tr("There is no list “eras” in it.").toStdString()};
    std::vector<TimelineEra> eras;
    const QJsonArray list = document.object().value(QLatin1StringView("eras")).toArray();
    for (const QJsonValue &each : list) {
        TimelineEra era;
        era.name = each[QLatin1StringView("name")].toString().simplified();
        const auto first = dayFromIso(each[QLatin1StringView("first")].toString().toStdString());
        const QJsonValue last = each[QLatin1StringView("last")];
        if (!last.isNull() && !last.isUndefined()) {
            era.last = dayFromIso(last.toString().toStdString());
            if (!era.last)
                return Failure{Text::tr("The last day of “%1” is no day as YYYY-MM-DD.").arg(era.name).toStdString()};
        }
        if (era.name.isEmpty() || !first || (era.last && *era.last < *first))
            return Failure{Text::tr("The band “%1” needs a name, a first day and no last day before it.").arg(era.name).toStdString()};
        era.first = *first;
        era.tints = each[QLatin1StringView("tint")].toBool();
        era.source = each[QLatin1StringView("source")].toString();
        eras.push_back(std::move(era));
    }
    return eras;
}

QByteArray writeEras(const std::vector<TimelineEra> &eras)
{
    QByteArray text("{\n  \"eras\": [");
    bool isFirst = true;
    for (const TimelineEra &era : eras) {
        QJsonObject object;
        object[QLatin1StringView("name")] = era.name;
        object[QLatin1StringView("first")] = isoText(era.first);
        object[QLatin1StringView("last")] = era.last ? QJsonValue(isoText(*era.last)) : QJsonValue(QJsonValue::Null);
        object[QLatin1StringView("tint")] = era.tints;
        object[QLatin1StringView("source")] = era.source;
        text += isFirst ? "\n    " : ",\n    ";
        text += QJsonDocument(object).toJson(QJsonDocument::Compact);
        isFirst = false;
    }
    return text + "\n  ]\n}\n";
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

EraList::EraList(QObject *parent)
    : QObject(parent)
    , m_eras(bundledEras())
{
}

const std::vector<TimelineEra> &EraList::shown() const
{
    static const std::vector<TimelineEra> none;
    return m_isShown ? m_eras : none;
}

void EraList::setShown(bool shown)
{
    if (shown == m_isShown)
        return;
    m_isShown = shown;
    Q_EMIT changed();
}

void EraList::setAll(std::vector<TimelineEra> eras)
{
    if (eras == m_eras)
        return;
    m_eras = std::move(eras);
    Q_EMIT changed();
}

QString EraList::userFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/bands.json");
}

std::optional<Failure> EraList::load(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Text::tr("%1: %2", "file, reason").arg(path, file.errorString()).toStdString()};
    Result<std::vector<TimelineEra>> parsed = parseEras(file.readAll());
    if (!parsed)
        return Failure{Text::tr("%1: %2", "file, reason").arg(path, QString::fromStdString(parsed.message())).toStdString()};
    setAll(std::move(*parsed));
    return std::nullopt;
}

std::optional<Failure> EraList::save(const QString &path) const
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return Failure{Text::tr("The folder of %1 cannot be made.").arg(path).toStdString()};
    return writeWholeFile(path, [this](QIODevice &device) -> std::optional<Failure> {
        const QByteArray text = writeEras(m_eras);
        if (device.write(text) != text.size())
            return Failure{device.errorString().toStdString()};
        return std::nullopt;
    });
}

} // namespace Dateline
