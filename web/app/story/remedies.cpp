#include "web/app/story/remedies.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/closed_set.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/app/state/stop_rules.hpp"
#include "web/app/story/line_curvature.hpp"
#include "web/app/story/linear_models.hpp"

namespace descent {
namespace {

Remedy starting_again(std::string label, std::string hint, Actions edits) {
  edits.push_back(Reset{});
  edits.push_back(Play{});
  return {std::move(label), std::move(hint), together(edits)};
}

// A third of the rate, on the 1-3-10 scale of the learning-rate menu.
float lower_rate(float rate) {
  const double exponent = std::floor(std::log10(rate) + 1e-6);
  const double unit = std::pow(10.0, exponent);
  return static_cast<float>(rate / unit > 2.9 ? unit : 0.3 * unit);
}

float rate_of(const Experiment& experiment) {
  return lower_rate(learning_rate(experiment.training.optimizer));
}

// As the network's picture counts.
std::size_t number_of_layer(const Experiment& experiment, std::size_t layer) {
  std::size_t number = 0;
  for (std::size_t i = 0; i <= layer && i < experiment.model.size(); ++i) {
    if (kernel_regularizer(experiment.model[i])) ++number;
  }
  return number;
}

// An activation may be a layer of its own behind the one with parameters.
std::vector<Layer> with_activation_of(const Experiment& experiment, std::size_t layer,
                                      Activation activation) {
  const bool alone = layer + 1 < experiment.model.size() &&
                     layer_activation(experiment.model[layer]) == Activation::linear &&
                     std::holds_alternative<ActivationLayer>(experiment.model[layer + 1]);
  return with_layer_activation(experiment.model, alone ? layer + 1 : layer, activation);
}

Remedy other_activation(const Experiment& experiment, std::size_t layer, Activation activation,
                        std::string hint) {
  return starting_again(
      tr("Use {0} in layer {1}", to_string(activation), number_of_layer(experiment, layer)),
      std::move(hint), {SetLayers{with_activation_of(experiment, layer, activation)}});
}

// Kernels and biases of all hidden layers begin as that activation likes it.
Remedy other_beginning(const Experiment& experiment, const Initializer& initializer) {
  std::vector<Layer> layers = experiment.model;
  for (const std::size_t i : hidden_layers(layers)) {
    std::get<Dense>(layers[i]).kernel_initializer = initializer;
    std::get<Dense>(layers[i]).bias_initializer = Zeros{};
  }
  return starting_again(tr("Restart with {0}", initializer_name(initializer)),
                        tr("Other first weights for the hidden layers, and biases of 0"),
                        {SetLayers{std::move(layers)}});
}

std::vector<Remedy> against_dead_units(const Finding& finding, const Experiment& experiment) {
  return {other_activation(experiment, finding.layer, Activation::leaky_relu,
                           tr("relu with a slope of 0.2 below zero, so that every unit can learn")),
          other_beginning(experiment, HeUniform{})};
}

std::vector<Remedy> against_saturation(const Finding& finding, const Experiment& experiment) {
  std::vector<Remedy> remedies;
  const auto* dense = std::get_if<Dense>(&experiment.model[finding.layer]);
  if (dense && dense->kernel_initializer != Initializer(GlorotUniform{})) {
    remedies.push_back(other_beginning(experiment, GlorotUniform{}));
  }
  remedies.push_back(other_activation(experiment, finding.layer, Activation::relu,
                                      tr("relu is never flat above zero")));
  if (remedies.size() < 2) remedies.push_back(start_again_slower(experiment));
  return remedies;
}

std::vector<Remedy> against_vanishing(const Experiment& experiment) {
  const std::vector<std::size_t> hidden = hidden_layers(experiment.model);
  std::vector<Remedy> remedies;
  if (hidden_activation(experiment.model) != Activation::relu) {
    remedies.push_back(starting_again(
        tr("Use relu in all layers"), tr("Its slope of 1 lets gradients through many layers"),
        {SetLayers{with_activation(experiment.model, Activation::relu)}}));
  }
  if (hidden.size() > 1) {
    std::vector<Layer> shallow = experiment.model;
    const std::size_t left = hidden.size() > 2 ? 2 : 1;
    for (std::size_t i = hidden.size(); i-- > left;) {
      shallow = without_hidden_layer(std::move(shallow), hidden[i]);
    }
    remedies.push_back(starting_again(
        tr_n("Keep only {0} hidden layer", "Keep only {0} hidden layers", left),
        tr("Fewer layers for the gradients to go through"), {SetLayers{std::move(shallow)}}));
  }
  return remedies;
}

std::vector<Remedy> against_overfitting(const Experiment& experiment) {
  std::vector<Remedy> remedies;
  if (common_regularizer(experiment.model).l2 == 0) {
    remedies.push_back(
        starting_again(tr("Add L2 regularisation 0.001"),
                       tr("A penalty on large weights, which smooths what is learnt"),
                       {SetRegularizer{Regularizer{0, 0.001f}}}));
  }
  std::vector<Layer> smaller = experiment.model;
  for (const std::size_t i : hidden_layers(smaller)) {
    const std::size_t units = std::get<Dense>(smaller[i]).units;
    smaller = with_units(std::move(smaller), i, (units + 1) / 2);
  }
  if (smaller != experiment.model) {
    remedies.push_back(starting_again(tr("Halve the units"),
                                      tr("Half as many units in every hidden layer"),
                                      {SetLayers{std::move(smaller)}}));
  }
  return remedies;
}

// What a model without bends lacks: nothing but another model helps it.
std::vector<Remedy> against_straightness(const Experiment& experiment) {
  std::vector<Remedy> remedies = deeper_network(experiment);
  if (!takes_features(experiment.data)) return remedies;
  Actions missing;
  for (const Feature feature : {Feature::x_squared, Feature::y_squared, Feature::x_times_y}) {
    const auto& on = experiment.features;
    if (std::find(on.begin(), on.end(), feature) == on.end()) {
      missing.push_back(ToggleFeature{feature});
    }
  }
  if (!missing.empty()) {
    remedies.push_back(starting_again(tr("Add the features x², y² and x·y"),
                                      tr("Products of the inputs bend the border"), missing));
  }
  return remedies;
}

Remedy start_again_faster(const Experiment& experiment) {
  const float rate = 10 * learning_rate(experiment.training.optimizer);
  return starting_again(tr("Restart at learning rate {0}", short_text(rate)),
                        tr("Ten times the learning rate, from the first weights on"),
                        {SetLearningRate{rate}});
}

std::vector<Remedy> against_no_progress(const Experiment& experiment, const Snapshot& snapshot) {
  if (is_linear(experiment.model)) {
    if (line_can_fit(experiment, snapshot)) return {start_again_faster(experiment)};
    return against_straightness(experiment);
  }
  std::vector<Remedy> remedies = deeper_network(experiment);
  if (!std::holds_alternative<Adam>(experiment.training.optimizer)) {
    Adam adam;
    adam.learning_rate = 0.01f;
    remedies.push_back(starting_again(tr("Restart with Adam"),
                                      tr("The Adam optimizer at a learning rate of 0.01"),
                                      {SetOptimizer{adam}}));
  } else if (learning_rate(experiment.training.optimizer) < 0.003f) {
    remedies.push_back(start_again_faster(experiment));
  }
  return remedies;
}

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

bool can_be_scaled(const Finding& finding, const Experiment& experiment) {
  return finding.large_inputs && takes_features(experiment.data) && !experiment.data.x.empty();
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
    const float rate = rate_of(experiment);
    remedies.push_back(
        {tr("Back to epoch {0}, rate {1}", snapshot.finite_epoch, short_text(rate)),
         tr("The weights of the last epoch that went well, and a third of the learning rate"),
         together({RestoreWeights{}, SetLearningRate{rate}})});
  }
  return remedies;
}

}  // namespace

