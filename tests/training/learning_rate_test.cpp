// Schedules and callbacks at work in a training.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/training/trainer.hpp"
#include "tests/training/toy_data.hpp"
#include "tests/training/weights.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using tests::weights;

namespace {

constexpr float rate = 0.05f;

TrainingSettings line_settings(std::vector<Callback> callbacks, std::size_t epochs = 20) {
  TrainingSettings settings;
  settings.optimizer = SGD{rate};
  settings.batch_size = 2;  // of 6: three steps to an epoch
  settings.epochs = epochs;
  settings.callbacks = std::move(callbacks);
  return settings;
}

Trainer line_trainer(const TrainingSettings& settings) {
  return Trainer(Sequential({1}, {Dense{1}}, 3), tests::line_data(6), settings, 5,
                 default_kernels());
}

void train_to_end(Trainer& trainer) {
  while (!trainer.finished()) trainer.step_epoch();
}

// Every epoch is one too many: nothing is better by that much.
ReduceLROnPlateau every_epoch() {
  ReduceLROnPlateau callback;
  callback.factor = 0.5;
  callback.patience = 1;
  callback.min_delta = 1e9;
  return callback;
}

}  // namespace

TEST_CASE("each step of a training has the rate of its schedule") {
  TrainingSettings settings = line_settings({}, 4);
  settings.schedule = ExponentialDecay{2, 0.5, false};
  Trainer trainer = line_trainer(settings);
  Trainer by_hand = line_trainer(line_settings({}, 4));
  for (std::uint64_t step = 0; step < 12; ++step) {
    const float now = scheduled_rate(settings.schedule, rate, step);
    CHECK(trainer.present_learning_rate() == now);
    CHECK(trainer.snapshot().learning_rate == now);
    by_hand.set_learning_rate(now);
    trainer.step();
    by_hand.step();
    CHECK(weights(trainer) == weights(by_hand));
  }
  // What Keras logs: the rate behind the epoch's last step.
  CHECK(trainer.history().epochs[0].learning_rate == scheduled_rate(settings.schedule, rate, 3));
  trainer.reset();
  CHECK(trainer.present_learning_rate() == rate);
}

TEST_CASE("a schedule goes on where a training is taken up again, and can be changed on the way") {
  TrainingSettings settings = line_settings({}, 4);
  settings.schedule = CosineDecay{12};
  Trainer trainer = line_trainer(settings);
  trainer.step_epoch();
  const float then = trainer.present_learning_rate();
  Trainer again = line_trainer(settings);
  again.resume({trainer.model().parameters(), std::make_shared<History>(trainer.history())});
  CHECK(again.present_learning_rate() == then);
  again.set_schedule(ConstantRate{});
  CHECK(again.present_learning_rate() == rate);
}

TEST_CASE("ReduceLROnPlateau lowers the rate of the steps behind it, and the history tells") {
  Trainer trainer = line_trainer(line_settings({every_epoch()}));
  trainer.step_epoch();
  CHECK(trainer.present_learning_rate() == rate);
  trainer.step_epoch();
  CHECK(trainer.present_learning_rate() == rate / 2);
  Trainer by_hand = line_trainer(line_settings({}));
  by_hand.step_epoch();
  by_hand.step_epoch();
  by_hand.set_learning_rate(rate / 2);
  trainer.step_epoch();
  by_hand.step_epoch();
  CHECK(weights(trainer) == weights(by_hand));

  const auto actions = trainer.snapshot().history->actions.all();
  REQUIRE(actions.size() == 2);
  CHECK(actions[0].epoch == 2);
  CHECK(actions[0].callback == "ReduceLROnPlateau");
  CHECK_THAT(actions[0].text, ContainsSubstring("from 0.05 to 0.025"));
  CHECK(trainer.history().epochs[1].learning_rate == rate);
  CHECK(trainer.history().epochs[2].learning_rate == rate / 2);

  // What a person sets counts from there on; a new beginning has the optimizer's.
  trainer.set_learning_rate(0.01f);
  CHECK(trainer.present_learning_rate() == 0.01f);
  trainer.step_epoch();
  CHECK(trainer.present_learning_rate() == 0.005f);
  trainer.reset();
  CHECK(trainer.present_learning_rate() == 0.01f);
  CHECK(trainer.history().actions.all().empty());
}

