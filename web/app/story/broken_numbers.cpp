#include "web/app/story/broken_numbers.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "web/app/story/line_curvature.hpp"

namespace descent {
namespace {

// Axes by which the network is given each column with a mean of 0 and a deviation of 1.
std::vector<Axis> scaling_axes(const std::vector<std::vector<double>>& rows,
                               const std::vector<Axis>& now, const std::string& name) {
  std::vector<Axis> axes = now;
  const std::size_t columns = rows.empty() ? 0 : rows.front().size();
  for (std::size_t i = axes.size(); i < columns; ++i) {
    axes.push_back({columns == 1 ? name : name + std::to_string(i + 1)});
  }
  for (std::size_t i = 0; i < columns; ++i) {
    double sum = 0, squares = 0;
    for (const std::vector<double>& row : rows) sum += row[i];
    axes[i].mean = sum / static_cast<double>(rows.size());
    for (const std::vector<double>& row : rows) {
      squares += (row[i] - axes[i].mean) * (row[i] - axes[i].mean);
    }
    const double deviation = std::sqrt(squares / static_cast<double>(rows.size()));
    axes[i].deviation = deviation > 0 ? deviation : 1;
  }
  return axes;
}

// Where not even one epoch went well, a third would be several presses.
Remedy start_again_much_slower(const Experiment& experiment) {
  const float rate = 0.1f * learning_rate(experiment.training.optimizer);
  return starting_again(tr("Restart at learning rate {0}", short_text(rate)),
                        tr("A tenth of the learning rate, from the first weights on"),
                        {SetLearningRate{rate}});
}

// Of a line, where it is the rate that is too large for it: the next one on the menu's scale that
// is at most half of what converges.
std::optional<float> rate_that_converges(const Experiment& experiment) {
  const auto largest = largest_rate_of_line(experiment);
  float rate = learning_rate(experiment.training.optimizer);
  if (!largest || static_cast<double>(rate) < *largest) return std::nullopt;
  while (2 * static_cast<double>(rate) > *largest) rate = lower_rate(rate);
  return rate;
}

}  // namespace

bool can_be_scaled(const Finding& finding, const Experiment& experiment) {
  return finding.large_inputs && takes_features(experiment.data) && !experiment.data.x.empty();
}

Remedy scaled_data(const Experiment& experiment) {
  DataSettings data = experiment.data;
  data.x_axes = scaling_axes(data.x, data.x_axes, "x");
  const bool values = data.class_names.empty() && !is_classification_loss(experiment.training.loss);
  if (values) data.y_axes = scaling_axes(data.y, data.y_axes, "y");
  return starting_again(
      tr("Scale the data, and restart"),
      tr("The network is given every column with a mean of 0 and a deviation of 1"),
      {SetData{std::move(data)}});
}

std::vector<Remedy> against_broken_numbers(const Finding& finding, const Experiment& experiment,
                                           const Snapshot& snapshot) {
  std::vector<Remedy> remedies;
  if (can_be_scaled(finding, experiment)) {
    remedies.push_back(scaled_data(experiment));
  } else if (const auto rate = rate_that_converges(experiment)) {
    remedies.push_back(
        starting_again(tr("Restart at learning rate {0}", short_text(*rate)),
                       tr("Below 2 / λ, what the curvature of this loss allows, from the first "
                          "weights on"),
                       {SetLearningRate{*rate}}));
  } else {
    remedies.push_back(snapshot.finite_epoch > 0 ? start_again_slower(experiment)
                                                 : start_again_much_slower(experiment));
  }
  if (snapshot.finite_epoch > 0) {
    const float rate = lower_rate(learning_rate(experiment.training.optimizer));
    remedies.push_back(
        {tr("Back to epoch {0}, rate {1}", snapshot.finite_epoch, short_text(rate)),
         tr("The weights of the last epoch that went well, and a third of the learning rate"),
         together({RestoreWeights{}, SetLearningRate{rate}})});
  }
  return remedies;
}

std::string cause_of_broken_numbers(const Experiment& experiment, const Finding& finding,
                                    const ModelStatistics& statistics) {
  if (finding.large_inputs) {
    return tr(
        "The inputs reach up to {0} and are not scaled: the gradients grow with them, and "
        "each step made things worse.",
        short_text(statistics.largest_input));
  }
  const float rate = learning_rate(experiment.training.optimizer);
  const std::string cause =
      tr("At a learning rate of {0} the steps were so large that each made things worse, until "
         "the numbers overflowed.",
         short_text(rate));
  const auto largest = largest_rate_of_line(experiment);
  if (!largest || static_cast<double>(rate) < *largest) return cause;
  return cause + " " +
         tr("The curvature of this loss allows rates below {0}.", short_text(*largest, 3));
}

}  // namespace descent
