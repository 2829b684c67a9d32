// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/exportsheet.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace Dateline {

/// Chooses the paper of a PDF: its size, which way it lies, and over how many pages the picture goes.
class PageChoice : public QWidget
{
    Q_OBJECT

public:
    explicit PageChoice(QWidget *parent = nullptr);

    /// False where the page is as large as the picture.
    bool hasPaper() const;
    /// Gives the options the size of the paper, or of a poster of its pages. Nothing without a paper.
    void applyTo(ExportOptions &options) const;
    /// Follows a picture that is as high as its events want: the pages downwards are counted from those across. Begins with
    /// as many pages as its size takes.
    void setPicture(const Picture &picture);

Q_SIGNALS:
    void changed();

private:
    QSizeF page() const;
    void fitDown();

    QComboBox *m_paper;
    QComboBox *m_orientation;
    QSpinBox *m_across;
    QSpinBox *m_down;
    const Picture *m_picture = nullptr;
};

} // namespace Dateline
