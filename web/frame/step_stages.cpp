#include "web/frame/step_stages.hpp"

#include "engine/core/words.hpp"
#include "engine/model/layer_names.hpp"

namespace descent {
namespace {

bool has_bias(const StepApart& step, std::size_t layer) {
  return step.before->parameters()[layer].find("bias") != nullptr;
}

// Rows to each unit: its weights, and its bias.
std::size_t rows_of_unit(const StepApart& step, std::size_t layer) {
  return step.layers[layer].inputs + (has_bias(step, layer) ? 1 : 0);
}

}  // namespace

std::vector<StepStage> stages_of(const StepApart& step) {
  using Kind = StepStage::Kind;
  std::vector<StepStage> stages;
  const std::vector<Layer>& layers = step.before->layers();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!std::holds_alternative<Flatten>(layers[i])) stages.push_back({Kind::forward, i});
  }
  stages.push_back({Kind::loss, 0});
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (step.layers[i].has_kernel) stages.push_back({Kind::backward, i});
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (step.layers[i].has_kernel) stages.push_back({Kind::update, i});
  }
  return stages;
}

std::string stage_title(const StepApart& step, const StepStage& stage) {
  const std::string name = stage.kind == StepStage::Kind::loss
                               ? ""
                               : keras_layer_names(step.before->layers())[stage.layer];
  switch (stage.kind) {
    case StepStage::Kind::forward:
      return tr("Forward: {0}", name);
    case StepStage::Kind::loss:
      return tr("Loss");
    case StepStage::Kind::backward:
      return tr("Back: {0}", name);
    case StepStage::Kind::update:
      return tr("Update: {0}", name);
  }
  return "";
}

std::size_t parameters_of(const StepApart& step, std::size_t layer) {
  return step.layers[layer].outputs * rows_of_unit(step, layer);
}

ParameterPlace parameter_at(const StepApart& step, std::size_t layer, std::size_t row) {
  const std::size_t rows = rows_of_unit(step, layer), inputs = step.layers[layer].inputs;
  const std::size_t unit = row / rows, place = row % rows;
  if (place == inputs) return {layer, true, unit};
  return {layer, false, place * step.layers[layer].outputs + unit};
}

std::size_t row_of_unit(const StepApart& step, std::size_t layer, std::size_t unit) {
  return unit * rows_of_unit(step, layer);
}

std::string parameter_name(const StepApart& step, const ParameterPlace& place) {
  if (place.bias) return "b " + std::to_string(place.index + 1);
  const std::size_t units = step.layers[place.layer].outputs;
  return "w " + std::to_string(place.index / units + 1) + " → " +
         std::to_string(place.index % units + 1);
}

}  // namespace descent
