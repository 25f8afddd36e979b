#include "web/app/state/edit_history.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

using Kind = EditState::Kind;

EditState settings_state(std::size_t epochs) {
  Experiment experiment;
  experiment.training.epochs = epochs;
  EditState state;
  state.experiment = KeptExperiment(experiment);
  return state;
}

EditState points_state(std::size_t count, double first) {
  Experiment experiment;
  experiment.data.name = "points";
  for (std::size_t i = 0; i < count; ++i) {
    experiment.data.x.push_back({first, static_cast<double>(i)});
    experiment.data.y.push_back({static_cast<double>(i % 2)});
  }
  EditState state;
  state.experiment = KeptExperiment(experiment);
  return state;
}

EditState network_state(std::size_t weights) {
  EditState state = settings_state(weights);
  state.kind = Kind::network;
  Parameters parameters(1);
  parameters[0].add("kernel", zeros({weights}));
  state.trained =
      std::make_shared<const Trained>(Trained{parameters, std::make_shared<const History>()});
  return state;
}

EditState weight_state(std::size_t index) {
  EditState state;
  state.kind = Kind::weights;
  state.weights = {{0, false, index, 0}};
  return state;
}

std::size_t epochs_of(const EditState* state) {
  return state->experiment.experiment().training.epochs;
}

}  // namespace

TEST_CASE("edits are undone newest first, and redone in their order") {
  EditHistory history;
  CHECK_FALSE(history.can_undo());
  history.record(settings_state(1));
  history.record(settings_state(2));
  REQUIRE(epochs_of(history.next_undo()) == 2);
  history.step_back(settings_state(3));
  REQUIRE(epochs_of(history.next_undo()) == 1);
  REQUIRE(epochs_of(history.next_redo()) == 3);
  history.step_back(settings_state(2));
  CHECK_FALSE(history.can_undo());
  CHECK(epochs_of(history.next_redo()) == 2);
  history.step_forward(settings_state(1));
  CHECK(epochs_of(history.next_redo()) == 3);
  CHECK(epochs_of(history.next_undo()) == 1);
}

TEST_CASE("an edit forgets what could be redone") {
  EditHistory history;
  history.record(settings_state(1));
  history.step_back(settings_state(2));
  CHECK(history.can_redo());
  history.record(settings_state(1));
  CHECK_FALSE(history.can_redo());
  CHECK(history.steps() == 1);
}

TEST_CASE("of a gesture only the first edit counts") {
  EditHistory history;
  history.record(settings_state(1));
  history.begin_gesture();
  for (std::size_t i = 2; i < 20; ++i) history.record(settings_state(i));
  history.end_gesture();
  CHECK(history.steps() == 2);
  CHECK(epochs_of(history.next_undo()) == 2);
  history.record(settings_state(20));
  history.record(settings_state(21));
  CHECK(history.steps() == 4);
}

TEST_CASE("what a gesture's first edit does not bring back is a step of its own") {
  EditHistory history;
  history.begin_gesture();
  history.record(weight_state(3));
  history.record(weight_state(3));
  CHECK(history.steps() == 1);
  history.record(weight_state(4));
  CHECK(history.steps() == 2);
  history.record(settings_state(1));
  CHECK(history.steps() == 3);
  history.record(network_state(10));
  CHECK(history.steps() == 4);
  history.record(weight_state(1));  // comes back with the network
  CHECK(history.steps() == 4);
}

TEST_CASE("points come back as they were, and are shared while they are the same") {
  EditHistory history;
  const EditState first = points_state(1000, 0.1);
  const Experiment experiment = first.experiment.experiment();
  CHECK(experiment.data.x[7] == std::vector<double>{0.1, 7});
  CHECK(experiment.data.y[7] == std::vector<double>{1});
  history.record(first);
  const std::size_t one = history.bytes();
  for (int i = 0; i < 199; ++i) history.record(points_state(1000, 0.1));
  CHECK(history.steps() == 200);
  CHECK(history.bytes() < 200 * 2000 + one);
  CHECK(history.next_undo()->experiment.experiment() == experiment);
}

TEST_CASE("two hundred steps are kept even where each changed ten thousand points") {
  EditHistory history;
  for (int i = 0; i < 210; ++i) history.record(points_state(9000, i));
  CHECK(history.steps() >= 200);
  CHECK(history.bytes() <= EditHistory::most_bytes);
}

TEST_CASE("what is too much goes: old weights first, then the oldest steps") {
  EditHistory history;
  for (std::size_t i = 0; i < 60; ++i) history.record(network_state((1 << 18) + i));  // 1 MB each
  CHECK(history.steps() == 60);
  CHECK(history.bytes() <= EditHistory::most_bytes);
  CHECK(history.next_undo()->trained);
  for (int i = 0; i < 59; ++i) history.step_back(settings_state(0));
  CHECK_FALSE(history.next_undo()->trained);
  CHECK(epochs_of(history.next_undo()) == 1 << 18);

  EditHistory many;
  for (std::size_t i = 0; i < EditHistory::most_steps + 50; ++i) many.record(settings_state(i + 1));
  CHECK(many.steps() == EditHistory::most_steps);
}
