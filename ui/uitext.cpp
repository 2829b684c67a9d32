// SPDX-License-Identifier: GPL-3.0-or-later
#include "uitext.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontInfo>

namespace Dateline {

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

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

QString topicTitle(Topic topic)
{
    switch (topic) {
    case Topic::Summit: return Words::tr("Summit");
    case Topic::Visit: return Words::tr("Visit");
    case Topic::Agreement: return Words::tr("Agreement");
    case Topic::Trade: return Words::tr("Trade");
    case Topic::Transport: return Words::tr("Transport");
    case Topic::Energy: return Words::tr("Energy");
    case Topic::Security: return Words::tr("Security");
    case Topic::Membership: return Words::tr("Membership");
    case Topic::Diplomacy: return Words::tr("Diplomacy");
    case Topic::Culture: return Words::tr("Culture");
    case Topic::Technology: return Words::tr("Technology");
    case Topic::Environment: return Words::tr("Environment");
    }
    return {};
}

QFont windowFont(double size, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(std::max(1, qRound(QFontInfo(font).pixelSize() * size / DesktopSize)));
    font.setWeight(weight);
    return font;
}

} // namespace Dateline
