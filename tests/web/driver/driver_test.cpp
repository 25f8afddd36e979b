#include "web/driver/driver.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/training/toy_data.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using namespace std::chrono_literals;

namespace {

Driver xor_driver(std::size_t epochs = 1000) {
  TrainingSettings settings;
  settings.batch_size = 2;
  settings.epochs = epochs;
  return Driver(
      Trainer(Sequential({2}, {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}}, 1),
              tests::xor_data(), settings, 1, default_kernels()));
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
  driver.step_epoch();
  while (driver.run_for(10ms)) {
  }
  CHECK(driver.snapshot().epoch == 1);
  CHECK(driver.snapshot().step == 0);
  CHECK_FALSE(driver.playing());
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
  const std::size_t all = driver.trainer().dataset().train.count();
  driver.change([](Trainer& trainer) { trainer.set_batch_size(100000); });
  CHECK(driver.samples_per_step() == all);
  driver.change([](Trainer& trainer) { trainer.set_batch_size(1); });
  CHECK(driver.samples_per_step() == 1);
}

TEST_CASE("the rate counts training samples") {
  Driver driver = xor_driver(100000);
  CHECK(driver.samples_per_second() == 0);
  driver.play();
  driver.run_for(5ms);
  CHECK(driver.samples_per_second() > 0);
  while (driver.snapshot().step != 1) driver.step_batch();  // in the middle of an epoch
  CHECK(driver.seconds_left_in_epoch() > 0);
  driver.reset();
  CHECK(driver.samples_per_second() == 0);
  CHECK(driver.seconds_left_in_epoch() == 0);
}
