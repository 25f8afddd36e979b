#include "engine/inspect/occlusion.hpp"

#include <algorithm>
#include <utility>

#include "engine/inspect/predicted_rows.hpp"

namespace descent {
namespace {

std::vector<std::size_t> places(std::size_t extent, std::size_t window, std::size_t stride) {
  std::vector<std::size_t> all;
  for (std::size_t place = 0; place + window < extent; place += stride) all.push_back(place);
  all.push_back(extent - window);
  return all;
}

}  // namespace

Occlusion::Occlusion(const Sequential& model, std::vector<float> sample, std::size_t output,
                     const OcclusionSettings& settings)
    : maps_(map_shape(model.input_shape())),
      sample_(std::move(sample)),
      output_(output),
      height_(std::clamp<std::size_t>(settings.size, 1, maps_.height)),
      width_(std::clamp<std::size_t>(settings.size, 1, maps_.width)),
      baseline_(settings.baseline) {
  const std::size_t stride = std::max<std::size_t>(settings.stride, 1);
  tops_ = places(maps_.height, height_, stride);
  lefts_ = places(maps_.width, width_, stride);
}

bool Occlusion::advance(const Sequential& model, const KernelTable& kernels) {
  const std::size_t done = covered_.size();
  const std::size_t rows = std::min(rows_of_a_piece(model), windows() - done);
  if (rows > 0) {
    std::vector<float> inputs;
    inputs.reserve(rows * sample_.size());
    for (std::size_t row = 0; row < rows; ++row) {
      inputs.insert(inputs.end(), sample_.begin(), sample_.end());
      float* picture = inputs.data() + row * sample_.size();
      for (std::size_t y = 0; y < height_; ++y) {
        const std::size_t first = maps_.index(top(done + row) + y, left(done + row), 0);
        std::fill_n(picture + first, width_ * maps_.channels, baseline_);
      }
    }
    const std::vector<float> outputs = predicted_rows(model, kernels, inputs);
    for (std::size_t row = 0; row < rows; ++row) {
      covered_.push_back(outputs[row * model.output_size() + output_]);
    }
  }
  return covered_.size() == windows();
}

std::vector<float> Occlusion::drops(float whole) const {
  std::vector<float> sums(maps_.cells()), counts(maps_.cells());
  for (std::size_t window = 0; window < covered_.size(); ++window) {
    for (std::size_t y = 0; y < height_; ++y) {
      for (std::size_t x = 0; x < width_; ++x) {
        const std::size_t cell = (top(window) + y) * maps_.width + left(window) + x;
        sums[cell] += whole - covered_[window];
        ++counts[cell];
      }
    }
  }
  for (std::size_t cell = 0; cell < sums.size(); ++cell) {
    if (counts[cell] > 0) sums[cell] /= counts[cell];
  }
  return sums;
}

}  // namespace descent
