#pragma once

#include <array>
#include <cstddef>

#include "engine/experiment/json_node.hpp"
#include "engine/training/history.hpp"

// The "history" part of a saved experiment, in the form of Keras's History.history: a list for each
// of loss, accuracy, val_loss, val_accuracy, …, with a number for each epoch; null where a number
// is none. Lists that hold nothing else are left out. "edited" is History::edited, where it is not
// 0; "neuron" has the weight and the bias of a single neuron, before the first epoch and after
// each, and "evaluated_loss" the training samples' loss with them. Of long trainings not
// every epoch is kept: then "epoch" says which the lists are of, as Keras's History.epoch does.
namespace descent {

// A list of it that has scores.
struct HistoryColumn {
  const char* name;
  Scores EpochRecord::* split;
  double Scores::* score;

  double& of(EpochRecord& record) const { return record.*split.*score; }
  double of(const EpochRecord& record) const { return record.*split.*score; }
};
const std::array<HistoryColumn, 10>& history_columns();

// An Error names the list whose length is not that of "loss".
History read_history(const JsonNode& node);

Json write_history(const History& history);

}  // namespace descent
