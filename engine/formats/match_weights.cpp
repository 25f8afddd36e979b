#include "engine/formats/match_weights.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/array_names.hpp"
#include "engine/formats/channel_order.hpp"
#include "engine/formats/weight_names.hpp"

namespace descent {
namespace {

// How an array lies: as here and in Keras, or as in PyTorch.
enum class Layout { keras, pytorch };

Shape pytorch_shape(const Shape& shape) {
  if (shape.size() == 2) return {shape[1], shape[0]};
  if (shape.size() == 4) return {shape[3], shape[2], shape[0], shape[1]};
  return shape;
}

Tensor from_pytorch(const Tensor& theirs, const Shape& shape) {
  if (shape.size() != 2 && shape.size() != 4) return theirs;
  Tensor ours = zeros(shape);
  const std::size_t outputs = shape.back(), inputs = shape[shape.size() - 2];
  const std::size_t places = ours.size() / (outputs * inputs);
  float* to = ours.data();
  for (std::size_t place = 0; place < places; ++place) {
    for (std::size_t in = 0; in < inputs; ++in) {
      for (std::size_t out = 0; out < outputs; ++out) {
        *to++ = theirs.data()[(out * inputs + in) * places + place];
      }
    }
  }
  return ours;
}

// Row r is what row places[r] was.
Tensor with_rows(const Tensor& values, const std::vector<std::size_t>& places) {
  Tensor ordered = zeros(values.shape());
  const std::size_t width = values.size() / places.size();
  for (std::size_t row = 0; row < places.size(); ++row) {
    std::copy_n(values.data() + places[row] * width, width, ordered.data() + row * width);
  }
  return ordered;
}

class Matcher {
 public:
  Matcher(const Sequential& model, const ArrayFile& file)
      : model_(model), file_(file), names_(weight_names(model)) {
    FileLayers found = layers_of(file);
    layers_ = std::move(found.layers);
    known_ = found.known;
  }

  FoundWeights run() {
    if (names_.empty()) throw Error(tr("The network has no weights that could be read."));
    if (layers_.empty()) throw Error(tr("The file has no weights."));
    if (!known_) {
      match_arrays_by_order();
    } else if (!match_layers_by_name()) {
      match_layers_by_order();
    }
    return read();
  }

 private:
  struct Source {
    const LayerArray* array = nullptr;
    Layout layout = Layout::keras;
    bool by_name = false;
  };

  const ArrayInfo& info(const LayerArray& array) const { return file_.arrays()[array.index]; }
  const Shape& shape(const WeightName& name) const {
    return model_.parameter_list(name.layer)[name.parameter].shape;
  }
  bool fits(const WeightName& name, const LayerArray& array, Layout layout) const {
    const Shape& ours = shape(name);
    return info(array).shape == (layout == Layout::keras ? ours : pytorch_shape(ours));
  }

  // The parameters of one layer stand one after the other.
  std::size_t layer_end(std::size_t begin) const {
    std::size_t end = begin;
    while (end < names_.size() && names_[end].layer == names_[begin].layer) ++end;
    return end;
  }
  std::size_t layer_count() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < names_.size(); i = layer_end(i)) ++count;
    return count;
  }

  [[noreturn]] void fail_shape(const WeightName& name, const LayerArray& array) const {
    throw Error(
        tr("The file does not fit this network: {0} is {1} here, but {2} in the file is "
           "{3}.",
           name.path(), shape_text(shape(name)), shortened(info(array).name),
           shape_text(info(array).shape)));
  }

  // Sources of the layer whose parameters begin there; none where the file's layer is of another
  // kind or of other sizes.
  std::optional<std::vector<Source>> sources_of(std::size_t begin, const LayerArrays& layer) const {
    const std::size_t end = layer_end(begin);
    if (end - begin != layer.arrays.size()) return {};
    std::vector<Source> sources;
    for (std::size_t i = begin; i < end; ++i) {
      const LayerArray* array = array_for(names_[i].name, layer);
      if (!array) return {};
      const Layout layout = array->role == "weight" ? Layout::pytorch : Layout::keras;
      if (!fits(names_[i], *array, layout)) return {};
      sources.push_back({array, layout, false});
    }
    return sources;
  }

  // Why there are none.
  [[noreturn]] void fail_layer(std::size_t begin, const LayerArrays& layer) const {
    for (std::size_t i = begin; i < layer_end(begin); ++i) {
      const LayerArray* array = array_for(names_[i].name, layer);
      if (!array) {
        throw Error(
            tr("The file does not fit this network: it has nothing for {0}, {1}, in its "
               "layer {2}.",
               names_[i].path(), shape_text(shape(names_[i])), shortened(layer.name)));
      }
      const Layout layout = array->role == "weight" ? Layout::pytorch : Layout::keras;
      if (!fits(names_[i], *array, layout)) fail_shape(names_[i], *array);
    }
    throw Error(tr("The file does not fit this network: its layer {0} has {1} arrays, {2} has {3}.",
                   shortened(layer.name), layer.arrays.size(), names_[begin].layer_name,
                   layer_end(begin) - begin));
  }

