// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownwindow.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QCheckBox>

#include <cmath>

using namespace Dateline;
using TestSupport::ShownWindow;

TEST_CASE("The frame of a box to check is seen on its ground, in light and in dark", "[window]")
{
    ShownWindow shown;
    const auto choice = GENERATE(MainWindow::ThemeChoice::Light, MainWindow::ThemeChoice::Dark);
    shown.window.setThemeChoice(choice);
    QCheckBox box(&shown.window);
    box.resize(40, 24);
    box.show();
    const QImage image = box.grab().toImage();
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    double best = 1;
    const double ground = luminance(shown.workspace().theme().panel);
    for (int x = 0; x < image.width(); ++x) {
        const double ink = luminance(image.pixelColor(x, image.height() / 2));
        best = std::max(best, (std::max(ink, ground) + 0.05) / (std::min(ink, ground) + 0.05));
    }
    CHECK(best >= 3);
}

TEST_CASE("Light and dark change the whole window", "[window]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.window.setThemeChoice(MainWindow::ThemeChoice::Light);
    const QImage light = shown.window.grab().toImage();
    shown.window.setThemeChoice(MainWindow::ThemeChoice::Dark);
    const QImage dark = shown.window.grab().toImage();
    CHECK(light.pixelColor(5, 5).lightness() > 200);
    CHECK(dark.pixelColor(5, 5).lightness() < 80);
}
