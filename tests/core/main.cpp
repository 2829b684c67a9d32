// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch_session.hpp>

#include <QCoreApplication>
#include <QLocale>
#include <QMetaType>
#include <QString>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace {

QtMessageHandler printMessage = nullptr;
std::atomic<int> warnings = 0;

void countWarnings(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // QAbstractItemModelTester asks whether decorations are of this type, which is none in a program without Qt Gui.
    static const QString typeOfGui = QStringLiteral("Trying to construct an instance of an invalid type, type id: %1").arg(int(QMetaType::QPixmap));
    if (message == typeOfGui)
        return;
    warnings += type == QtDebugMsg || type == QtInfoMsg ? 0 : 1;
    printMessage(type, context, message);
}

} // namespace

// The tests run under a foreign locale and a fixed zone, so that nothing can depend on either. What Qt warns of is a failure.
int main(int argc, char **argv)
{
    qputenv("TZ", "Asia/Almaty");
    QLocale::setDefault(QLocale(QLocale::Kazakh, QLocale::Kazakhstan));
    printMessage = qInstallMessageHandler(countWarnings);
    QCoreApplication application(argc, argv);
    const int result = Catch::Session().run(argc, argv);
    if (result != 0 || warnings == 0)
        return result;
    std::fprintf(stderr, "Failed: Qt warned %d times.\n", warnings.load());
    return EXIT_FAILURE;
}
