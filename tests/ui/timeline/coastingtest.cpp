// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/coasting.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using Catch::Approx;
using Dateline::Coasting;

TEST_CASE("A hand that moves when it lets go coasts on in its direction, ever slower, and comes to rest", "[timeline][coasting]")
{
    Coasting coasting;
    for (std::uint64_t at = 0; at <= 80; at += 20)
        coasting.moved(100 - double(at), at);
    REQUIRE(coasting.release(85));
    CHECK(coasting.distanceAfter(0) == 0);
    double before = 0;
    double step = -1e9;
    for (double at = 20; at < coasting.duration(); at += 20) {
        const double moved = coasting.distanceAfter(at) - before;
        CHECK(moved < 0);
        CHECK(moved > step);
        step = moved;
        before = coasting.distanceAfter(at);
    }
    CHECK(coasting.distanceAfter(1e9) == Approx(coasting.distanceAfter(coasting.duration())));
}

TEST_CASE("A hand that rests before it lets go, or only touches, coasts nowhere", "[timeline][coasting]")
{
    Coasting coasting;
    coasting.moved(0, 0);
    coasting.moved(50, 50);
    CHECK_FALSE(coasting.release(400));
    coasting.moved(0, 1000);
    CHECK_FALSE(coasting.release(1010));
    coasting.moved(0, 2000);
    coasting.moved(1, 2090);
    CHECK_FALSE(coasting.release(2095));
    CHECK(coasting.duration() == 0);
}