  // Whether each of our layers is one of the file's by its name.
  bool match_layers_by_name() {
    std::vector<Source> sources;
    if (layers_.size() != layer_count()) return false;
    for (std::size_t i = 0; i < names_.size(); i = layer_end(i)) {
      const LayerArrays* named = nullptr;
      for (const LayerArrays& layer : layers_) {
        if (!is_named(layer, names_[i].layer_name)) continue;
        if (named) return false;
        named = &layer;
      }
      if (!named) return false;
      auto found = sources_of(i, *named);
      if (!found) fail_layer(i, *named);
      sources.insert(sources.end(), found->begin(), found->end());
    }
    for (Source& source : sources) source.by_name = true;
    sources_ = std::move(sources);
    return true;
  }

  // The first that fits of those that are left: names that are sorted put bn1 before conv1.
  void match_layers_by_order() {
    if (layers_.size() != layer_count()) {
      throw Error(
          tr("The file does not fit this network: it has the weights of {0} layers, and "
             "the network {1} layers with weights.",
             layers_.size(), layer_count()));
    }
    std::vector<const LayerArrays*> left;
    for (const LayerArrays& layer : layers_) left.push_back(&layer);
    for (std::size_t i = 0; i < names_.size(); i = layer_end(i)) {
      std::optional<std::vector<Source>> found;
      auto next = left.begin();
      for (; next != left.end() && !found; ++next) found = sources_of(i, **next);
      if (!found) fail_layer(i, *left.front());
      left.erase(next - 1);
      sources_.insert(sources_.end(), found->begin(), found->end());
    }
  }

  // Names say nothing: all arrays lie as in Keras if that fits, else all as in PyTorch.
  void match_arrays_by_order() {
    const std::vector<LayerArray>& arrays = layers_[0].arrays;
    if (arrays.size() != names_.size()) {
      throw Error(
          tr("The file does not fit this network: it has {0} arrays, and the network needs "
             "{1}.",
             arrays.size(), names_.size()));
    }
    const auto all_fit = [&](Layout layout) {
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!fits(names_[i], arrays[i], layout)) return false;
      }
      return true;
    };
    const Layout layout = all_fit(Layout::keras) ? Layout::keras : Layout::pytorch;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!fits(names_[i], arrays[i], layout)) fail_first_misfit(arrays);
      sources_.push_back({&arrays[i], layout, false});
    }
  }
  [[noreturn]] void fail_first_misfit(const std::vector<LayerArray>& arrays) const {
    std::size_t i = 0;
    while (i + 1 < arrays.size() && fits(names_[i], arrays[i], Layout::keras)) ++i;
    fail_shape(names_[i], arrays[i]);
  }

  FoundWeights read() const {
    const auto pictures = flattened_pictures(model_);
    FoundWeights found;
    found.parameters.resize(model_.layers().size());
    const bool pytorch = std::any_of(sources_.begin(), sources_.end(), [](const Source& source) {
      return source.layout == Layout::pytorch;
    });
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const WeightName& name = names_[i];
      const Source& source = sources_[i];
      const Shape& ours = shape(name);
      MatchedWeights row{name.path(), ours, info(*source.array).name, source.by_name};
      Tensor values = file_.read(source.array->index);
      if (source.layout == Layout::pytorch && ours.size() > 1) {
        values = from_pytorch(values, ours);
        row.transposed = true;
      }
      // A Dense's kernel has a row for each input, a BatchNormalization's vectors a number.
      const auto& picture = pictures[name.layer];
      if (pytorch && picture && name.name != "bias") {
        values = with_rows(values, channels_first_places(*picture));
        row.reordered = true;
      }
      check_variance(name, row, values);
      found.parameters[name.layer].add(model_.parameter_list(name.layer)[name.parameter].name,
                                       std::move(values));
      found.rows.push_back(std::move(row));
    }
    return found;
  }

  static void check_variance(const WeightName& name, const MatchedWeights& row,
                             const Tensor& values) {
    if (name.name != "moving_variance") return;
    if (std::none_of(values.begin(), values.end(), [](float x) { return x < 0; })) return;
    throw Error(tr("{0} in the file cannot be {1}: a variance is nowhere below 0.",
                   shortened(row.array), row.parameter));
  }

  const Sequential& model_;
  const ArrayFile& file_;
  const std::vector<WeightName> names_;
  std::vector<LayerArrays> layers_;
  bool known_ = true;            // by their names
  std::vector<Source> sources_;  // of each of names_
};

}  // namespace

FoundWeights match_weights(const Sequential& model, const ArrayFile& file) {
  return Matcher(model, file).run();
}

std::string matched_text(const MatchedWeights& row) {
  std::string text = tr("{0} {1}: {2}", row.parameter, shape_text(row.shape), shortened(row.array));
  text += ", " + std::string(row.by_name ? tr("by name") : tr("by order"));
  if (row.transposed) text += ", " + std::string(tr("transposed from PyTorch's order"));
  if (row.reordered) text += ", " + std::string(tr("from channels first to channels last"));
  return text;
}

bool is_guessed(const std::vector<MatchedWeights>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const MatchedWeights& row) {
    return !row.by_name || row.transposed || row.reordered;
  });
}

}  // namespace descent
