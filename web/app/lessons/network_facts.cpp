#include "web/app/lessons/network_facts.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/closed_set.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/losses/loss.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/callback.hpp"
#include "web/app/state/model_edits.hpp"

namespace descent {
namespace {

FactValue counted(std::size_t number) { return static_cast<double>(number); }

// Of the layers with weights but for the last one, which puts out the answer.
struct Hidden {
  std::size_t layers = 0, units = 0;
};
Hidden hidden_of(const std::vector<Layer>& model) {
  Hidden all, before_last;
  for (const Layer& layer : model) {
    const auto* dense = std::get_if<Dense>(&layer);
    if (dense == nullptr && !std::holds_alternative<Conv2D>(layer)) continue;
    before_last = all;
    ++all.layers;
    if (dense != nullptr) all.units += dense->units;
  }
  return before_last;
}

std::size_t filters_of(const std::vector<Layer>& model) {
  std::size_t filters = 0;
  for (const Layer& layer : model) {
    if (const auto* conv = std::get_if<Conv2D>(&layer)) filters += conv->filters;
  }
  return filters;
}

double largest_dropout(const std::vector<Layer>& model) {
  float rate = 0;
  for (const Layer& layer : model) {
    if (const auto* dropout = std::get_if<Dropout>(&layer)) rate = std::max(rate, dropout->rate);
  }
  return shortest_decimal(rate);
}

double largest_regularization(const std::vector<Layer>& model) {
  float rate = 0;
  for (const Layer& layer : model) {
    const Regularizer* of = kernel_regularizer(layer);
    if (of != nullptr) rate = std::max({rate, of->l1, of->l2});
  }
  return shortest_decimal(rate);
}

std::vector<std::string> layer_list(const std::vector<Layer>& model) {
  std::vector<std::string> names;
  for (const Layer& layer : model) names.emplace_back(layer_name(layer));
  return names;
}

std::vector<std::string> feature_list(const Experiment& experiment) {
  std::vector<std::string> names;
  if (!takes_features(experiment.data)) return names;
  for (const Feature feature : experiment.features) names.emplace_back(to_string(feature));
  return names;
}

std::vector<std::string> callback_list(const TrainingSettings& training) {
  std::vector<std::string> names;
  for (const Callback& callback : training.callbacks) names.emplace_back(name_of(callback));
  return names;
}

}  // namespace

std::optional<FactValue> experiment_fact(const Experiment& experiment, Fact fact) {
  const DataSettings& data = experiment.data;
  switch (fact) {
    case Fact::epochs:
      return counted(experiment.training.epochs);
    case Fact::batch_size:
      return counted(experiment.training.batch_size);
    case Fact::noise:
      return data.noise;
    case Fact::points:
      return counted(is_points(data) ? data.x.size() : 0);
    case Fact::validation_share:
      return data.validation_fraction;
    case Fact::seed:
      return static_cast<double>(experiment.seed);
    case Fact::hidden_layers:
      return counted(hidden_of(experiment.model).layers);
    case Fact::hidden_units:
      return counted(hidden_of(experiment.model).units);
    case Fact::filters:
      return counted(filters_of(experiment.model));
    case Fact::dropout:
      return largest_dropout(experiment.model);
    case Fact::regularization:
      return largest_regularization(experiment.model);
    case Fact::data:
      return data.name;
    case Fact::optimizer:
      return std::string(optimizer_name(experiment.training.optimizer));
    case Fact::loss_function:
      return std::string(to_string(experiment.training.loss));
    case Fact::activation:
      return std::string(to_string(hidden_activation(experiment.model)));
    case Fact::features:
      return feature_list(experiment);
    case Fact::layers:
      return layer_list(experiment.model);
    case Fact::callbacks:
      return callback_list(experiment.training);
    default:
      return std::nullopt;
  }
}

std::optional<FactValue> line_fact(const App& app, Fact fact) {
  const bool of_line = fact == Fact::w || fact == Fact::b || fact == Fact::squared_error ||
                       fact == Fact::guess_loss || fact == Fact::prediction_for_10;
  if (!of_line) return std::nullopt;
  const Sequential& model = *app.driver()->snapshot().model;
  const DataSettings& data = app.experiment().data;
  const bool neuron = app.experiment().model.size() == 1 && model.parameter_count() == 2 &&
                      is_points(data) && element_count(model.input_shape()) == 1;
  if (!neuron) return FactValue{};
  const std::vector<const Tensor*> all = tensors(model.parameters());
  const auto w = static_cast<double>(all[0]->data()[0]), b = static_cast<double>(all[1]->data()[0]);
  if (fact == Fact::w) return w;
  if (fact == Fact::b) return b;
  if (fact == Fact::prediction_for_10) return w * 10 + b;
  double sum = 0;
  for (std::size_t i = 0; i < data.x.size(); ++i) {
    const double difference = w * data.x[i][0] + b - data.y[i][0];
    sum += difference * difference;
  }
  const auto samples = static_cast<double>(data.x.size());
  return fact == Fact::guess_loss ? std::sqrt(sum) : sum / samples;
}

}  // namespace descent
