#include "web/app/state/output_choice.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/words.hpp"

namespace descent {
namespace {

std::size_t count_classes(const DataSettings& points) {
  std::size_t count = std::max<std::size_t>(points.class_names.size(), 2);
  for (const std::vector<double>& row : points.y) {
    if (!row.empty() && row[0] >= 0) count = std::max(count, static_cast<std::size_t>(row[0]) + 1);
  }
  return count;
}

}  // namespace

std::size_t class_count(const DataSettings& data, Loss loss) {
  const DataSetInfo& info = data_set_info(data.name);
  if (info.kind == DataKind::points) {
    const bool classes = !data.class_names.empty() || is_classification_loss(loss);
    return classes ? count_classes(data) : 0;
  }
  return info.choose_classes ? data.classes : info.classes;
}

std::vector<OutputChoice> output_choices(const Experiment& experiment) {
  const std::size_t classes = class_count(experiment.data, experiment.training.loss);
  if (classes == 0) {
    const auto& rows = experiment.data.y;
    const std::size_t values = rows.empty() ? 1 : rows.front().size();
    return {{Loss::mean_squared_error, Activation::linear, values, tr("large errors count most")},
            {Loss::mean_absolute_error, Activation::linear, values, tr("all errors count alike")}};
  }
  const OutputChoice softmax = {Loss::sparse_categorical_crossentropy, Activation::softmax, classes,
                                tr("with softmax: a probability for each class")};
  if (classes > 2) {
    return {softmax,
            {Loss::mean_squared_error, Activation::sigmoid, classes,
             tr("with sigmoid: 1 for the right class, else 0")}};
  }
  return {
      {Loss::mean_squared_error, Activation::tanh, 1, tr("with tanh: the classes are −1 and +1")},
      {Loss::binary_crossentropy, Activation::sigmoid, 1, tr("with sigmoid: a probability")},
      softmax};
}

std::size_t chosen_output(const Experiment& experiment, const std::vector<OutputChoice>& choices) {
  const auto* output =
      experiment.model.empty() ? nullptr : std::get_if<Dense>(&experiment.model.back());
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const OutputChoice& choice) {
    return output && choice.loss == experiment.training.loss &&
           choice.activation == output->activation && choice.units == output->units;
  });
  return static_cast<std::size_t>(found - choices.begin());
}

Experiment with_output(Experiment experiment, const OutputChoice& choice) {
  std::vector<Layer>& layers = experiment.model;
  for (std::size_t i = layers.size(); i-- > 0;) {
    auto* output = std::get_if<Dense>(&layers[i]);
    if (!output) continue;
    output->units = choice.units;
    output->activation = choice.activation;
    layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(i) + 1, layers.end());
    experiment.training.loss = choice.loss;
    break;
  }
  return experiment;
}

}  // namespace descent
