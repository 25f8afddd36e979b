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

bool has_other_first_weights(const Snapshot& snapshot) {
  if (!snapshot.first_parameters) return false;
  const auto first = tensors(*snapshot.first_parameters);
  const auto now = tensors(snapshot.model->parameters());
  return !std::ranges::equal(first, now, [](const Tensor* a, const Tensor* b) {
    return std::equal(a->begin(), a->end(), b->begin(), b->end());
  });
}

std::string beginning_words(const Experiment& experiment, const Snapshot& snapshot) {
  const bool other = has_other_first_weights(snapshot);
  if (!other && begins_randomly(experiment.model)) {
    return tr("Nothing is learnt yet: the weights are random.");
  }
  const std::string neuron = neuron_words(*snapshot.model);
  if (!neuron.empty()) return tr("Nothing is learnt yet: it begins with {0}.", neuron);
  return other ? tr("Nothing was trained here yet: weights were set by hand, or come from before.")
               : tr("Nothing is learnt yet: the weights begin as they were set.");
}

void tell_broken_beginning(const Finding& finding, const ModelStatistics& statistics, bool by_hand,
                           Story& story) {
  story.text = tr("With these weights the loss is not a finite number.");
  if (by_hand) {
    story.detail = tr("A weight that was set is too large: undo it, or set a smaller one.");
  } else if (finding.large_inputs) {
    story.detail =
        tr("The inputs reach up to {0} and are not scaled.", short_text(statistics.largest_input));
  } else {
    story.detail = tr("The weights that it begins with are too large.");
  }
}

}  // namespace descent
