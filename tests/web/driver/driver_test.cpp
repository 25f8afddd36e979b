#include "web/driver/driver.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <filesystem>
#include <iterator>
#include <thread>

#include "tests/training/toy_data.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using namespace std::chrono_literals;

namespace {

Trainer xor_trainer(std::size_t epochs) {
  TrainingSettings settings;
  settings.batch_size = 2;
  settings.epochs = epochs;
  return Trainer(Sequential({2}, {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}}, 1),
                 tests::xor_data(), settings, 1, default_kernels());
}

Driver xor_driver(std::size_t epochs = 1000) { return Driver(xor_trainer(epochs)); }

Driver xor_driver_on_thread(std::size_t epochs) {
  return Driver(xor_trainer(epochs), Schedule::own_thread);
}

// Reads until it has paused; training goes on meanwhile.
void wait_for(Driver& driver) {
  while (driver.playing()) {
    driver.run_for(1ms);
    std::this_thread::sleep_for(1ms);
  }
}

}  // namespace

TEST_CASE("a driver trains only while it plays, and renews its snapshot as it does") {
  Driver driver = xor_driver();
  CHECK_FALSE(driver.run_for(1ms));
  const std::uint64_t version = driver.version();
  driver.play();
  CHECK(driver.run_for(1ms));
  CHECK(driver.version() > version);
  CHECK(driver.snapshot().samples_seen > 0);
  driver.pause();
  CHECK_FALSE(driver.run_for(1ms));
}

TEST_CASE("it stops playing when training is finished") {
  Driver driver = xor_driver(3);
  driver.play();
  while (driver.run_for(1ms)) {
  }
  CHECK_FALSE(driver.playing());
  CHECK(driver.snapshot().epoch == 3);
  driver.play();
  CHECK_FALSE(driver.playing());
}

TEST_CASE("a step of an epoch ends with the epoch") {
  Driver driver = xor_driver();
  driver.step_batch();
  while (driver.run_for(10ms)) {
  }
  CHECK(driver.snapshot().step == 1);
  driver.step_epoch();
  while (driver.run_for(10ms)) {
  }
  CHECK(driver.snapshot().epoch == 1);
  CHECK(driver.snapshot().step == 0);
  CHECK_FALSE(driver.playing());
}

TEST_CASE("each of several quick presses is a step, of batches and of epochs") {
  Driver driver = xor_driver();
  for (int press = 0; press < 3; ++press) driver.step_epoch();
  wait_for(driver);
  CHECK(driver.snapshot().epoch == 3);
  for (int press = 0; press < 3; ++press) driver.step_batch();  // two batches are an epoch
  wait_for(driver);
  CHECK(driver.snapshot().epoch == 4);
  CHECK(driver.snapshot().step == 1);
  driver.step_epoch();
  driver.step_epoch();
  driver.pause();
  CHECK_FALSE(driver.playing());
  driver.step_epoch();
  wait_for(driver);
  CHECK(driver.snapshot().epoch == 5);
}

TEST_CASE("the pace holds back whole epochs") {
  Driver driver = xor_driver();
  driver.set_pace(0.001);
  driver.play();
  CHECK(driver.run_for(20ms));
  CHECK(driver.snapshot().epoch == 1);
  CHECK(driver.seconds_until_due() > 800);
  CHECK_FALSE(driver.run_for(20ms));
  CHECK(driver.snapshot().epoch == 1);
  driver.set_pace(0);
  CHECK(driver.seconds_until_due() == 0);
  CHECK(driver.run_for(1ms));
}

TEST_CASE("a step has no more samples than there are") {
  Driver driver = xor_driver();
  const std::size_t all = driver.dataset().train.count();
  driver.change([](Trainer& trainer) { trainer.set_batch_size(100000); });
  CHECK(driver.snapshot().samples_per_step == all);
  driver.change([](Trainer& trainer) { trainer.set_batch_size(1); });
  CHECK(driver.snapshot().samples_per_step == 1);
}

TEST_CASE("the rate counts training samples") {
  Driver driver = xor_driver(100000);
  CHECK(driver.samples_per_second() == 0);
  driver.play();
  driver.run_for(5ms);
  CHECK(driver.samples_per_second() > 0);
  while (driver.snapshot().step != 1) {  // in the middle of an epoch
    driver.step_batch();
    driver.run_for(1ms);
  }
  CHECK(driver.seconds_left() > 0);
  driver.reset();
  CHECK(driver.samples_per_second() == 0);
  CHECK(driver.seconds_left() == 0);
}

TEST_CASE("on a thread of its own it comes to the same, and the caller only reads") {
  Driver here = xor_driver(50), there = xor_driver_on_thread(50);
  here.play();
  there.play();
  while (here.run_for(10ms)) {
  }
  wait_for(there);
  CHECK(there.snapshot().epoch == 50);
  CHECK(there.snapshot().finished);
  for (std::size_t layer = 0; layer < 2; ++layer) {
    CHECK(there.snapshot().model->parameters()[layer].kernel() ==
          here.snapshot().model->parameters()[layer].kernel());
  }
}

