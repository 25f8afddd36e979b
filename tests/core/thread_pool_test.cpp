#include "engine/core/thread_pool.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <chrono>
#include <numeric>
#include <stdexcept>

using namespace descent;

TEST_CASE("every part of a job is done once, with any number of threads") {
  for (const std::size_t threads : {1, 2, 3, 8}) {
    ThreadPool pool(threads);
    CHECK(pool.threads() == threads);
    for (const std::size_t count : {0, 1, 2, 7, 100}) {
      std::vector<int> done(count);
      for (int round = 0; round < 50; ++round) pool.run(count, [&](std::size_t i) { ++done[i]; });
      CHECK(done == std::vector<int>(count, 50));
    }
  }
}

TEST_CASE("a job that comes after a rest finds sleeping threads") {
  ThreadPool pool(3);
  std::vector<int> done(6);
  for (int round = 0; round < 3; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    pool.run(done.size(), [&](std::size_t i) { ++done[i]; });
  }
  CHECK(done == std::vector<int>(6, 3));
}

TEST_CASE("an exception of a part comes out of run() when all parts are done") {
  ThreadPool pool(2);
  std::vector<int> done(10);
  const auto failing = [&](std::size_t i) {
    ++done[i];
    if (i == 3) throw std::runtime_error("part 3");
  };
  CHECK_THROWS_WITH(pool.run(done.size(), failing), "part 3");
  CHECK(std::accumulate(done.begin(), done.end(), 0) == 10);
  CHECK_NOTHROW(pool.run(2, [&](std::size_t i) { ++done[i]; }));
}

TEST_CASE("jobs from several threads take turns") {
  ThreadPool pool(2);
  std::vector<std::size_t> sums(2);
  const auto add_up = [&](std::size_t which) {
    for (int round = 0; round < 200; ++round) {
      std::vector<std::size_t> parts(4);
      pool.run(parts.size(), [&](std::size_t i) { parts[i] = i + 1; });
      sums[which] += std::accumulate(parts.begin(), parts.end(), std::size_t{0});
    }
  };
  if (available_threads() == 1) return;  // a build without threads
  std::thread other([&] { add_up(1); });
  add_up(0);
  other.join();
  CHECK(sums == std::vector<std::size_t>{2000, 2000});
}
