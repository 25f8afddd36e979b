#include "engine/training/moment.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/training/trainer.hpp"
#include "tests/training/halves.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::size_t moment_side = 6, moment_inputs = moment_side * moment_side;
constexpr std::size_t moment_samples = 50, moment_batch = 16;
constexpr std::size_t steps = 4;  // the last batch has 2 samples

// Pictures in noise: whether the upper half is brighter than the lower one.
std::shared_ptr<const Dataset> moment_halves(std::size_t count = moment_samples) {
  return tests::halves(count, moment_inputs, 20);
}

const std::shared_ptr<const Dataset>& moment_data() {
  static const std::shared_ptr<const Dataset> made = moment_halves();
  return made;
}

Sequential dense() {
  return Sequential({moment_inputs}, {Dense{8, Activation::tanh}, Dense{2, Activation::softmax}},
                    3);
}

std::vector<Sequential> models() {
  const Dense last{2, Activation::softmax};
  return {dense(),
          Sequential({moment_inputs}, {Dense{8, Activation::relu}, Dropout{0.3f}, last}, 3),
          Sequential({moment_inputs}, {Dense{8}, BatchNormalization{}, Dropout{0.2f}, last}, 3),
          Sequential({moment_side, moment_side},
                     {Conv2D{3, {3, 3}}, MaxPooling2D{}, Flatten{}, last}, 3),
          Sequential({moment_side, moment_side},
                     {RandomTranslation{}, RandomRotation{}, RandomZoom{}, RandomFlip{}, Flatten{},
                      Dense{8, Activation::relu}, Dropout{0.3f}, last},
                     3)};
}

SGD momentum() {
  SGD sgd{0.05f};
  sgd.momentum = 0.9f;
  return sgd;
}

TrainingSettings moment_settings(const Optimizer& optimizer) {
  TrainingSettings settings;
  settings.loss = Loss::sparse_categorical_crossentropy;
  settings.optimizer = optimizer;
  settings.batch_size = moment_batch;
  settings.epochs = 5;
  return settings;
}

Trainer moment_trainer(const Sequential& model, const TrainingSettings& settings,
                       std::uint64_t seed = 4) {
  return Trainer(model, moment_data(), settings, seed, default_kernels());
}

// All that a training comes to but for the time it took, number by number.
struct Outcome {
  std::uint64_t weights = 0;
  std::vector<double> numbers;
  std::string stop;
  std::size_t finite_epoch = 0;
  std::vector<float> confidences;
  bool operator==(const Outcome&) const = default;
};

void add(std::vector<double>& numbers, const Scores& scores) {
  // What is none becomes a number that is equal to itself.
  for (const double value : {scores.loss, scores.accuracy, scores.mean_absolute_error,
                             scores.root_mean_squared_error, scores.r_squared}) {
    numbers.push_back(std::isnan(value) ? -1 : value);
  }
}

Outcome outcome(const Trainer& trainer) {
  const Snapshot snapshot = trainer.snapshot();
  Outcome result;
  result.weights = weights_hash(snapshot.model->parameters());
  for (const EpochRecord& record : snapshot.history->epochs) {
    result.numbers.push_back(static_cast<double>(record.epoch));
    add(result.numbers, record.train);
    add(result.numbers, record.validation);
  }
  add(result.numbers, snapshot.running);
  for (const std::uint64_t count :
       {snapshot.samples_seen, std::uint64_t{snapshot.step}, std::uint64_t{snapshot.epoch},
        std::uint64_t{snapshot.validating}}) {
    result.numbers.push_back(static_cast<double>(count));
  }
  result.finite_epoch = snapshot.finite_epoch;
  result.stop = snapshot.stop_reason;
  if (!snapshot.predictions) return result;
  for (const Prediction& prediction : *snapshot.predictions) {
    result.confidences.push_back(prediction.confidence);
  }
  return result;
}

Outcome outcome_at_the_end(Trainer& trainer) {
  while (!trainer.finished()) trainer.step_epoch();
  return outcome(trainer);
}

// A training to its end, and what can be gone back to: at these steps.
struct Course {
  std::vector<std::shared_ptr<const Moment>> moments;
  std::vector<Outcome> then;
  Outcome end;
};