TEST_CASE("a thread obeys at once: pause, step, change, reset") {
  Driver driver = xor_driver_on_thread(10'000'000);
  driver.play();
  while (driver.snapshot().samples_seen == 0) driver.run_for(1ms);
  driver.pause();
  const std::uint64_t seen = driver.snapshot().samples_seen;
  CHECK_FALSE(driver.playing());
  std::this_thread::sleep_for(20ms);
  CHECK_FALSE(driver.run_for(1ms));
  driver.change([](Trainer& trainer) { trainer.set_learning_rate(0.5f); });
  CHECK(driver.snapshot().samples_seen == seen);
  driver.step_epoch();
  wait_for(driver);
  CHECK(driver.snapshot().step == 0);
  const std::size_t epoch = driver.snapshot().epoch;
  driver.step_batch();
  wait_for(driver);
  CHECK(driver.snapshot().step == 1);
  CHECK(driver.snapshot().epoch == epoch);
  driver.play();
  driver.reset();
  CHECK(driver.snapshot().samples_seen == 0);
  CHECK_FALSE(driver.playing());
}

TEST_CASE("a thread holds the pace, and lets go of a driver that is gone") {
  Driver driver = xor_driver_on_thread(1000);
  driver.set_pace(0.001);
  driver.play();
  while (driver.snapshot().epoch == 0) driver.run_for(1ms);
  std::this_thread::sleep_for(20ms);
  driver.run_for(1ms);
  CHECK(driver.snapshot().epoch == 1);
  CHECK(driver.playing());
  CHECK(driver.seconds_until_due() > 100);  // until then nobody need look
  driver.set_pace(0);
  CHECK(driver.seconds_until_due() == 0);
  while (driver.snapshot().epoch < 5) driver.run_for(1ms);
  driver = xor_driver_on_thread(20);  // in its place
  driver.play();
  wait_for(driver);
  CHECK(driver.snapshot().epoch == 20);
}

TEST_CASE("it rests while it is told to, and then plays on", "[driver]") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    Driver driver(xor_trainer(10'000'000), schedule);
    driver.play();
    while (driver.snapshot().samples_seen == 0) driver.run_for(1ms);
    driver.set_resting(true);
    const std::uint64_t seen = driver.snapshot().samples_seen;
    CHECK(driver.playing());
    std::this_thread::sleep_for(20ms);
    CHECK_FALSE(driver.run_for(5ms));
    driver.change([](Trainer& trainer) { trainer.set_learning_rate(0.5f); });
    std::this_thread::sleep_for(20ms);
    driver.set_pace(1000);  // the snapshot is renewed: nothing has come
    CHECK(driver.snapshot().samples_seen == seen);
    driver.set_resting(false);
    while (driver.snapshot().samples_seen == seen) driver.run_for(1ms);
    driver.pause();
    driver.set_resting(true);
    driver.step_epoch();
    std::this_thread::sleep_for(5ms);
    CHECK_FALSE(driver.run_for(1ms));
    CHECK(driver.playing());
  }
}

#ifdef __linux__
TEST_CASE("the training thread is gone with the last who holds it, in the middle of a slice") {
  const auto threads = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
  };
  ThreadPool& pool = thread_pool(2);  // which outlives it
  const auto before = threads();
  {
    // Slices of a good many milliseconds each.
    TrainingSettings settings;
    settings.epochs = 1'000'000;
    Trainer trainer(Sequential({2}, {Dense{1500}, Dense{1500}, Dense{1, Activation::tanh}}, 1),
                    tests::xor_data(), settings, 1, default_kernels());
    trainer.set_threads(pool);
    Driver driver(std::move(trainer), Schedule::own_thread);
    Driver other = xor_driver_on_thread(10);
    CHECK(threads() == before + 1);
    driver.play();
    while (driver.snapshot().samples_seen == 0) driver.run_for(1ms);
  }
  CHECK(threads() == before);
  Driver again = xor_driver_on_thread(20);
  again.play();
  wait_for(again);
  CHECK(again.snapshot().epoch == 20);
}
#endif

TEST_CASE("several runs that play on the thread are trained in turn, each as if it were alone") {
  Driver alone = xor_driver(400);
  alone.play();
  while (alone.run_for(1ms)) {
  }
  Driver first = xor_driver_on_thread(400), second = xor_driver_on_thread(1'000'000'000);
  second.play();  // for ever, and before the other one
  first.play();
  wait_for(first);
  CHECK(first.snapshot().epoch == 400);
  CHECK(std::ranges::equal(*tensors(first.snapshot().model->parameters()).front(),
                           *tensors(alone.snapshot().model->parameters()).front()));
  CHECK(second.playing());
  const std::size_t before = second.snapshot().epoch;
  for (int look = 0; look < 20'000 && second.snapshot().epoch == before; ++look) {
    second.run_for(1ms);
    std::this_thread::sleep_for(1ms);
  }
  CHECK(second.snapshot().epoch > before);
  second.pause();
  CHECK_FALSE(second.playing());
}

TEST_CASE("a run that is held back by its pace holds no other one up") {
  Driver slow = xor_driver_on_thread(1000), fast = xor_driver_on_thread(2000);
  slow.set_pace(0.001);  // a step, and then nothing for a quarter of an hour
  slow.play();
  fast.play();
  wait_for(fast);
  CHECK(fast.snapshot().epoch == 2000);
  CHECK(slow.playing());
  slow.pause();
}
