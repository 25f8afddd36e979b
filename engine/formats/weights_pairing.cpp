#include "engine/formats/weights_pairing.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/array_names.hpp"

namespace descent {
namespace {

using Places = std::vector<std::optional<ArrayPlace>>;

// How many fit; where as many do, how many are paired at all.
std::pair<std::size_t, std::size_t> goodness(const Places& places) {
  std::size_t fitting = 0, paired = 0;
  for (const auto& place : places) {
    if (place) ++paired;
    if (place && place->fits) ++fitting;
  }
  return {fitting, paired};
}

class Pairer {
 public:
  Pairer(const Sequential& model, const std::vector<WeightName>& names, const ArrayFile& file)
      : model_(model), names_(names), file_(file), found_(layers_of(file)) {
    for (std::size_t i = 0; i < names.size(); i = layer_end(i)) begins_.push_back(i);
  }

  WeightsPairing run() const {
    if (names_.empty()) throw Error(tr("The network has no weights that could be read."));
    if (found_.layers.empty()) throw Error(tr("The file has no weights."));
    WeightsPairing pairing;
    pairing.places = found_.known ? layers_paired(pairing.by_name) : arrays_in_order();
    tell_unused(pairing);
    pairing.problem = problem_of(pairing);
    return pairing;
  }

 private:
  using Layers = std::vector<const LayerArrays*>;  // for each of begins_; null: none

  const Shape& shape(std::size_t name) const {
    return model_.parameter_list(names_[name].layer)[names_[name].parameter].shape;
  }
  ArrayPlace place(std::size_t name, const LayerArray& array, ArrayLayout layout) const {
    const Shape& ours = shape(name);
    const Shape& theirs = file_.arrays()[array.index].shape;
    return {array.index, layout,
            theirs == (layout == ArrayLayout::keras ? ours : pytorch_shape(ours))};
  }

  // The parameters of one layer stand one after the other.
  std::size_t layer_end(std::size_t begin) const {
    std::size_t end = begin;
    while (end < names_.size() && names_[end].layer == names_[begin].layer) ++end;
    return end;
  }

  // The parameters of the layer that begins there, from a layer of the file.
  Places places_in(std::size_t begin, const LayerArrays& layer) const {
    Places places;
    for (std::size_t i = begin; i < layer_end(begin); ++i) {
      const LayerArray* array = array_for(names_[i].name, layer);
      places.emplace_back();
      if (!array) continue;
      const ArrayLayout layout =
          array->role == "weight" ? ArrayLayout::pytorch : ArrayLayout::keras;
      places.back() = place(i, *array, layout);
    }
    return places;
  }
  bool fits(std::size_t begin, const LayerArrays& layer) const {
    const Places places = places_in(begin, layer);
    return places.size() == layer.arrays.size() && goodness(places).first == places.size();
  }

  // What only one layer of the file is named like.
  Layers layers_by_name() const {
    Layers named;
    for (const std::size_t begin : begins_) {
      const LayerArrays* only = nullptr;
      std::size_t count = 0;
      for (const LayerArrays& layer : found_.layers) {
        if (is_named(layer, names_[begin].layer_name) && ++count == 1) only = &layer;
      }
      named.push_back(count == 1 ? only : nullptr);
    }
    return named;
  }

  // The first that fits of those that are left: names that are sorted put bn1 before conv1. What
  // fits nowhere is held against what is left, in its order.
  Layers layers_by_order() const {
    Layers left, ordered(begins_.size(), nullptr);
    for (const LayerArrays& layer : found_.layers) left.push_back(&layer);
    for (std::size_t i = 0; i < begins_.size(); ++i) {
      const auto next = std::find_if(left.begin(), left.end(), [&](const LayerArrays* layer) {
        return fits(begins_[i], *layer);
      });
      if (next == left.end()) continue;
      ordered[i] = *next;
      left.erase(next);
    }
    for (const LayerArrays*& layer : ordered) {
      if (layer || left.empty()) continue;
      layer = left.front();
      left.erase(left.begin());
    }
    return ordered;
  }

