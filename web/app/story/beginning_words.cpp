#include "web/app/story/beginning_words.hpp"

#include <algorithm>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

bool draws(const Initializer& initializer) {
  return !std::holds_alternative<Zeros>(initializer) &&
         !std::holds_alternative<Ones>(initializer) &&
         !std::holds_alternative<Constant>(initializer);
}

// Some kernel begins with random numbers.
bool begins_randomly(const std::vector<Layer>& layers) {
  return std::any_of(layers.begin(), layers.end(), [](const Layer& layer) {
    if (const auto* dense = std::get_if<Dense>(&layer)) return draws(dense->kernel_initializer);
    if (const auto* conv = std::get_if<Conv2D>(&layer)) return draws(conv->kernel_initializer);
    return false;
  });
}

// A person has set a weight. Large models are not compared: nobody sets theirs by hand.
bool set_by_hand(const Experiment& experiment, const Sequential& model) {
  constexpr std::size_t most_parameters = 20'000;
  if (model.layers().empty() || model.parameter_count() > most_parameters) return false;
  return weights_hash(make_model(experiment, model.input_shape()).parameters()) !=
         weights_hash(model.parameters());
}

// Weight and bias of a model that has nothing else; empty for others.
std::string neuron_words(const Sequential& model) {
  if (model.layers().size() != 1 || !std::holds_alternative<Dense>(model.layers()[0])) return "";
  const LayerParameters& only = model.parameters()[0];
  if (only.kernel().size() != 1) return "";
  const std::string weight = short_text(only.kernel().data()[0]);
  if (only.bias().size() != 1) return "w = " + weight;
  return tr("w = {0} and b = {1}", weight, short_text(only.bias().data()[0]));
}

}  // namespace

std::string beginning_words(const Experiment& experiment, const Sequential& model) {
  const bool by_hand = set_by_hand(experiment, model);
  if (!by_hand && begins_randomly(experiment.model)) {
    return tr("Nothing is learnt yet: the weights are random.");
  }
  const std::string neuron = neuron_words(model);
  if (!neuron.empty()) return tr("Nothing is learnt yet: it begins with {0}.", neuron);
  return by_hand ? tr("Nothing is learnt yet: some of the weights were set by hand.")
                 : tr("Nothing is learnt yet: the weights begin as they were set.");
}

}  // namespace descent
