#include "engine/training/epoch_log.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <system_error>
#include <thread>

#include "tests/training/allocations.hpp"

using namespace descent;

namespace {

EpochRecord record(std::size_t epoch, double loss = 1) {
  EpochRecord record;
  record.epoch = epoch;
  record.train.loss = loss;
  return record;
}

EpochLog log_of(std::size_t epochs) {
  EpochLog log;
  for (std::size_t epoch = 1; epoch <= epochs; ++epoch) log.append(record(epoch));
  return log;
}

std::vector<std::size_t> epochs_of(const EpochLog& log) {
  std::vector<std::size_t> epochs;
  for (const EpochRecord& each : log) epochs.push_back(each.epoch);
  return epochs;
}

}  // namespace

TEST_CASE("a log has every epoch of a training of usual length") {
  const EpochLog log = log_of(4096);
  CHECK(log.count() == 4096);
  REQUIRE(log.size() == 4096);
  for (std::size_t i = 0; i < log.size(); ++i) REQUIRE(log[i].epoch == i + 1);
  CHECK(EpochLog().count() == 0);
}

TEST_CASE("of a million epochs the newest are all there, and the older the fewer") {
  const EpochLog log = log_of(1'000'000);
  CHECK(log.count() == 1'000'000);
  CHECK(log.bytes() < 2'000'000);
  CHECK(log.front().epoch == 1);
  for (std::size_t i = 0; i < 4000; ++i) {
    REQUIRE(log[log.size() - 1 - i].epoch == 1'000'000 - i);
  }
  std::size_t widest = 1;
  for (std::size_t i = 1; i < log.size(); ++i) {
    const std::size_t gap = log[i].epoch - log[i - 1].epoch;
    REQUIRE(log[i].epoch > log[i - 1].epoch);
    // A curve over all epochs has a point at each of 500 places.
    widest = std::max(widest, gap);
  }
  CHECK(widest <= 1'000'000 / 500);
}

TEST_CASE("a log that is read back has the records that it had, as often as one does it") {
  for (const std::size_t count : {10u, 100u, 4097u, 60'000u, 1'000'000u}) {
    const EpochLog log = log_of(count);
    EpochLog again = log;
    for (int i = 0; i < 3; ++i) {
      again = EpochLog(std::vector<EpochRecord>(again.begin(), again.end()));
    }
    REQUIRE(again.size() == log.size());
    for (std::size_t i = 0; i < log.size(); ++i) REQUIRE(again[i].epoch == log[i].epoch);
  }
}

TEST_CASE("a log that keeps all keeps all") {
  EpochLog log;
  log.keep_all();
  for (std::size_t epoch = 1; epoch <= 20'000; ++epoch) log.append(record(epoch));
  REQUIRE(log.size() == 20'000);
  CHECK(log[9999].epoch == 10'000);
}

TEST_CASE("what was no longer finite stays in the log") {
  EpochLog log;
  for (std::size_t epoch = 1; epoch <= 100'000; ++epoch) {
    log.append(record(epoch, epoch == 777 ? std::numeric_limits<double>::infinity() : 1));
  }
  REQUIRE(log.find(777));
  CHECK(log.find(777)->epoch == 777);
}

TEST_CASE("epochs are found by their number, or what is kept next") {
  const EpochLog log = log_of(50'000);
  CHECK(log.find(50'000)->epoch == 50'000);
  CHECK(log.find(49'000)->epoch == 49'000);
  CHECK(log.find(2)->epoch >= 2);
  CHECK(log.find(50'001) == nullptr);
  CHECK(log.place_after(0) == 0);
  CHECK(log.place_after(50'000) == log.size());
  CHECK(log[log.place_after(1)].epoch > 1);
}

TEST_CASE("copies of a log go their own ways") {
  for (const std::size_t shared : {0, 1, 63, 64, 65, 128, 5000}) {
    const EpochLog before = log_of(shared);
    EpochLog one = before, other = before;
    for (std::size_t i = 1; i <= 200; ++i) {
      one.append(record(shared + i, 2));
      other.append(record(shared + i, 3));
    }
    CHECK(before.count() == shared);
    CHECK(one.count() == shared + 200);
    CHECK(other.count() == shared + 200);
    for (std::size_t i = 1; i <= 200; ++i) {
      REQUIRE(one.find(shared + i)->train.loss == 2);
      REQUIRE(other.find(shared + i)->train.loss == 3);
    }
  }
}

TEST_CASE("a log that was cut goes on from there, and its copies do not notice") {
  for (const std::size_t at : {0, 1, 64, 100, 4000, 5000}) {
    const EpochLog whole = log_of(5000);
    EpochLog log = whole;
    log.cut(at);
    CHECK(log.count() <= at);
    CHECK(log.size() == whole.place_after(at));
    const std::vector<std::size_t> before = epochs_of(log);
    for (std::size_t i = 1; i <= 100; ++i) log.append(record(at + i, 2));
    CHECK(log.count() == at + 100);
    CHECK(log.find(at + 1)->train.loss == 2);
    std::vector<std::size_t> kept = epochs_of(log);
    kept.resize(before.size());
    if (at < 5000) CHECK(kept == before);  // not so many that older ones are left out
    CHECK(whole.count() == 5000);
    if (at < 5000) CHECK(whole.find(at + 1)->train.loss == 1);
  }
}

TEST_CASE("a copy takes as much at a million epochs as at ten") {
  const auto taken = [](const EpochLog& log) {
    const tests::Allocations before = tests::allocations();
    const EpochLog copy = log;
    return tests::allocations().live_bytes - before.live_bytes + copy.empty();
  };
  CHECK(taken(log_of(10)) == 0);
  CHECK(taken(log_of(1'000'000)) == 0);
}

TEST_CASE("one thread reads a copy while another goes on") {
  EpochLog log = log_of(30);
  const EpochLog seen = log;
  std::thread writer;
  try {
    writer = std::thread([&] {
      for (std::size_t epoch = 31; epoch <= 10'000; ++epoch) log.append(record(epoch));
    });
  } catch (const std::system_error&) {
    SKIP("this build starts no threads");
  }
  bool same = true;
  for (int pass = 0; pass < 1000; ++pass) {
    for (std::size_t i = 0; i < seen.size(); ++i) same = same && seen[i].epoch == i + 1;
  }
  writer.join();
  CHECK(same);
  CHECK(seen.size() == 30);
}
