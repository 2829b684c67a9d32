// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace Dateline {

/// One line of literal text that is cut with "…" where there is no room for it and asks for no more than a few words' width. The
/// whole is its tool tip and its accessible name.
class ElidedLabel : public QLabel // no Q_OBJECT: style sheets know it as a QLabel
{
public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget *parent = nullptr);

    void setWhole(const QString &text);
    QString whole() const { return m_whole; }

    /// Asks for @p width at least, so that its place stays when a shorter text comes; where its place depends on that.
    void keepRoom(int width);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    Qt::TextElideMode m_mode;
    QString m_whole;
    int m_room = 0;
};

} // namespace Dateline
