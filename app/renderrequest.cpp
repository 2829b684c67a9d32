// SPDX-License-Identifier: GPL-3.0-or-later
#include "renderrequest.h"

#include "commandline.h"
#include "export/paper.h"
#include "export/picturewriter.h"
#include "export/report.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace Dateline {

namespace {

constexpr int LeastSide = 16;
constexpr int MostPages = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("RenderCommand", text);
}

/// Reads two whole numbers with an x between them.
bool readPair(const QString &text, QSize &pair)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (match.hasMatch())
        pair = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    return match.hasMatch();
}

bool readExtent(const QString &text, MapExtent &extent)
{
    if (text == QStringLiteral("region"))
        extent.kind = MapExtent::Kind::Region;
    else if (text == QStringLiteral("world"))
        extent.kind = MapExtent::Kind::World;
    else if (text == QStringLiteral("events"))
        extent.kind = MapExtent::Kind::Events;
    else
        extent.kind = MapExtent::Kind::Area;
    if (extent.kind != MapExtent::Kind::Area)
        return true;
    const QStringList sides = text.split(u',');
    std::array<double, 4> degrees{};
    for (std::size_t i = 0; i < degrees.size(); ++i) {
        bool isNumber = false;
        degrees[i] = sides.value(qsizetype(i)).toDouble(&isNumber);
        if (!isNumber || sides.size() != 4 || std::abs(degrees[i]) > (i % 2 == 0 ? 180 : 85))
            return false;
    }
    extent.area = {degrees[0], degrees[1], degrees[2], degrees[3]};
    return extent.area.south < extent.area.north && extent.area.west != extent.area.east;
}

/// Switches off a part of the sheet by its name; false for any other.
bool leaveOut(const QString &part, ExportOptions &options)
{
    const std::pair<const char16_t *, bool *> parts[] = {{u"title", &options.title}, {u"legend", &options.legend}, {u"filters", &options.filters},
                                                         {u"sources", &options.sources}, {u"credit", &options.credit}};
    for (const auto &[name, isShown] : parts) {
        if (part == QStringView(name)) {
            *isShown = false;
            return true;
        }
    }
    return false;
}

/// Says what is wrong.
int wrong(const QString &message)
{
    complain(message);
    return WrongUsage;
}

} // namespace

