// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/paintchart.h"

#include "charts/chartsheet.h"
#include "workspace.h"

namespace Dateline {

namespace {
constexpr double FontSize = 12;
} // namespace

void paintChart(QPainter &painter, QSizeF logicalSize, const std::string &name, const Workspace &workspace, const Theme &theme)
{
    std::unique_ptr<Chart> chart = makeChart(name);
    if (!chart || logicalSize.isEmpty())
        return;
    ChartSheet sheet(std::move(chart));
    sheet.update(workspace);
    sheet.layOut(logicalSize, theme, exportFont(FontSize), {});
    sheet.paint(painter, theme);
}

void paintChart(QPainter &painter, QSizeF logicalSize, const std::string &name, const Workspace &workspace)
{
    paintChart(painter, logicalSize, name, workspace, workspace.theme());
}

std::optional<Picture> chartPicture(const std::string &name, const Workspace &workspace, QSizeF logicalSize)
{
    std::unique_ptr<Chart> chart = makeChart(name);
    if (!chart)
        return std::nullopt;
    // Counted once: a picture can be painted many times, for a preview and in bands.
    const auto sheet = std::make_shared<ChartSheet>(std::move(chart));
    sheet->update(workspace);
    Picture picture;
    picture.id = "chart:" + name;
    picture.title = sheet->chart().title();
    picture.logicalSize = logicalSize;
    picture.paint = [sheet](QPainter &painter, QSizeF size, const Theme &theme) {
        sheet->layOut(size, theme, exportFont(FontSize), {false, true});
        sheet->paint(painter, theme);
    };
    picture.legend = [sheet](const Theme &theme) { return sheet->chart().legend(theme); };
    describeShownEvents(picture, workspace.events);
    return picture;
}

} // namespace Dateline