Course course_of(Trainer& trainer, const std::vector<std::size_t>& at) {
  Course course;
  std::size_t done = 0;
  for (const std::size_t step : at) {
    trainer.step(step - done);
    done = step;
    course.moments.push_back(trainer.moment());
    course.then.push_back(outcome(trainer));
  }
  course.end = outcome_at_the_end(trainer);
  return course;
}

// Whether each moment leads to the end that it led to.
void check_ways_back(Trainer& trainer, const Course& course) {
  for (std::size_t i = course.moments.size(); i-- > 0;) {
    CAPTURE(course.moments[i]->place.epoch, course.moments[i]->place.step);
    trainer.go_to(*course.moments[i]);
    CHECK(outcome(trainer) == course.then[i]);
    CHECK(outcome_at_the_end(trainer) == course.end);
  }
}

// Whether another trainer that resumes what this one had come to comes to the same end.
void check_resumed(Trainer& trainer, const Sequential& model, const TrainingSettings& settings) {
  const Trained left = trainer.trained();
  // Which weights would come back if the numbers broke is not part of it: the newest ones do.
  const auto same = [](Outcome one, Outcome two) {
    one.finite_epoch = two.finite_epoch = 0;
    return one == two;
  };
  const Outcome then = outcome(trainer);
  Trainer other = moment_trainer(model, settings);
  other.resume(left);
  CHECK(same(outcome(other), then));
  CHECK(same(outcome_at_the_end(other), outcome_at_the_end(trainer)));
}

// The beginning, amid an epoch, at ends, before the last step.
const std::vector<std::size_t> looked_at = {0, 1, 3, steps, steps + 2, 3 * steps, 5 * steps - 1};

}  // namespace

TEST_CASE("training goes on from a moment just as it did") {
  const std::vector<Optimizer> optimizers = {momentum(), Adam{0.01f}, RMSprop{0.01f}, Adagrad{},
                                             Adadelta{1.0f}};
  for (const Sequential& model : models()) {
    for (const Optimizer& optimizer : optimizers) {
      CAPTURE(model.summary(), optimizer_name(optimizer));
      Trainer trainer = moment_trainer(model, moment_settings(optimizer));
      const Course course = course_of(trainer, looked_at);
      CHECK(course.then[2].weights != course.end.weights);
      check_ways_back(trainer, course);
      // One of another seed takes the same way from there: all that is random is in the moment.
      Trainer other = moment_trainer(model, moment_settings(optimizer), 77);
      other.step(6);
      check_ways_back(other, course);
    }
  }
}

TEST_CASE("another trainer goes on just as the first one would have") {
  for (const Sequential& model : models()) {
    for (const Optimizer& optimizer : {Optimizer{momentum()}, Optimizer{Adam{0.01f}}}) {
      const TrainingSettings settings = moment_settings(optimizer);
      for (const std::size_t step : looked_at) {
        CAPTURE(step);
        Trainer trainer = moment_trainer(model, settings);
        trainer.step(step);
        check_resumed(trainer, model, settings);
      }
    }
  }
}

TEST_CASE("another trainer goes on from amid a batch as from before it") {
  const Sequential wide({moment_inputs},
                        {Dense{600}, Dropout{0.5f}, Dense{600}, Dense{2, Activation::softmax}}, 3);
  TrainingSettings settings = moment_settings(Adam{});
  settings.batch_size = 4000;
  settings.epochs = 2;
  const auto data = moment_halves(4000);
  Trainer trainer(wide, data, settings, 4, default_kernels());
  trainer.step_epoch();
  trainer.run_for(std::chrono::seconds(0));
  REQUIRE(trainer.batch_under_way());
  Trainer other(wide, data, settings, 4, default_kernels());
  other.resume(trainer.trained());
  CHECK(outcome_at_the_end(other) == outcome_at_the_end(trainer));
}

TEST_CASE("another trainer has the weights that a callback would bring back") {
  TrainingSettings settings = moment_settings(Adam{0.3f});
  settings.epochs = 40;
  EarlyStopping stopping;
  stopping.patience = 3;
  stopping.restore_best_weights = true;
  settings.callbacks = {stopping};
  const Sequential model = dense();
  for (const std::size_t step : {2 * steps + 1, 4 * steps, 40 * steps}) {
    CAPTURE(step);
    Trainer trainer = moment_trainer(model, settings);
    trainer.step(step);
    check_resumed(trainer, model, settings);
    CHECK(trainer.snapshot().restored_epoch > 0);
  }
}

