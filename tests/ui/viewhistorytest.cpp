// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samplestore.h"
#include "viewhistory.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

using namespace Dateline;

TEST_CASE("The first view of articles has nothing before it, and closing them forgets all views", "[history]")
{
    Workspace workspace;
    ViewHistory history(workspace);
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    workspace.fitViewport();
    CHECK_FALSE(history.canGoBack());
    const AxisDay begin = workspace.viewport.begin();
    history.settle();
    CHECK_FALSE(history.canGoBack());
    workspace.viewport.setRange(0, 10);
    CHECK(history.canGoBack());
    history.back();
    CHECK(workspace.viewport.begin() == begin);
    CHECK_FALSE(history.canGoBack());
    REQUIRE(history.canGoForward());
    history.forward();
    CHECK(workspace.viewport.end() == 10);
    workspace.events.clearDocuments();
    CHECK_FALSE(history.canGoBack());
    CHECK_FALSE(history.canGoForward());
}

TEST_CASE("A new view takes the place of those that back left, and no more than the limit are kept", "[history]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    ViewHistory history(workspace);
    for (int i = 1; i <= int(ViewHistory::Limit) + 20; ++i) {
        workspace.viewport.setRange(i, i + 10);
        history.settle();
    }
    int steps = 0;
    while (history.canGoBack()) {
        history.back();
        ++steps;
    }
    CHECK(steps == int(ViewHistory::Limit));
    history.forward();
    workspace.viewport.setRange(1000, 2000);
    history.settle();
    CHECK_FALSE(history.canGoForward());
}