TEST_CASE("moments and what is taken up again have the rate that a callback made") {
  Trainer trainer = line_trainer(line_settings({every_epoch()}));
  for (int i = 0; i < 3; ++i) trainer.step_epoch();
  const auto moment = trainer.moment();
  const auto trained = std::make_shared<History>(trainer.history());
  const Parameters then = trainer.model().parameters();
  trainer.step_epoch();
  const std::vector<float> later = weights(trainer);
  trainer.go_to(*moment);
  CHECK(trainer.present_learning_rate() == rate / 4);
  CHECK(trainer.history().actions.all().size() == 2);
  trainer.step_epoch();
  CHECK(weights(trainer) == later);
  Trainer again = line_trainer(line_settings({every_epoch()}));
  again.resume({then, trained});
  CHECK(again.present_learning_rate() == rate / 4);
  CHECK(again.history().actions.all().size() == 2);  // nothing is done twice
}

TEST_CASE("a stop is told in the history, once") {
  Trainer trainer = line_trainer(line_settings({StopBelow{Monitor::loss, 1e6}}));
  train_to_end(trainer);
  REQUIRE(trainer.history().actions.all().size() == 1);
  CHECK(trainer.history().actions.all()[0].text == trainer.stop_reason());
  Trainer again = line_trainer(line_settings({StopBelow{Monitor::loss, 1e6}}));
  again.resume({trainer.model().parameters(), std::make_shared<History>(trainer.history())});
  CHECK(again.finished());
  CHECK(again.history().actions.all().size() == 1);
}

TEST_CASE("EarlyStopping brings back the weights of the best epoch") {
  EarlyStopping early{Monitor::loss, 3, 0};
  early.mode = MonitorMode::max;  // the first epoch is the best, for it falls from there on
  early.restore_best_weights = true;
  Trainer trainer = line_trainer(line_settings({early}));
  trainer.step_epoch();
  const std::vector<float> best = weights(trainer);
  train_to_end(trainer);
  CHECK(trainer.epoch() == 4);
  CHECK(weights(trainer) == best);
  CHECK_THAT(trainer.stop_reason(), ContainsSubstring("The weights of epoch 1 are back"));
  CHECK(trainer.snapshot().restored_epoch == 1);
  REQUIRE(trainer.history().actions.all().size() == 2);
  CHECK_THAT(trainer.history().actions.all()[1].text, ContainsSubstring("epoch 1"));
  // Also where it never came to a stop, as in Keras.
  Trainer to_the_end = line_trainer(line_settings({early}, 3));
  train_to_end(to_the_end);
  CHECK(to_the_end.epoch() == 3);
  CHECK(weights(to_the_end) == best);
  // And from a moment on the way.
  Trainer back = line_trainer(line_settings({early}));
  back.step_epoch();
  back.step_epoch();
  const auto moment = back.moment();
  train_to_end(back);
  back.go_to(*moment);
  CHECK(weights(back) != best);
  train_to_end(back);
  CHECK(weights(back) == best);
}

TEST_CASE("without restore_best_weights, and where the last epoch is the best, weights stay") {
  EarlyStopping early{Monitor::loss, 3, 0};
  early.mode = MonitorMode::max;
  Trainer plain = line_trainer(line_settings({early}));
  Trainer without = line_trainer(line_settings({}, 4));
  train_to_end(plain);
  train_to_end(without);
  CHECK(weights(plain) == weights(without));
  early.mode = MonitorMode::min;
  early.restore_best_weights = true;
  Trainer falling = line_trainer(line_settings({early}, 4));
  train_to_end(falling);
  CHECK(weights(falling) == weights(without));
  CHECK(falling.history().actions.all().empty());
}

TEST_CASE("the log of actions keeps the newest, and what others hold stays as it is") {
  ActionLog log;
  for (std::size_t epoch = 1; epoch <= ActionLog::most + 5; ++epoch) log.append({epoch, "a", "b"});
  CHECK(log.all().size() == ActionLog::most);
  CHECK(log.all().front().epoch == 6);
  const ActionLog held = log;
  log.cut(10);
  CHECK(log.all().size() == 5);
  CHECK(held.all().size() == ActionLog::most);
  log.cut(0);
  CHECK(log.all().empty());
}
