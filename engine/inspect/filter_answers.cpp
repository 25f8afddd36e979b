#include "engine/inspect/filter_answers.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/inspect/predicted_rows.hpp"

namespace descent {
namespace {

// The model's first layers with its weights, the last of them without its activation.
Sequential beginning_of(const Sequential& model, std::size_t layer) {
  const auto count = static_cast<std::ptrdiff_t>(layer) + 1;
  std::vector<Layer> layers(model.layers().begin(), model.layers().begin() + count);
  std::visit(
      [](auto& last) {
        if constexpr (requires { last.activation; }) last.activation = Activation::linear;
      },
      layers.back());
  Sequential first(model.input_shape(), std::move(layers), 0);
  first.set_parameters({model.parameters().begin(), model.parameters().begin() + count});
  return first;
}

// A row of numbers is as many filters, each with a map of one cell.
MapShape maps_of(const Shape& shape) {
  const MapShape maps = map_shape(shape);
  return maps.picture ? maps : MapShape{1, 1, element_count(shape), false};
}

// Into those that are kept, the most extreme first; of equal ones the earlier stays in front.
template <typename Before>
void keep(std::vector<FilterAnswer>& all, const FilterAnswer& answer, Before&& before) {
  if (all.size() == FilterAnswers::kept && !before(answer, all.back())) return;
  if (all.size() == FilterAnswers::kept) all.pop_back();
  all.insert(std::upper_bound(all.begin(), all.end(), answer, before), answer);
}

bool more(const FilterAnswer& a, const FilterAnswer& b) { return a.value > b.value; }
bool less(const FilterAnswer& a, const FilterAnswer& b) { return a.value < b.value; }

}  // namespace

FilterAnswers::FilterAnswers(const Sequential& model, std::size_t layer)
    : beginning_(beginning_of(model, layer)),
      activation_(layer_activation(model.layers()[layer])),
      maps_(maps_of(model.layer_output_shape(layer))),
      extremes_(maps_.channels) {
  if (activation_ == Activation::softmax) activation_ = Activation::linear;
}

void FilterAnswers::advance(const KernelTable& kernels, const Samples& samples, std::size_t end) {
  const std::size_t rows = std::min(rows_of_a_piece(beginning_), end - images_);
  std::vector<float> inputs(rows * samples.sample_size());
  for (std::size_t row = 0; row < rows; ++row) {
    samples.copy_sample(images_ + row, inputs.data() + row * samples.sample_size());
  }
  const std::vector<float> sums = predicted_rows(beginning_, kernels, inputs);
  std::vector<float> maps(sums.size());
  kernels.activation(activation_, sums.size(), sums.data(), maps.data());
  const std::size_t numbers = beginning_.output_size();
  for (std::size_t row = 0; row < rows; ++row) {
    add(images_ + row, sums.data() + row * numbers, maps.data() + row * numbers);
  }
  images_ += rows;
}

void FilterAnswers::add(std::size_t image, const float* sums, const float* map) {
  for (std::size_t filter = 0; filter < maps_.channels; ++filter) {
    std::size_t highest = 0, lowest = 0;
    double total = 0;
    for (std::size_t cell = 0; cell < maps_.cells(); ++cell) {
      const auto at = [&](std::size_t one) { return sums[one * maps_.channels + filter]; };
      if (at(cell) > at(highest)) highest = cell;
      if (at(cell) < at(lowest)) lowest = cell;
      total += double{map[cell * maps_.channels + filter]};
    }
    const auto answer_at = [&](std::size_t cell) {
      return FilterAnswer{sums[cell * maps_.channels + filter], image, cell / maps_.width,
                          cell % maps_.width};
    };
    const auto mean = static_cast<float>(total / static_cast<double>(maps_.cells()));
    FilterExtremes& of = extremes_[filter];
    keep(of.strongest_patches, answer_at(highest), more);
    keep(of.weakest_patches, answer_at(lowest), less);
    keep(of.strongest_images, {mean, image, 0, 0}, more);
    keep(of.weakest_images, {mean, image, 0, 0}, less);
  }
}

}  // namespace descent
