#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/training/action_log.hpp"
#include "engine/training/epoch_log.hpp"
#include "engine/training/test_log.hpp"

namespace descent {

struct History {
  bool classification = false;
  bool validates_on_test = true;             // see Dataset
  std::array<float, 2> initial_neuron = {};  // before the first epoch
  double initial_loss = Scores::none;        // evaluated_loss before the first epoch
  EpochLog epochs;
  ActionLog actions;  // of callbacks, and edits
  TestLog tests;      // looks at the test set, each asked for
  // What a callback has made of the optimizer's learning rate; nothing: that is as it was set.
  std::optional<float> learning_rate = {};
  // How many of them were done when the network or its data were last edited with the weights
  // kept. What the losses say of the learning they say from there on.
  std::size_t edited = 0;
  // Of the same course are histories that continue each other: what is drawn of one can be gone on
  // with. One that a training goes on from after something else has another.
  std::uint64_t course = 0;
};

// One that no other history of this program has.
std::uint64_t new_course();

}  // namespace descent
