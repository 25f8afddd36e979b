#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/inspect/map_numbers.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// What a filter makes of an image, or of one place of it.
struct FilterAnswer {
  float value = 0;
  std::size_t image = 0;            // of the samples
  std::size_t row = 0, column = 0;  // of the filter's map, where it is of one place
};

// The images and places that a filter answers to most, beside the least: first the extreme ones.
struct FilterExtremes {
  std::vector<FilterAnswer> strongest_images, weakest_images;    // by the mean of its map
  std::vector<FilterAnswer> strongest_patches, weakest_patches;  // one of each image at most
};

// Takes a model over images and keeps what each filter of one layer answers to most and least.
// Patches go by the sum before the layer's activation, for behind a ReLU all of what a filter
// speaks against is alike: 0. Images go by the mean of its map, as the next layer sees it (of
// softmax the sums). A filter is a channel of the layer's output; of a row of numbers each is one,
// whose patch is the whole image.
class FilterAnswers {
 public:
  static constexpr std::size_t kept = 9;

  FilterAnswers(const Sequential& model, std::size_t layer);

  std::size_t filters() const { return extremes_.size(); }
  std::size_t images() const { return images_; }  // seen so far
  // A few images from images() on; `end`: not below it, at most samples.count().
  void advance(const KernelTable& kernels, const Samples& samples, std::size_t end);
  const FilterExtremes& of(std::size_t filter) const { return extremes_[filter]; }

 private:
  void add(std::size_t image, const float* sums, const float* map);

  Sequential beginning_;  // of the model, up to the layer, which has no activation there
  Activation activation_;
  MapShape maps_;
  std::size_t images_ = 0;
  std::vector<FilterExtremes> extremes_;
};

}  // namespace descent
