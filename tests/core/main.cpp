// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch_session.hpp>

#include <QCoreApplication>
#include <QLocale>

// The tests run under a foreign locale and a fixed zone, so that nothing can depend on either.
int main(int argc, char **argv)
{
    qputenv("TZ", "Asia/Almaty");
    QLocale::setDefault(QLocale(QLocale::Kazakh, QLocale::Kazakhstan));
    QCoreApplication application(argc, argv);
    return Catch::Session().run(argc, argv);
}
