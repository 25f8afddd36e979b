#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"

namespace descent {

// One of the ways in which a callback may end training, as a person chooses among them: which
// figure it watches, and how. The threshold of a rule that has one is typed.
struct StopRule {
  std::string text;                  // "loss below …"
  std::string note;                  // one line on it
  std::optional<Callback> callback;  // with the threshold it begins with; nothing: all epochs
};

// Accuracies can be measured.
bool has_classes(const Experiment& experiment);
// Images come with test images of their own.
bool has_test_samples(const Experiment& experiment);

// Those that these data can measure: accuracies only of classes, val_… only with test samples.
std::vector<StopRule> stop_rules(const Experiment& experiment);
// The place of the one that the experiment has; size(): it has several, or another.
std::size_t chosen_stop_rule(const Experiment& experiment, const std::vector<StopRule>& rules);

// What ends the training, short: "val_loss below", "2 rules".
std::string stop_text(const Experiment& experiment);
// How many callbacks may end the training.
std::size_t stop_count(const Experiment& experiment);
// The callbacks with this rule in the place of all that may end the training; the others stay.
std::vector<Callback> with_stop_rule(const Experiment& experiment,
                                     const std::optional<Callback>& rule);

// The threshold of the only one of them; nothing where it has none.
std::optional<double> stop_threshold(const Experiment& experiment);
// The callbacks with another threshold, held to what it may be: a loss at least 0, an accuracy
// 0 … 1.
std::vector<Callback> with_threshold(const Experiment& experiment, double threshold);

}  // namespace descent
