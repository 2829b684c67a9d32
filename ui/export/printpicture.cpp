// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/printpicture.h"

#include "dialogsize.h"
#include "export/paper.h"
#include "export/picturewriter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>

namespace Dateline {

bool printPicture(QPrinter &printer, const Picture &picture, const ExportOptions &options)
{
    ExportOptions printed = options;
    // Paper is the ground.
    printed.transparent = true;
    const QRectF area = printer.pageLayout().paintRect(QPageLayout::Inch);
    if (options.poster)
        printer.setFullPage(true);
    else
        printed.size = area.size() * PixelsPerInch;
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    return paintPages(painter, printer.resolution(), [&printer] { printer.newPage(); }, picture, printed);
}

void previewPrint(const Picture &picture, const ExportOptions &options, QWidget *parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(picture.title);
    printer.setPageOrientation(options.size.width() > options.size.height() ? QPageLayout::Landscape : QPageLayout::Portrait);
    if (options.poster) {
        printer.setPageSize(QPageSize(options.poster->page * (72 / PixelsPerInch), QPageSize::Point));
        printer.setPageMargins({});
    }
    QPrintPreviewDialog preview(&printer, parent);
    preview.setObjectName(QStringLiteral("printPreview"));
    preview.setWindowTitle(QCoreApplication::translate("PrintPicture", "Print “%1”").arg(picture.title));
    QObject::connect(&preview, &QPrintPreviewDialog::paintRequested, &preview, [&](QPrinter *painted) { printPicture(*painted, picture, options); });
    sizeDialog(&preview, {1000, 760});
    preview.exec();
}

} // namespace Dateline
