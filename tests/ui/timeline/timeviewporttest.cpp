// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeviewport.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <limits>

using Catch::Approx;
using Dateline::TimeViewport;

TEST_CASE("Zooming keeps the moment under the cursor in its place", "[timeline]")
{
    TimeViewport viewport;
    viewport.setRange(0, 1000);
    viewport.zoomAbout(250, 0.5);
    CHECK(viewport.width() == Approx(500));
    CHECK((250 - viewport.begin()) / viewport.width() == Approx(0.25));
}

TEST_CASE("The viewport stays within its limits", "[timeline]")
{
    TimeViewport viewport;
    viewport.setRange(0, 1000);
    viewport.zoomAbout(500, 1e-9);
    CHECK(viewport.width() == Approx(1.0 / 24));
    CHECK(viewport.begin() < 500);
    CHECK(viewport.end() > 500);
    viewport.zoomAbout(500, 1e12);
    CHECK(viewport.width() == Approx(20000 * 365.2425));
    viewport.setRange(0, 1000);
    viewport.panBy(1e12);
    CHECK(viewport.width() == Approx(1000));
    CHECK(viewport.end() <= (12000 - 1970) * 365.2425 + 1e-3);
}

TEST_CASE("A range that is not a number changes nothing", "[timeline]")
{
    TimeViewport viewport;
    viewport.setRange(10, 20);
    viewport.setRange(std::numeric_limits<double>::quiet_NaN(), 5);
    viewport.zoomAbout(15, -1);
    CHECK(viewport.begin() == 10);
    CHECK(viewport.end() == 20);
}

TEST_CASE("Revealing what is in view moves nothing, revealing what is not moves the least", "[timeline]")
{
    TimeViewport viewport;
    viewport.setRange(0, 100);
    viewport.reveal(40, 41);
    CHECK(viewport.begin() == 0);
    viewport.reveal(120, 121);
    CHECK(viewport.width() == Approx(100));
    CHECK(viewport.end() == Approx(126));
    viewport.reveal(-400, 400);
    CHECK(viewport.begin() <= -400);
    CHECK(viewport.end() >= 400);
}
