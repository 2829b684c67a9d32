// SPDX-License-Identifier: GPL-3.0-or-later
#include "uitext.h"

#include <QApplication>
#include <QFontInfo>

namespace Dateline {

namespace {
constexpr double DesktopSize = 13;
constexpr qsizetype LongestWord = 24;
constexpr QChar ZeroWidthSpace(0x200B);
} // namespace

QString textFromUtf8(std::string_view text)
{
    // QString::fromUtf8 swallows a byte order mark.
    if (text.starts_with("\xEF\xBB\xBF"))
        return QChar(QChar::ByteOrderMark) + QString::fromUtf8(text.data() + 3, qsizetype(text.size() - 3));
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString toolTipText(const QString &text)
{
    QString escaped = text.toHtmlEscaped();
    escaped.replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QString breakable(const QString &text)
{
    QString result;
    qsizetype word = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        word = c.isSpace() ? 0 : word + 1;
        result += c;
        if (word >= LongestWord && !c.isHighSurrogate()) {
            result += ZeroWidthSpace;
            word = 0;
        }
    }
    return result;
}

QFont windowFont(double size, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(std::max(1, qRound(QFontInfo(font).pixelSize() * size / DesktopSize)));
    font.setWeight(weight);
    return font;
}

int windowLength(int pixels)
{
    return std::max(pixels, qRound(pixels * QFontInfo(QApplication::font()).pixelSize() / double(DesktopSize)));
}

} // namespace Dateline
