// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch_session.hpp>

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>

// The tests run under a foreign locale and a fixed zone, so that nothing can depend on either, and keep no settings.
int main(int argc, char **argv)
{
    qputenv("TZ", "Asia/Almaty");
    QLocale::setDefault(QLocale(QLocale::Kazakh, QLocale::Kazakhstan));
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("dateline-tests"));
    return Catch::Session().run(argc, argv);
}