TEST_CASE("callbacks that were edited bring back the weights of their own best epoch") {
  // One for the lowest loss, one for the highest: they hold weights of two epochs.
  EarlyStopping lowest{Monitor::loss, 60};
  lowest.restore_best_weights = true;
  EarlyStopping highest = lowest;
  highest.mode = MonitorMode::max;
  TrainingSettings before = moment_settings(Adam{0.3f});
  before.epochs = 12;
  before.callbacks = {lowest, highest};
  TrainingSettings after = before;
  highest.patience = 50;
  after.callbacks = {highest, StopAbove{Monitor::accuracy, 2}, lowest};
  const Sequential model = dense();
  Trainer as_if_always = moment_trainer(model, after);
  const Outcome expected = outcome_at_the_end(as_if_always);
  REQUIRE(as_if_always.snapshot().restored_epoch > 0);

  Trainer trainer = moment_trainer(model, before);
  trainer.step(9 * steps + 2);
  SECTION("amid a training") {
    trainer.set_callbacks(after.callbacks);
    CHECK(outcome_at_the_end(trainer) == expected);
  }
  SECTION("before it is taken up again") {
    Trainer other = moment_trainer(model, after);
    other.resume(trainer.trained());
    CHECK(outcome_at_the_end(other) == expected);
  }
}

TEST_CASE("what does not fit is no continuation: the training goes on from its weights") {
  const Sequential model = dense();
  const TrainingSettings settings = moment_settings(Adam{0.01f});
  Trainer trainer = moment_trainer(model, settings);
  trainer.step(steps + 2);
  const Trained left = trainer.trained();
  TrainingSettings others = settings;
  SECTION("another batch size") { others.batch_size = moment_batch / 2; }
  SECTION("an optimizer without moments") { others.optimizer = SGD{}; }
  Trainer other = moment_trainer(model, others);
  other.resume(left);
  CHECK(other.step_in_epoch() == 0);
  CHECK(weights_hash(other.model().parameters()) == weights_hash(trainer.model().parameters()));
  CHECK(outcome_at_the_end(other).numbers != outcome_at_the_end(trainer).numbers);
}

TEST_CASE("training goes on from a moment just as it did on two threads") {
  const Conv2D conv{16, {3, 3}, {1, 1}, Padding::same, Activation::tanh};
  const Sequential model({moment_side, moment_side},
                         {conv, BatchNormalization{}, conv, Flatten{}, Dense{64, Activation::relu},
                          Dropout{0.3f}, Dense{2, Activation::softmax}},
                         3);
  ThreadPool two(2);
  TrainingSettings settings = moment_settings(Adam{0.003f});
  settings.epochs = 2;
  Trainer trainer = moment_trainer(model, settings);
  trainer.set_threads(two);
  const Course course = course_of(trainer, {1, steps, steps + 1});
  Trainer alone = moment_trainer(model, settings);
  REQUIRE(outcome_at_the_end(alone).weights != course.end.weights);  // they do share the work
  check_ways_back(trainer, course);
}

TEST_CASE("callbacks stop a training that went back where they stopped it") {
  TrainingSettings settings = moment_settings(momentum());
  settings.epochs = 200;
  settings.callbacks = {StopAbove{Monitor::accuracy, 2}, EarlyStopping{Monitor::val_loss, 3, 0.01}};
  Trainer trainer = moment_trainer(dense(), settings);
  const Course course = course_of(trainer, looked_at);
  REQUIRE_THAT(course.end.stop, ContainsSubstring("EarlyStopping"));
  check_ways_back(trainer, course);

  // The stop is part of the moment behind which training stopped.
  const auto stopped = trainer.moment();
  trainer.reset();
  CHECK(!trainer.finished());
  trainer.go_to(*stopped);
  CHECK(outcome(trainer) == course.end);
  CHECK(trainer.snapshot().stop_cause == StopCause::callback);
}

TEST_CASE("a moment between an epoch's last step and its end") {
  Trainer trainer = moment_trainer(dense(), moment_settings(Adam{}));
  while (!trainer.snapshot().validating) trainer.run_for(std::chrono::seconds(0));
  const auto moment = trainer.moment();
  CHECK(moment->place == MomentPlace{0, steps});
  CHECK(moment->place < MomentPlace{1, 0});
  const Outcome then = outcome(trainer), end = outcome_at_the_end(trainer);
  trainer.go_to(*moment);
  CHECK(outcome(trainer) == then);
  CHECK(outcome_at_the_end(trainer) == end);
}

