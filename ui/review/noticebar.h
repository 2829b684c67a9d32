// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace Dateline {

/// One message across the window that stays until it is dismissed.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// An empty text hides the bar.
    void tell(const QString &text);

private:
    QLabel *m_label;
};

} // namespace Dateline
