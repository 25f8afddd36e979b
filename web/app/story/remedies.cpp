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
#include "web/app/story/bold_rates.hpp"
#include "web/app/story/broken_numbers.hpp"
#include "web/app/story/linear_models.hpp"

namespace descent {
namespace {

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

}  // namespace

Remedy starting_again(std::string label, std::string hint, Actions edits) {
  edits.push_back(Reset{});
  edits.push_back(Play{});
  return {std::move(label), std::move(hint), together(edits)};
}

float lower_rate(float rate) {
  const double exponent = std::floor(std::log10(rate) + 1e-6);
  const double unit = std::pow(10.0, exponent);
  return static_cast<float>(rate / unit > 2.9 ? unit : 0.3 * unit);
}

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
  const bool of_long_steps = finding.kind == Finding::Kind::saturated ||
                             finding.kind == Finding::Kind::dead_relu ||
                             finding.kind == Finding::Kind::no_progress;
  if (of_long_steps && has_bold_rate(experiment)) {
    remedies.insert(remedies.begin(), restart_at_usual_rate(experiment));
  }
  if (remedies.size() > 2) remedies.resize(2);
  return remedies;
}

}  // namespace descent
