#include "engine/inspect/layer_statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <xtensor/xadapt.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xtensor.hpp>

#include "engine/training/slice_rows.hpp"

namespace descent {
namespace {

// Numbers as xtensor sees them, where they lie: rows of `columns` of them.
auto table(std::span<const float> values, std::size_t columns = 1) {
  return xt::adapt(values.data(), values.size(), xt::no_ownership(),
                   std::array{values.size() / columns, columns});
}

double sum_of_squares(std::span<const float> values) {
  const auto squares = xt::square(xt::cast<double>(table(values)));
  return xt::sum(squares, xt::evaluation_strategy::immediate)();
}

bool all_finite(std::span<const float> values) { return xt::all(xt::isfinite(table(values))); }

// Marks the units that put out something else than 0 in some row; what is NaN is alive.
void mark_alive(std::span<const float> outputs, std::vector<std::uint8_t>& alive) {
  const xt::xtensor<std::size_t, 1> rows =
      xt::count_nonzero(table(outputs, alive.size()), {0}, xt::evaluation_strategy::immediate);
  for (std::size_t unit = 0; unit < alive.size(); ++unit) alive[unit] |= rows(unit) > 0 ? 1 : 0;
}

// Outputs where the slope is below a twentieth of the steepest: 1 - y² of tanh, 4 y (1 - y) of
// sigmoid.
std::size_t flat_outputs(Activation activation, std::span<const float> outputs) {
  constexpr double flat = 0.05;
  const auto count = [](const auto& is_flat) {
    return xt::count_nonzero(is_flat, xt::evaluation_strategy::immediate)();
  };
  const auto y = xt::cast<double>(table(outputs));
  if (activation == Activation::tanh) return count(1 - y * y < flat);
  if (activation == Activation::sigmoid) return count(4 * y * (1 - y) < flat);
  return 0;
}

// An activation may be a layer of its own behind the one with the kernel, and between them what
// leaves the units as they are.
std::size_t layer_that_activates(const Sequential& model, std::size_t layer) {
  const std::vector<Layer>& layers = model.layers();
  for (std::size_t i = layer; i < layers.size(); ++i) {
    if (i > layer && !layer_info(layers[i]).keeps_units) break;
    if (layer_activation(layers[i]) != Activation::linear) return i;
  }
  return layer;
}

// Whether nothing behind a layer makes other units of its own.
bool is_last(const Sequential& model, std::size_t layer) {
  const auto behind = model.layers().begin() + static_cast<std::ptrdiff_t>(layer) + 1;
  return std::all_of(behind, model.layers().end(),
                     [](const Layer& one) { return layer_info(one).keeps_units; });
}

}  // namespace

LayerStatisticsPass::LayerStatisticsPass(const Sequential& model, const KernelTable& kernels,
                                         const Split& split, std::size_t classes, Loss loss,
                                         const TargetCode& code, std::size_t most_samples)
    : model_(model), kernels_(kernels), split_(split), loss_(loss), code_(code) {
  statistics_.samples = std::min(split.count(), most_samples);
  statistics_.classes = classes;
  slice_rows_ = model.across_samples() ? statistics_.samples
                                       : slice_rows(model, slice_work, statistics_.samples);
}

bool LayerStatisticsPass::advance() {
  if (position_ < statistics_.samples) {
    take_slice();
    return false;
  }
  if (statistics_.samples == 0) return true;
  if (!layers_begun_) {
    begin_layers();
    return numbers_.empty();
  }
  const Numbers& numbers = numbers_[next_];
  constexpr std::size_t piece = 1 << 16;
  const std::size_t units = std::max<std::size_t>(statistics_.layers[numbers.layer].units, 1);
  const std::size_t whole_rows = std::max<std::size_t>(piece / units, 1) * units;
  const std::size_t count = std::min(whole_rows, numbers.values.size() - done_);
  look_at(numbers, numbers.values.subspan(done_, count));
  done_ += count;
  if (done_ < numbers.values.size()) return false;
  done_ = 0;
  if (!counting_ && numbers.of != Numbers::Of::others) {
    counting_ = true;
    return false;
  }
  end_look(numbers);
  return ++next_ == numbers_.size();
}

void LayerStatisticsPass::take_slice() {
  const std::size_t rows = std::min(slice_rows_, statistics_.samples - position_);
  if (!cache_) {
    cache_ = model_.make_cache(slice_rows_, Mode::training);
    outputs_.resize(model_.layers().size());
    for (std::size_t i = 0; i < model_.layers().size(); ++i) {
      if (model_.parameters()[i].kernel().size() == 0) continue;
      const std::size_t active = layer_that_activates(model_, i);
      outputs_[active].reserve(statistics_.samples *
                               element_count(model_.layer_output_shape(active)));
    }
  }
  std::vector<std::uint32_t> indices(rows);
  std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(position_));
  fill_batch(batch_, split_, statistics_.classes > 0, code_, indices, calling_thread());
  const float* input = batch_.inputs.data();
  const std::size_t inputs = rows * element_count(model_.input_shape());
  for (std::size_t i = 0; i < inputs; ++i) {
    statistics_.largest_input = std::max(statistics_.largest_input, std::abs(double{input[i]}));
  }

