#include "engine/experiment/seed_runs.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/experiment/limits.hpp"
#include "tests/experiment/preset_file.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// The experiment with that seed, trained as the command line trains it.
void check_alone(const Experiment& experiment, const SeedCourse& course, std::size_t epochs) {
  INFO("seed " << course.seed);
  Experiment alone = experiment;
  alone.seed = course.seed;
  Trainer trainer = make_trainer(alone, ImageSource{}, default_kernels());
  while (trainer.epoch() < epochs) {
    if (trainer.finished()) trainer.extend(epochs - trainer.epoch());
    trainer.step_epoch();
  }
  const EpochLog& log = trainer.history().epochs;
  REQUIRE(course.epochs.size() == log.size());
  for (std::size_t i = 0; i < log.size(); ++i) {
    const EpochRecord &one = course.epochs[i], &other = log[i];
    CHECK(one.epoch == other.epoch);
    CHECK(same_bits(one.train.loss, other.train.loss));
    CHECK(same_bits(one.train.accuracy, other.train.accuracy));
    CHECK(same_bits(one.validation.loss, other.validation.loss));
    CHECK(same_bits(one.validation.accuracy, other.validation.accuracy));
    CHECK(one.neuron == other.neuron);  // its very weights, of one neuron
    CHECK(one.learning_rate == other.learning_rate);
  }
}

}  // namespace

TEST_CASE("from several seeds: each is bit for bit the training of that seed alone") {
  for (const char* id : {"line", "circle", "spiral"}) {
    INFO(id);
    const Experiment experiment = test::preset_file(id);
    const std::size_t epochs = 12;
    const SeedOrder order = seeds_from(experiment, 3, epochs);
    CHECK(order.first == experiment.seed);
    SeedRuns runs(experiment, order, nullptr, default_kernels());
    while (!runs.done()) runs.advance(0ms);  // the smallest pieces
    REQUIRE(runs.courses().size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(runs.courses()[i].seed == experiment.seed + i);
      CHECK_FALSE(runs.courses()[i].broke);
      check_alone(experiment, runs.courses()[i], epochs);
    }
  }
}

TEST_CASE("from several seeds: more epochs than the experiment has are trained, too") {
  Experiment experiment = test::preset_file("xor");
  experiment.training.epochs = 3;
  const auto courses =
      train_seeds(experiment, seeds_from(experiment, 2, 8), nullptr, default_kernels());
  REQUIRE(courses.size() == 2);
  for (const SeedCourse& course : courses) {
    CHECK(course.epochs.count() == 8);
    check_alone(experiment, course, 8);
  }
  CHECK_FALSE(same_bits(courses[0].epochs.back().train.loss, courses[1].epochs.back().train.loss));
}

TEST_CASE("from several seeds: one that breaks is told as such, and one that cannot be an Error") {
  const Experiment broken = test::preset_file("high_rate");
  const auto courses = train_seeds(broken, seeds_from(broken, 3, broken.training.epochs), nullptr,
                                   default_kernels());
  REQUIRE(courses.size() == 3);
  std::size_t count = 0;
  for (const SeedCourse& course : courses) count += course.broke;
  CHECK(count > 0);
  CHECK(spread_at_end(courses, train_loss).high == std::numeric_limits<double>::infinity());

  Experiment misfit = test::preset_file("xor");
  misfit.training.loss = Loss::sparse_categorical_crossentropy;
  SeedRuns runs(misfit, seeds_from(misfit, 2, 2), nullptr, default_kernels());
  CHECK_THROWS_AS(runs.advance(1ms), Error);
}

TEST_CASE("from several seeds: digits that are drawn are each seed's own") {
  Experiment experiment;
  experiment.data.name = "synthetic_digits";
  experiment.data.train_limit = 40;
  experiment.data.test_limit = 20;
  experiment.model = {Flatten{}, Dense{10, Activation::softmax}};
  experiment.training.loss = Loss::sparse_categorical_crossentropy;
  const auto courses =
      train_seeds(experiment, seeds_from(experiment, 2, 2), nullptr, default_kernels());
  for (const SeedCourse& course : courses) check_alone(experiment, course, 2);
  // With a seed of their own they stay the same ones.
  experiment.data.seed = 5;
  const auto images = make_dataset(experiment, ImageSource{});
  for (const SeedCourse& course :
       train_seeds(experiment, seeds_from(experiment, 2, 2), images, default_kernels())) {
    check_alone(experiment, course, 2);
  }
}

TEST_CASE("from several seeds: behind the last seed there is none") {
  Experiment experiment;
  experiment.seed = limits::seed;
  const SeedOrder order = seeds_from(experiment, 5, 1);
  CHECK(order.first == limits::seed - 4);
}
