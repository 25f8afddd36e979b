#include "engine/training/callbacks/reduce_lr_on_plateau.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <vector>

#include "engine/training/running_callback.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

// The learning rate behind each epoch of a training with these values, from 1 on.
std::vector<float> rates(const ReduceLROnPlateau& callback, const std::vector<double>& values) {
  RunningCallback running{Callback(callback)};
  std::vector<float> after;
  float now = 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    EpochRecord record;
    record.epoch = i + 1;
    record.train.loss = record.train.accuracy = values[i];
    record.validation.loss = values[i];
    running.take(record);
    now = running.new_learning_rate(now).value_or(now);
    after.push_back(now);
    CHECK(running.reason(record).empty());  // it never stops a training
  }
  return after;
}

ReduceLROnPlateau halving(std::size_t patience, std::size_t cooldown = 0, double min_delta = 0) {
  ReduceLROnPlateau callback;
  callback.factor = 0.5;
  callback.patience = patience;
  callback.cooldown = cooldown;
  callback.min_delta = min_delta;
  return callback;
}

using Rates = std::vector<float>;

}  // namespace

// Traced by hand through Keras's on_epoch_end().
TEST_CASE("ReduceLROnPlateau lowers the rate after its patience, and begins to wait again") {
  CHECK(rates(halving(2), {5, 4, 4, 4, 4, 4, 3, 3, 3}) ==
        Rates{1, 1, 1, 0.5f, 0.5f, 0.25f, 0.25f, 0.25f, 0.125f});
  CHECK(rates(halving(1), {5, 6, 7}) == Rates{1, 0.5f, 0.25f});
  CHECK(rates(halving(0), {5, 6, 7}) == Rates{1, 0.5f, 0.25f});
  CHECK(rates(halving(3), {5, 6, 4, 6, 6, 3}) == Rates(6, 1));
}

TEST_CASE("it does not count the epochs of its cooldown, but the last of them") {
  // Acts at 3; 4 is cooled down; at 5 the cooldown ends and that epoch counts; 6 acts.
  CHECK(rates(halving(2, 2), {5, 5, 5, 5, 5, 5, 5, 5, 5}) ==
        Rates{1, 1, 0.5f, 0.5f, 0.5f, 0.25f, 0.25f, 0.25f, 0.125f});
  CHECK(rates(halving(1, 1), {5, 5, 5, 5}) == Rates{1, 0.5f, 0.25f, 0.125f});
}

TEST_CASE("what is better by no more than min_delta is no better") {
  CHECK(rates(halving(2, 0, 0.5), {5, 4.75, 4.5}) == Rates{1, 1, 0.5f});
  CHECK(rates(halving(2, 0, 0.5), {5, 4.75, 4.4}) == Rates{1, 1, 1});
  CHECK(ReduceLROnPlateau{}.min_delta == 1e-4);
}

TEST_CASE("it stops at the smallest rate, and knows which way is better") {
  ReduceLROnPlateau callback = halving(1);
  callback.min_lr = 0.3;
  CHECK(rates(callback, {5, 5, 5, 5}) == Rates{1, 0.5f, 0.3f, 0.3f});
  callback = halving(1);
  callback.monitor = Monitor::accuracy;
  CHECK(rates(callback, {1, 2, 3, 2}) == Rates{1, 1, 1, 0.5f});
  callback.mode = MonitorMode::min;
  CHECK(rates(callback, {3, 2, 1, 2}) == Rates{1, 1, 1, 0.5f});
  callback.monitor = Monitor::val_accuracy;  // which nobody measures here
  CHECK(rates(callback, {1, 2, 3, 4}) == Rates(4, 1));
}

TEST_CASE("it says what it did and why") {
  RunningCallback running{Callback(halving(1))};
  for (std::size_t epoch = 1; epoch <= 2; ++epoch) {
    EpochRecord record;
    record.epoch = epoch;
    record.validation.loss = 1;
    running.take(record);
  }
  CHECK(running.learning_rate_reason(0.01f, 0.005f) ==
        "val_loss has not improved for 1 epoch: ReduceLROnPlateau lowers the learning rate from "
        "0.01 to 0.005.");
}