  model_.forward(kernels_, input, rows, *cache_);
  loss_and_gradient(loss_, kernels_, rows, model_.output_size(),
                    model_.loss_input(loss_, *cache_, input), batch_.targets.data(),
                    statistics_.samples, model_.loss_gradient(*cache_));
  model_.backward(kernels_, loss_, input, rows, *cache_, position_ == 0 ? 0.0f : 1.0f);
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    if (outputs_[i].capacity() == 0) continue;
    const float* output = model_.layer_output(*cache_, i, input);
    outputs_[i].insert(outputs_[i].end(), output,
                       output + rows * element_count(model_.layer_output_shape(i)));
  }
  position_ += rows;
}

void LayerStatisticsPass::begin_layers() {
  layers_begun_ = true;
  gradients_ = model_.gradients(*cache_);
  cache_.reset();
  for (std::size_t i = 0; i < model_.layers().size(); ++i) {
    if (model_.parameters()[i].kernel().size() > 0) add_layer(i);
  }
}

void LayerStatisticsPass::add_layer(std::size_t index) {
  const LayerParameters& parameters = model_.parameters()[index];
  const std::size_t active = layer_that_activates(model_, index);
  LayerStatistics layer;
  layer.layer = index;
  layer.number = statistics_.layers.size() + 1;
  layer.activation = layer_activation(model_.layers()[active]);
  layer.units = parameters.kernel().shape().back();
  layer.last = is_last(model_, active);
  const std::size_t place = statistics_.layers.size();
  statistics_.layers.push_back(layer);

  const auto add = [&](Numbers::Of of, std::span<const float> values) {
    if (!values.empty()) numbers_.push_back({place, of, values});
  };
  const auto add_all = [&](const LayerParameters& all, Numbers::Of kernel) {
    for (const auto& parameter : all) {
      const Tensor& values = parameter.values;
      const bool is_kernel = &values == &all.kernel();
      add(is_kernel ? kernel : Numbers::Of::others, {values.data(), values.size()});
    }
  };
  add_all(parameters, Numbers::Of::kernel);
  add_all(gradients_[index], Numbers::Of::gradient);
  add(Numbers::Of::outputs, outputs_[active]);
}

void LayerStatisticsPass::look_at(const Numbers& numbers, std::span<const float> piece) {
  if (counting_) {
    count_.count(piece);
    return;
  }
  LayerStatistics& layer = statistics_.layers[numbers.layer];
  if (!all_finite(piece)) layer.finite = false;
  if (numbers.of == Numbers::Of::others) return;
  count_.widen(piece);
  if (numbers.of != Numbers::Of::outputs) {
    sum_of_squares_ += sum_of_squares(piece);
    return;
  }
  // Rows × places × units, where a Dense layer has one place.
  flat_ += flat_outputs(layer.activation, piece);
  alive_.resize(layer.units);
  if (layer.activation == Activation::relu) mark_alive(piece, alive_);
}

void LayerStatisticsPass::end_look(const Numbers& numbers) {
  LayerStatistics& layer = statistics_.layers[numbers.layer];
  const auto count = static_cast<double>(numbers.values.size());
  switch (numbers.of) {
    case Numbers::Of::kernel:
      layer.weight_size = std::sqrt(sum_of_squares_ / count);
      layer.weights = count_.histogram();
      break;
    case Numbers::Of::gradient:
      layer.gradient_size = std::sqrt(sum_of_squares_ / count);
      layer.gradients = count_.histogram();
      break;
    case Numbers::Of::outputs:
      layer.saturated_share = static_cast<double>(flat_) / count;
      if (layer.activation == Activation::relu) {
        layer.dead_units = static_cast<std::size_t>(std::count(alive_.begin(), alive_.end(), 0));
      }
      layer.outputs = count_.histogram();
      break;
    case Numbers::Of::others:
      break;
  }
  counting_ = false;
  sum_of_squares_ = 0;
  flat_ = 0;
  alive_.clear();
  count_ = HistogramCount();
}

ModelStatistics layer_statistics(const Sequential& model, const KernelTable& kernels,
                                 const Split& split, std::size_t classes, Loss loss,
                                 const TargetCode& code, std::size_t most_samples) {
  LayerStatisticsPass pass(model, kernels, split, classes, loss, code, most_samples);
  while (!pass.advance()) {
  }
  return pass.statistics();
}

}  // namespace descent
