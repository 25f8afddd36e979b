#include "engine/inspect/step_apart_notes.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <iterator>

#include "tests/inspect/taken_apart.hpp"

using namespace descent;
using namespace descent::tests;
using Catch::Matchers::WithinRel;

namespace {

using Kind = UnitNote::Kind;

// Three points of one number, all in one batch.
StepApart noted(const Sequential& model) {
  Trainer trainer(model, toy_data(0, 1, {-1, 0.5f, 2}, {0.5f, -1, 1}, 0),
                  settings_of(Loss::mean_squared_error, SGD{}, 3), 1, default_kernels());
  return next_step(trainer);
}

// Units x, −x, x − 3 and x + 3.
Sequential four_units(std::vector<Layer> layers) {
  Sequential model({1}, std::move(layers), 1);
  Tensor &kernel = model.parameters()[0].kernel(), &bias = model.parameters()[0].bias();
  const float weights[] = {1, -1, 1, 1}, biases[] = {0, 0, -3, 3};
  std::copy(std::begin(weights), std::end(weights), kernel.begin());
  std::copy(std::begin(biases), std::end(biases), bias.begin());
  return model;
}

}  // namespace

TEST_CASE("a relu that puts out 0 for all samples of the batch is dead") {
  for (const bool apart : {false, true}) {
    const Sequential model =
        four_units(apart ? std::vector<Layer>{Dense{4}, Dropout{0.5f},
                                              ActivationLayer{Activation::relu}, Dense{1}}
                         : std::vector<Layer>{Dense{4, Activation::relu}, Dropout{0.5f}, Dense{1}});
    const StepNotes notes = step_notes(noted(model));
    const std::size_t from = notes.units.size();
    REQUIRE(from >= 1);
    bool third = false;
    for (const UnitNote& note : notes.units) {
      CHECK(note.kind == Kind::dead);
      CHECK(note.layer == 0);
      CHECK_FALSE(note.output);
      third = third || note.unit == 2;
      CHECK(note.unit != 3);
      // With masks before the relu, one of the others may get zeros alone.
      if (!apart) CHECK(note.unit == 2);
    }
    CHECK(third);
  }
}

TEST_CASE("a unit near its limits for all samples is saturated") {
  for (const Activation activation : {Activation::tanh, Activation::sigmoid}) {
    Sequential model = four_units({Dense{4, activation}, Dense{1}});
    CHECK(step_notes(noted(model)).units.empty());
    model.parameters()[0].bias().data()[2] = -9;
    model.parameters()[0].bias().data()[3] = 9;
    model.parameters()[0].kernel().data()[1] = 40;  // on both sides
    const StepNotes notes = step_notes(noted(model));
    REQUIRE(notes.units.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(notes.units[i].kind == Kind::saturated);
      CHECK(notes.units[i].layer == 0);
      CHECK(notes.units[i].unit == i + 1);
    }
  }
}

TEST_CASE("a note tells the units that are the network's outputs") {
  Sequential model({1}, {Dense{1, Activation::tanh}}, 1);
  model.parameters()[0].bias().data()[0] = 9;
  const StepNotes notes = step_notes(noted(model));
  REQUIRE(notes.units.size() == 1);
  CHECK(notes.units[0].output);
}

TEST_CASE("a layer to which no ten-thousandth of the error comes back is told") {
  const auto with_weights_of = [](float weight) {
    Sequential model({1}, {Dense{2}, Dense{2}, Dense{1}}, 1);
    for (const std::size_t layer : {std::size_t{1}, std::size_t{2}}) {
      model.parameters()[layer].kernel().fill(layer == 1 ? weight : 1.0f);
    }
    return noted(model);
  };
  CHECK(step_notes(with_weights_of(1e-3f)).vanishing.empty());
  const StepApart step = with_weights_of(1e-5f);
  const StepNotes notes = step_notes(step);
  REQUIRE(notes.vanishing.size() == 1);
  CHECK(notes.vanishing[0].layer == 0);
  // Two units behind it, each with that weight.
  CHECK_THAT(notes.vanishing[0].share, WithinRel(2e-5, 1e-6));
  CHECK_THAT(mean_delta(step.layers[1]), WithinRel(mean_delta(step.layers[2]), 1e-12));
}