  Places places_of(const Layers& layers) const {
    Places places;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const Places more = places_in(begins_[i], layers[i] ? *layers[i] : LayerArrays{});
      places.insert(places.end(), more.begin(), more.end());
    }
    return places;
  }

  // Where all names agree they are believed, whatever the shapes are.
  Places layers_paired(bool& by_name) const {
    const Layers layers = layers_by_name();
    const bool all_named = std::find(layers.begin(), layers.end(), nullptr) == layers.end();
    Places named = places_of(layers);
    by_name = true;
    if (all_named && layers.size() == found_.layers.size()) return named;
    Places ordered = places_of(layers_by_order());
    const auto [by_names, any_named] = goodness(named);
    const std::size_t by_orders = goodness(ordered).first;
    by_name = by_names > by_orders || (by_names == by_orders && any_named > 0);
    return by_name ? named : ordered;
  }

  // Names say nothing: all arrays lie as in Keras, or all as in PyTorch, whichever fits better.
  Places arrays_in_order() const {
    const std::vector<LayerArray>& arrays = found_.layers[0].arrays;
    const auto laid_out = [&](ArrayLayout layout) {
      Places places(names_.size());
      for (std::size_t i = 0; i < std::min(names_.size(), arrays.size()); ++i) {
        places[i] = place(i, arrays[i], layout);
      }
      return places;
    };
    Places keras = laid_out(ArrayLayout::keras), pytorch = laid_out(ArrayLayout::pytorch);
    return goodness(pytorch) > goodness(keras) ? pytorch : keras;
  }

  void tell_unused(WeightsPairing& pairing) const {
    std::vector<bool> weight(file_.arrays().size()), used(weight.size());
    for (const LayerArrays& layer : found_.layers) {
      for (const LayerArray& array : layer.arrays) weight[array.index] = true;
    }
    for (const auto& place : pairing.places) {
      if (place) used[place->array] = true;
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i]) (weight[i] ? pairing.left_over : pairing.no_weights).push_back(i);
    }
  }

  // Of what does not fit, that which is first to be mended.
  std::string problem_of(const WeightsPairing& pairing) const {
    const auto wrong = std::find_if(pairing.places.begin(), pairing.places.end(),
                                    [](const auto& place) { return !place || !place->fits; });
    if (wrong == pairing.places.end() && pairing.left_over.empty()) return "";
    if (const std::string counts = differing_counts(); !counts.empty()) return counts;
    if (wrong == pairing.places.end()) {
      const ArrayInfo& info = file_.arrays()[pairing.left_over.front()];
      return tr("The file does not fit this network, which has no place for {0}, {1}, of the file.",
                shortened(info.name), shape_text(info.shape));
    }
    const auto at = static_cast<std::size_t>(wrong - pairing.places.begin());
    if (!*wrong) {
      return tr("The file does not fit this network: it has nothing for {0}, {1}.",
                names_[at].path(), shape_text(shape(at)));
    }
    const ArrayInfo& info = file_.arrays()[(*wrong)->array];
    return tr("The file does not fit this network: {0} is {1} here, but {2} in the file is {3}.",
              names_[at].path(), shape_text(shape(at)), shortened(info.name),
              shape_text(info.shape));
  }

  std::string differing_counts() const {
    if (!found_.known) {
      const std::size_t arrays = found_.layers[0].arrays.size();
      if (arrays == names_.size()) return "";
      return tr("The file does not fit this network: it has {0}, and the network needs {1}.",
                tr_n("{0} array", "{0} arrays", arrays), names_.size());
    }
    if (found_.layers.size() == begins_.size()) return "";
    return tr(
        "The file does not fit this network: it has the weights of {0}, and the network has "
        "{1} with weights.",
        tr_n("{0} layer", "{0} layers", found_.layers.size()),
        tr_n("{0} layer", "{0} layers", begins_.size()));
  }

  const Sequential& model_;
  const std::vector<WeightName>& names_;
  const ArrayFile& file_;
  const FileLayers found_;
  std::vector<std::size_t> begins_;  // the first parameter of each layer that has some
};

}  // namespace

WeightsPairing pair_weights(const Sequential& model, const std::vector<WeightName>& names,
                            const ArrayFile& file) {
  return Pairer(model, names, file).run();
}

}  // namespace descent