Remedy start_again_slower(const Experiment& experiment) {
  const float rate = rate_of(experiment);
  return starting_again(tr("Restart at learning rate {0}", short_text(rate)),
                        tr("A third of the learning rate, from the first weights on"),
                        {SetLearningRate{rate}});
}

std::vector<Remedy> deeper_network(const Experiment& experiment) {
  if (!takes_features(experiment.data)) return {};
  const std::vector<std::size_t> hidden = hidden_layers(experiment.model);
  // Linear layers one after another make nothing but another linear one.
  if (!hidden.empty() && is_linear(experiment.model)) {
    return {
        starting_again(tr("Use tanh in the hidden layers"),
                       tr("A bend in each unit: linear ones add up to nothing but a straight line"),
                       {SetLayers{with_activation(experiment.model, Activation::tanh)}})};
  }
  if (hidden.size() >= 3) return {};
  return {starting_again(tr("Add a hidden layer"),
                         hidden.empty() ? tr("Four units of tanh, whose bends add up")
                                        : tr("Before the output, like the last one"),
                         {SetLayers{with_hidden_layer(experiment.model)}})};
}

Remedy train_longer(const Experiment& experiment, const Snapshot& snapshot) {
  const bool images = data_set_info(experiment.data.name).kind == DataKind::images;
  const std::size_t more = images ? 10 : 100, end = snapshot.epoch + more;
  const Action longer = set_setting(&TrainingSettings::epochs, end);
  const TrainingSettings& training = experiment.training;
  if (!is_constant(training.schedule) &&
      snapshot.learning_rate < 0.01f * learning_rate(training.optimizer)) {
    return {tr("Train {0} more epochs at a constant rate", more),
            tr("To epoch {0}: {1} has brought the learning rate down to nothing", end,
               name_of(training.schedule)),
            together({longer, SetSchedule{ConstantRate{}}, Play{}})};
  }
  return {tr("Train {0} more epochs", more), tr("From these weights on, to epoch {0}", end),
          together({longer, Play{}})};
}

Remedy train_on_without_stops(const Experiment& experiment) {
  return {tr("Train on without it"),
          tr("To the planned number of epochs, without a callback that ends it"),
          together({SetCallbacks{with_stop_rule(experiment, {})}, Play{}})};
}

std::vector<Remedy> remedies_for_beginning(const Finding& finding, const Experiment& experiment) {
  if (!can_be_scaled(finding, experiment)) return {};
  return {scaled_data(experiment)};
}

std::vector<Remedy> remedies_for(const Finding& finding, const Experiment& experiment,
                                 const Snapshot& snapshot) {
  std::vector<Remedy> remedies;
  switch (finding.kind) {
    case Finding::Kind::not_finite:
      remedies = against_broken_numbers(finding, experiment, snapshot);
      break;
    case Finding::Kind::dead_relu:
      remedies = against_dead_units(finding, experiment);
      break;
    case Finding::Kind::saturated:
      remedies = against_saturation(finding, experiment);
      break;
    case Finding::Kind::vanishing_gradients:
      remedies = against_vanishing(experiment);
      break;
    case Finding::Kind::no_progress:
      remedies = against_no_progress(experiment, snapshot);
      break;
    case Finding::Kind::overfitting:
      remedies = against_overfitting(experiment);
      break;
  }
  if (remedies.size() > 2) remedies.resize(2);
  return remedies;
}

}  // namespace descent