TEST_CASE("a moment stays as it was, and is of before the batch under way") {
  // So large a batch is cut into slices.
  const Sequential wide({moment_inputs}, {Dense{600}, Dense{600}, Dense{2, Activation::softmax}},
                        3);
  TrainingSettings settings = moment_settings(SGD{});
  settings.batch_size = 4000;
  Trainer trainer(wide, moment_halves(4000), settings, 4, default_kernels());
  const auto begun = trainer.moment();
  const std::uint64_t hash = weights_hash(begun->model->parameters());
  trainer.run_for(std::chrono::seconds(0));
  REQUIRE(trainer.step_in_epoch() == 0);
  REQUIRE(trainer.snapshot().running.loss > 0);  // a part of the batch is done
  const auto within = trainer.moment();
  CHECK(within->place == MomentPlace{0, 0});
  trainer.go_to(*within);  // drops it
  CHECK(std::isnan(trainer.snapshot().running.loss));
  CHECK(trainer.moment()->place == MomentPlace{0, 0});
  CHECK(weights_hash(begun->model->parameters()) == hash);
}

TEST_CASE("the settings stay as they are when training goes back") {
  Trainer trainer = moment_trainer(dense(), moment_settings(Adam{0.01f}));
  trainer.step(steps + 2);
  const auto moment = trainer.moment();
  trainer.set_learning_rate(0.02f);
  trainer.set_kernel_regularizer(Regularizer{0, 0.5f});
  trainer.set_epochs(9);
  trainer.set_callbacks({EarlyStopping{Monitor::loss, 50, 0}});
  trainer.step_epoch();
  trainer.go_to(*moment);
  CHECK(learning_rate(trainer.settings().optimizer) == 0.02f);
  CHECK(kernel_regularizer(trainer.model().layers()[0])->l2 == 0.5f);
  CHECK(trainer.step_in_epoch() == 2);
  CHECK(outcome_at_the_end(trainer).stop == "All 9 epochs are done.");

  trainer.set_batch_size(25);
  trainer.go_to(*moment);  // two batches of 16 are no number of batches of 25
  CHECK(trainer.epoch() == 1);
  CHECK(trainer.step_in_epoch() == 0);
  CHECK(trainer.steps_per_epoch() == 2);
  trainer.set_epochs(1);
  CHECK(trainer.finished());
}

TEST_CASE("weights that are no longer finite are left behind by going back") {
  Trainer trainer = moment_trainer(models()[1], moment_settings(Adam{0.01f}));
  const Course course = course_of(trainer, looked_at);
  trainer.extend(3);
  trainer.set_learning_rate(1e30f);
  while (!trainer.finished()) trainer.step();
  REQUIRE(trainer.snapshot().stop_cause == StopCause::not_finite);
  trainer.set_learning_rate(0.01f);
  trainer.set_epochs(5);
  check_ways_back(trainer, course);
}

TEST_CASE("a moment of another training is refused, and nothing has changed") {
  const auto of = [](const Sequential& model, const Optimizer& optimizer) {
    return moment_trainer(model, moment_settings(optimizer)).moment();
  };
  Trainer trainer = moment_trainer(dense(), moment_settings(Adam{}));
  trainer.step(5);
  const Outcome before = outcome(trainer);
  CHECK_THROWS_WITH(trainer.go_to(*of(models()[1], Adam{})), ContainsSubstring("another network"));
  const Sequential relu({moment_inputs},
                        {Dense{8, Activation::relu}, Dense{2, Activation::softmax}}, 3);
  CHECK_THROWS_WITH(trainer.go_to(*of(relu, Adam{})), ContainsSubstring("another network"));
  CHECK_THROWS_WITH(trainer.go_to(*of(dense(), momentum())), ContainsSubstring("(SGD)"));
  Trainer elsewhere(dense(), moment_halves(), moment_settings(Adam{}), 4, default_kernels());
  CHECK_THROWS_WITH(trainer.go_to(*elsewhere.moment()), ContainsSubstring("other data"));
  CHECK(outcome(trainer) == before);
}
