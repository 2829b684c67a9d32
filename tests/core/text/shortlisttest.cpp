// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/shortlist.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <numeric>

using namespace Dateline;

namespace {

using Numbers = ShortList<std::uint32_t>;

Numbers countedTo(std::uint32_t size)
{
    Numbers numbers;
    for (std::uint32_t i = 0; i < size; ++i)
        numbers.push_back(i);
    return numbers;
}

std::vector<std::uint32_t> expectedTo(std::uint32_t size)
{
    std::vector<std::uint32_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0u);
    return numbers;
}

} // namespace

TEST_CASE("A short list takes sixteen bytes", "[text][shortlist]")
{
    CHECK(sizeof(Numbers) == 16);
    CHECK(sizeof(ShortList<std::uint16_t>) == 16);
    CHECK(Numbers().capacity() == 2);
    CHECK(ShortList<std::uint16_t>().capacity() == 4);
}

TEST_CASE("A short list holds what a vector would, of any length", "[text][shortlist]")
{
    for (std::uint32_t size = 0; size < 40; ++size) {
        CAPTURE(size);
        const Numbers numbers = countedTo(size);
        CHECK(numbers == expectedTo(size));
        CHECK(numbers.size() == size);
        CHECK(numbers.empty() == (size == 0));
        Numbers copy = numbers;
        CHECK(copy == numbers);
        copy.push_back(99);
        CHECK(numbers == expectedTo(size));
        const Numbers moved = std::move(copy);
        CHECK(moved.size() == size + 1);
        CHECK(moved.back() == 99);
        Numbers assigned = countedTo(40 - size);
        assigned = numbers;
        CHECK(assigned == numbers);
        assigned = countedTo(7);
        CHECK(assigned == expectedTo(7));
        assigned = {};
        CHECK(assigned.empty());
    }
}

TEST_CASE("A short list that was moved from is empty and can be used again", "[text][shortlist]")
{
    for (const std::uint32_t size : {1u, 2u, 3u, 20u}) {
        Numbers from = countedTo(size);
        const Numbers to = std::move(from);
        CHECK(to == expectedTo(size));
        CHECK(from.empty()); // NOLINT(bugprone-use-after-move): that is what is tested
        from.push_back(5);
        CHECK(from == Numbers{5});
    }
}

TEST_CASE("Values come into a short list and out of it anywhere", "[text][shortlist]")
{
    Numbers numbers = countedTo(3);
    numbers.insert(numbers.begin() + 1, 7);
    CHECK(numbers == Numbers{0, 7, 1, 2});
    numbers.insert(numbers.end(), 8);
    CHECK(numbers == Numbers{0, 7, 1, 2, 8});
    const std::vector<std::uint32_t> more{3, 4};
    numbers.insert(numbers.begin(), more.begin(), more.end());
    CHECK(numbers == Numbers{3, 4, 0, 7, 1, 2, 8});
    numbers.erase(numbers.begin() + 2);
    CHECK(numbers == Numbers{3, 4, 7, 1, 2, 8});
    numbers.erase(numbers.begin(), numbers.begin() + 4);
    CHECK(numbers == Numbers{2, 8});
    CHECK(erase(numbers, 2u) == 1);
    CHECK(numbers == Numbers{8});
    CHECK(erase(numbers, 2u) == 0);
    numbers.pop_back();
    CHECK(numbers.empty());
    numbers.resize(4, 6);
    CHECK(numbers == Numbers{6, 6, 6, 6});
    numbers.resize(1);
    CHECK(numbers == Numbers{6});
    CHECK(numbers.toVector() == std::vector<std::uint32_t>{6});
}
