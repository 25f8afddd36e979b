#include "engine/core/sharing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace descent;

TEST_CASE("parts cover everything once, in order, from multiples of the unit on") {
  for (const std::size_t count : {0, 1, 15, 16, 17, 784}) {
    for (const std::size_t unit : {1, 16}) {
      for (const std::size_t parts : {1, 2, 3, 8}) {
        std::size_t next = 0;
        for (std::size_t i = 0; i < parts; ++i) {
          const Stretch part = stretch(count, unit, parts, i);
          CHECK(part.begin == next);
          CHECK((part.count == 0 || part.begin % unit == 0));
          next += part.count;
        }
        CHECK(next == count);
      }
    }
  }
}

TEST_CASE("work is shared only where that pays") {
  ThreadPool four(4);
  CHECK(part_count(four, 1000, 16, 1'000) == 1);
  CHECK(part_count(four, 1000, 16, 250'000) == 2);
  CHECK(part_count(four, 1000, 16, 100'000'000) == 4);
  CHECK(part_count(four, 33, 16, 100'000'000) == 3);
  CHECK(part_count(four, 0, 16, 100'000'000) == 1);
  CHECK(part_count(calling_thread(), 1000, 1, 100'000'000) == 1);
}

TEST_CASE("share() calls its body for every part") {
  ThreadPool three(3);
  std::vector<int> seen(100);
  share(three, seen.size(), 4, 10'000'000, [&](Stretch part) {
    for (std::size_t i = 0; i < part.count; ++i) ++seen[part.begin + i];
  });
  CHECK(seen == std::vector<int>(100, 1));
}
