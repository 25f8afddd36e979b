#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/training/history.hpp"

// What the losses of the epochs so far say of how the learning goes. No epochs say nothing: these
// need at least one.
namespace descent {

using Epochs = std::vector<EpochRecord>;

// The epochs since the network or its data were last edited: what was before says nothing of how
// the learning goes now.
Epochs epochs_since_edit(const History& history);

// Whether there are test samples.
bool has_test(const Epochs& epochs);

// The newest scores, of the test samples where there are any.
const Scores& judged_scores(const Epochs& epochs);

// Whether it is done: nearly all classes right, the loss next to nothing, or R² near 1.
bool has_learnt(const History& history);

// The index of the epoch with the lowest test loss, each taken as the mean over it and up to four
// before it, because one epoch's test loss jumps about.
std::size_t best_test_epoch(const Epochs& epochs);

// The test loss rises while the training loss falls.
struct Overfitting {
  std::size_t best;       // see best_test_epoch()
  double lowest, newest;  // test losses, smoothed alike
};
std::optional<Overfitting> find_overfitting(const Epochs& epochs);

// The training loss has hardly fallen over a quarter of the epochs, 10 to 200 of at least 20.
struct Standstill {
  std::size_t epochs;
  double before, after;  // mean losses of the two halves
};
std::optional<Standstill> find_standstill(const Epochs& epochs);

}  // namespace descent
