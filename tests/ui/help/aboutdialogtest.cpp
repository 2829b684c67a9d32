// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/aboutdialog.h"

#include <catch2/catch_test_macros.hpp>

#include <QLabel>

using namespace Dateline;

TEST_CASE("The About page credits the map's data and states the policy on borders and the network", "[help]")
{
    const AboutDialog dialog;
    QString text;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        text += label->text();
    for (const char16_t *words : {u"Natural Earth", u"GeoNames", u"CC BY 4.0", u"disputed lines are dashed", u"disputed areas hatched",
                                  u"takes no side", u"opens no connection", u"OpenStreetMap contributors"}) {
        const QString wanted = QString::fromUtf16(words);
        INFO(wanted.toStdString());
        CHECK(text.contains(wanted));
    }
}