std::optional<int> readRenderRequest(const QStringList &arguments, RenderRequest &request)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Draws a view of the articles without opening a window."));
    parser.addPositionalArgument(QStringLiteral("VIEW"), tr("window, timeline, whole-timeline, map, chart:NAME or report"));
    parser.addPositionalArgument(QStringLiteral("INPUT"), tr("Files and folders with articles; without any, the bundled briefings"), QStringLiteral("[INPUT…]"));
    const QCommandLineOption output({QStringLiteral("o"), QStringLiteral("output")}, tr("The file; its ending picks PNG, SVG or PDF, for a report HTML or PDF"), QStringLiteral("FILE"));
    const QCommandLineOption size(QStringLiteral("size"), tr("Size in logical pixels, such as 1600x1000"), QStringLiteral("WxH"), QStringLiteral("1600x1000"));
    const QCommandLineOption scale(QStringLiteral("scale"), tr("Device pixels a logical pixel"), QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption country(QStringLiteral("country"), tr("Only events that concern this country; repeatable"), QStringLiteral("CC"));
    const QCommandLineOption from(QStringLiteral("from"), tr("Only events that do not end before this day"), QStringLiteral("DATE"));
    const QCommandLineOption to(QStringLiteral("to"), tr("Only events that do not begin after this day"), QStringLiteral("DATE"));
    const QCommandLineOption theme(QStringLiteral("theme"), tr("light or dark"), QStringLiteral("NAME"), QStringLiteral("light"));
    const QCommandLineOption published(QStringLiteral("published"), tr("The document creation time of every input"), QStringLiteral("DATE"));
    const QCommandLineOption paper(QStringLiteral("paper"), tr("Paper of a PDF: A5 to A0, Letter, Legal or Tabloid"), QStringLiteral("NAME"));
    const QCommandLineOption orientation(QStringLiteral("orientation"), tr("landscape or portrait, with --paper"), QStringLiteral("NAME"), QStringLiteral("landscape"));
    const QCommandLineOption pages(QStringLiteral("pages"), tr("Pages of a poster across and down, such as 4x1, with --paper"), QStringLiteral("AxD"));
    const QCommandLineOption without(QStringLiteral("without"), tr("Leave out the title, legend, filters, sources or credit; repeatable"), QStringLiteral("PART"));
    const QCommandLineOption transparent(QStringLiteral("transparent"), tr("Without a ground"));
    const QCommandLineOption extent(QStringLiteral("extent"), tr("What the map shows: region, world, events, or WEST,SOUTH,EAST,NORTH in degrees"), QStringLiteral("EXTENT"), QStringLiteral("region"));
    parser.addOptions({output, size, scale, country, from, to, theme, published, paper, orientation, pages, without, transparent, extent});
    if (const std::optional<int> status = parseArguments(parser, arguments))
        return status;

    const QStringList positional = parser.positionalArguments();
    if (positional.isEmpty() || !parser.isSet(output))
        return wrong(tr("render wants a VIEW and -o FILE; see render --help"));
    request.view = positional.constFirst().toStdString();
    request.inputs = positional.mid(1);
    request.output = parser.value(output);
    const bool isReport = request.view == "report";
    if (isReport && !reportFormatOf(request.output))
        return wrong(tr("the name of a report must end in .html or .pdf, not “%1”").arg(request.output));
    if (!isReport && !pictureFormatOf(request.output))
        return wrong(tr("the name of the picture must end in .png, .svg or .pdf, not “%1”").arg(request.output));
    request.isSized = parser.isSet(size);
    if (!readPair(parser.value(size), request.size) || request.size.width() < LeastSide || request.size.height() < LeastSide)
        return wrong(tr("--size wants WxH in pixels from 16x16 on, such as 1600x1000"));
    bool isNumber = false;
    request.options.scale = parser.value(scale).toDouble(&isNumber);
    if (!isNumber || !(request.options.scale >= 0.25 && request.options.scale <= 8))
        return wrong(tr("--scale wants a number from 0.25 to 8"));
    request.options.theme = &Theme::light();
    if (parser.value(theme) == QStringLiteral("dark"))
        request.options.theme = &Theme::dark();
    else if (parser.value(theme) != QStringLiteral("light"))
        return wrong(tr("--theme wants light or dark"));
    if (!readExtent(parser.value(extent), request.extent))
        return wrong(tr("--extent wants region, world, events, or WEST,SOUTH,EAST,NORTH in degrees, not “%1”").arg(parser.value(extent)));
    if (parser.isSet(paper)) {
        request.paper = paperNamed(parser.value(paper));
        if (!request.paper)
            return wrong(tr("--paper wants A5, A4, A3, A2, A1, A0, Letter, Legal or Tabloid, not “%1”").arg(parser.value(paper)));
        if (isReport || pictureFormatOf(request.output) != PictureFormat::Pdf)
            return wrong(tr("--paper is for pictures in PDF"));
    }
    if (parser.value(orientation) == QStringLiteral("portrait"))
        request.orientation = QPageLayout::Portrait;
    else if (parser.value(orientation) != QStringLiteral("landscape"))
        return wrong(tr("--orientation wants landscape or portrait"));
    if (parser.isSet(pages)) {
        const bool isPair = readPair(parser.value(pages), request.pages);
        if (!isPair || request.pages.isEmpty() || request.pages.width() > MostPages || request.pages.height() > MostPages)
            return wrong(tr("--pages wants two numbers up to %1, such as 4x1").arg(MostPages));
        if (!request.paper)
            return wrong(tr("--pages wants a --paper"));
    }
    for (const QString &part : parser.values(without)) {
        if (!leaveOut(part, request.options))
            return wrong(tr("--without wants title, legend, filters, sources or credit, not “%1”").arg(part));
    }
    request.options.transparent = parser.isSet(transparent);
    for (const QString &code : parser.values(country)) {
        const CountryCode named(code.toStdString());
        if (named.isEmpty())
            return wrong(tr("--country wants a code of two letters, such as KZ, not “%1”").arg(code));
        request.filter.countries.insert(named);
    }
    if (!readDayOption(parser, from, request.filter.from) || !readDayOption(parser, to, request.filter.to)
        || !readDayOption(parser, published, request.published))
        return WrongUsage;
    return std::nullopt;
}

} // namespace Dateline
