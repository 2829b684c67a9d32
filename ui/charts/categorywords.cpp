// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/categorywords.h"

#include "models/filtertext.h"
#include "theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

// Further ones could not be told from the ground.
constexpr int MostShades = 3;

QString othersName(CategoryKind kind, qsizetype count)
{
    switch (kind) {
    case CategoryKind::Country: return Words::tr("Other countries (%1)").arg(count);
    case CategoryKind::Topic: return Words::tr("Other topics (%1)").arg(count);
    case CategoryKind::Document: break;
    }
    return Words::tr("Other articles (%1)").arg(count);
}

} // namespace

QString categoryName(const CategoryCount &count, CategoryKind kind, const EventStore &store)
{
    if (const auto *country = std::get_if<CountryCode>(&count.category))
        return QString::fromStdString(countryName(*country));
    if (const auto *topic = std::get_if<Topic>(&count.category))
        return topicText(*topic);
    if (const auto *document = std::get_if<DocumentCategory>(&count.category))
        return QString::fromStdString(store.document(document->document).document.title);
    if (std::holds_alternative<OtherCategories>(count.category))
        return othersName(kind, qsizetype(count.members.size()));
    return kind == CategoryKind::Country ? Words::tr("No country") : Words::tr("No topic");
}

QString categoryCode(const CategoryCount &count)
{
    const auto *country = std::get_if<CountryCode>(&count.category);
    return country ? QString::fromStdString(country->toString()) : QString();
}

std::vector<QColor> categoryColors(const std::vector<CategoryCount> &counts, const Theme &theme)
{
    std::vector<QColor> colors;
    for (const CategoryCount &count : counts) {
        const auto *country = std::get_if<CountryCode>(&count.category);
        QColor color = country ? theme.countryColor(*country) : theme.border;
        for (int shade = 0; shade < MostShades && std::find(colors.begin(), colors.end(), color) != colors.end(); ++shade)
            color = theme.appearance == Theme::Appearance::Dark ? color.darker(122) : color.lighter(122);
        colors.push_back(color);
    }
    return colors;
}

QString eventsText(std::uint32_t count)
{
    return count == 1 ? Words::tr("1 event") : Words::tr("%1 events").arg(QLocale(QLocale::English).toString(count));
}

} // namespace Dateline
