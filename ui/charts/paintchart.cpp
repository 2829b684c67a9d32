// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/paintchart.h"

#include "charts/chartsheet.h"
#include "workspace.h"

namespace Dateline {

namespace {
constexpr double FontSize = 12;
} // namespace

void paintChart(QPainter &painter, QSizeF logicalSize, const std::string &name, const Workspace &workspace, const Theme &theme, bool legend)
{
    std::unique_ptr<Chart> chart = makeChart(name);
    if (!chart || logicalSize.isEmpty())
        return;
    ChartSheet sheet(std::move(chart));
    sheet.update(workspace);
    sheet.layOut(logicalSize, theme, exportFont(FontSize), {legend, true});
    sheet.paint(painter, theme);
}

void paintChart(QPainter &painter, QSizeF logicalSize, const std::string &name, const Workspace &workspace)
{
    paintChart(painter, logicalSize, name, workspace, workspace.theme());
}

std::optional<Picture> chartPicture(const std::string &name, const Workspace &workspace, QSizeF logicalSize)
{
    const std::unique_ptr<Chart> chart = makeChart(name);
    if (!chart)
        return std::nullopt;
    chart->update(workspace);
    Picture picture;
    picture.id = "chart:" + name;
    picture.title = chart->title();
    picture.logicalSize = logicalSize;
    picture.paint = [name, &workspace](QPainter &painter, QSizeF size, const Theme &theme) {
        paintChart(painter, size, name, workspace, theme, false);
    };
    picture.legend = [name, &workspace](const Theme &theme) {
        const std::unique_ptr<Chart> again = makeChart(name);
        again->update(workspace);
        return again->legend(theme);
    };
    describeShownEvents(picture, workspace.events);
    return picture;
}

} // namespace Dateline
