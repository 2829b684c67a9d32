// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/exportsheet.h"

#include <QPixmap>
#include <QWidget>

namespace Dateline {

/// A sheet as it will be written, made to fit; of a poster with the edges of its pages.
class ExportPreview : public QWidget
{
    Q_OBJECT

public:
    explicit ExportPreview(QWidget *parent = nullptr);

    /// @p picture must outlive its being shown.
    void showSheet(const Picture &picture, const ExportOptions &options);
    QSize sizeHint() const override { return {560, 400}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRectF area() const;

    const Picture *m_picture = nullptr;
    ExportOptions m_options;
    QPixmap m_drawn; ///< empty: to be drawn anew
};

} // namespace Dateline
