#include "engine/training/running_callback.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/training/history_table.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

History history_of(const std::vector<double>& values, double accuracy = Scores::none) {
  History history;
  for (const double value : values) {
    EpochRecord record;
    record.epoch = history.epochs.count() + 1;
    record.train.loss = value;
    record.train.accuracy = accuracy;
    record.validation.loss = value;
    history.epochs.append(record);
  }
  return history;
}

std::string said_at(RunningCallback& running, const EpochRecord& record) {
  running.take(record);
  return running.reason(record);
}

// What it says at the end of the last of these epochs, of which it saw those behind the edit.
std::string on_epoch_end(const Callback& callback, const History& history) {
  RunningCallback running(callback, History{});
  std::string said;
  for (const EpochRecord& record : history.epochs) {
    if (record.epoch > history.edited) said = said_at(running, record);
  }
  return said;
}

}  // namespace

TEST_CASE("StopBelow stops below its value and not at it") {
  const StopBelow stop{Monitor::loss, 0.4};
  CHECK(on_epoch_end(stop, history_of({0.5})).empty());
  CHECK(on_epoch_end(stop, history_of({0.5, 0.4})).empty());
  CHECK_THAT(on_epoch_end(stop, history_of({0.4734, 0.3609})), ContainsSubstring("0.3609"));
}

TEST_CASE("StopAbove stops above its value and not at it") {
  const StopAbove stop{Monitor::accuracy, 0.9};
  CHECK(on_epoch_end(stop, history_of({0.5}, 0.9)).empty());
  CHECK_THAT(on_epoch_end(stop, history_of({0.5}, 0.9123)), ContainsSubstring("0.9123"));
  CHECK(on_epoch_end(StopAbove{Monitor::val_accuracy, 0.1}, history_of({0.5}, 0.9)).empty());
}

TEST_CASE("EarlyStopping waits for its patience") {
  const EarlyStopping early{Monitor::val_loss, 2, 0};
  CHECK(on_epoch_end(early, history_of({3, 2, 1})).empty());
  CHECK(on_epoch_end(early, history_of({1, 2})).empty());
  CHECK_FALSE(on_epoch_end(early, history_of({1, 2, 3})).empty());
  CHECK(on_epoch_end(early, history_of({1, 2, 0.5})).empty());
  // Keras: patience 0 stops at the first epoch without improvement.
  CHECK_FALSE(on_epoch_end(EarlyStopping{}, history_of({1, 1})).empty());
  CHECK_FALSE(
      on_epoch_end(EarlyStopping{Monitor::val_loss, 1, 0.1}, history_of({1, 0.95})).empty());
}

TEST_CASE("EarlyStopping does not hold an edit of the network against it") {
  const EarlyStopping early{Monitor::val_loss, 2, 0};
  History history = history_of({1, 3, 2.9, 2.8});
  CHECK_FALSE(on_epoch_end(early, history).empty());
  history.edited = 1;
  CHECK(on_epoch_end(early, history).empty());
}

TEST_CASE("a callback that begins after some epochs stands as if it had seen them") {
  const std::vector<double> losses = {3, 2, 1, 1.5, 1.2, 1.1, 0.9, 1, 1, 1};
  const EarlyStopping early{Monitor::val_loss, 3, 0};
  const History all = history_of(losses);
  for (std::size_t begun = 0; begun < losses.size(); ++begun) {
    History before = all;
    before.epochs.cut(begun);
    RunningCallback running(early, before);
    for (std::size_t i = begun; i < losses.size(); ++i) {
      const bool stops = i == 5 || i == 9;  // three in a row after the best
      CHECK(said_at(running, all.epochs[i]).empty() == !stops);
    }
  }
  History edited = all;
  edited.edited = 8;
  edited.epochs.cut(9);
  RunningCallback behind_edit(early, edited);
  CHECK(said_at(behind_edit, all.epochs[9]).empty());
}

TEST_CASE("EarlyStopping on an accuracy waits for it to grow") {
  const auto history = [](double first, double second) {
    History both = history_of({1}, first);
    EpochRecord record = history_of({1}, second).epochs[0];
    record.epoch = 2;
    both.epochs.append(record);
    return both;
  };
  const EarlyStopping early{Monitor::accuracy, 1, 0};
  CHECK(on_epoch_end(early, history(0.5, 0.6)).empty());
  CHECK_FALSE(on_epoch_end(early, history(0.5, 0.5)).empty());
}

TEST_CASE("EarlyStopping takes the better end from its mode, and waits for its first epoch") {
  EarlyStopping early{Monitor::loss, 1, 0};
  early.mode = MonitorMode::max;
  CHECK(on_epoch_end(early, history_of({1, 2, 3})).empty());
  CHECK_FALSE(on_epoch_end(early, history_of({3, 2})).empty());
  early.mode = MonitorMode::min;
  CHECK(on_epoch_end(early, history_of({3, 2})).empty());
  // Keras: the epochs before are not even compared with.
  early.start_from_epoch = 2;
  CHECK(on_epoch_end(early, history_of({1, 2, 3})).empty());
  CHECK_FALSE(on_epoch_end(early, history_of({1, 2, 3, 3})).empty());
}

TEST_CASE("a stop at a value watches anything, in either direction") {
  CHECK_FALSE(on_epoch_end(StopBelow{Monitor::accuracy, 0.5}, history_of({1}, 0.4)).empty());
  CHECK(on_epoch_end(StopBelow{Monitor::accuracy, 0.5}, history_of({1}, 0.6)).empty());
  CHECK_FALSE(on_epoch_end(StopAbove{Monitor::val_loss, 5}, history_of({6})).empty());
  CHECK(on_epoch_end(StopAbove{Monitor::val_loss, 5}, history_of({4})).empty());
}

TEST_CASE("a callback whose value does not exist never stops") {
  CHECK(on_epoch_end(EarlyStopping{Monitor::val_accuracy, 1, 0}, history_of({1, 2, 3})).empty());
}

TEST_CASE("history as CSV leaves empty what does not apply") {
  EpochRecord record;
  record.epoch = 1;
  record.train.loss = 0.5;
  record.seconds = 0.25;
  History history;
  history.epochs.append(record);
  CHECK(to_csv(history) == "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n1,0.5,,,,0.25\n");
}
