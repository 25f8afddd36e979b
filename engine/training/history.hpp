#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "engine/training/metrics.hpp"

namespace descent {

// One line of Keras's History. The training figures are means over the batches as trained; the
// validation figures are taken at the end of the epoch, NaN where there are no test samples.
struct EpochRecord {
  std::size_t epoch = 0;  // counted from 1
  Scores train;
  Scores validation;
  double seconds = 0;  // spent computing
  // Of a model with no more than two parameters, one neuron: its weight and bias as the epoch left
  // them. 0 for larger models.
  std::array<float, 2> neuron = {};
};

struct History {
  bool classification = false;
  std::array<float, 2> initial_neuron = {};  // before the first epoch
  std::vector<EpochRecord> epochs;
  // How many of them were done when the network or its data were last edited with the weights
  // kept. What the losses say of the learning they say from there on.
  std::size_t edited = 0;
};

enum class HistoryColumns { basic, all };
// epoch,loss,accuracy,val_loss,val_accuracy,seconds with a heading; empty where it does not apply.
// All: then mean_absolute_error,r2_score,val_mean_absolute_error,val_r2_score.
std::string to_csv(const History& history, HistoryColumns columns = HistoryColumns::basic);

}  // namespace descent
