#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// How many images are looked at so: at most 1,000, and no more than a second's work or so. At
// least 1.
std::size_t images_to_project(const Sequential& model, std::size_t images);

// What goes into a model's last layer for the first images of dataset->validation, gathered in
// pieces.
class LastInputs {
 public:
  LastInputs(std::shared_ptr<const Dataset> dataset, std::shared_ptr<const Sequential> model,
             const KernelTable& kernels, std::size_t images);

  // Goes on for a few milliseconds. Returns whether all are gathered.
  bool advance();
  // Once they are: images × dimensions, row-major.
  std::span<const float> points() const { return points_; }
  std::size_t dimensions() const { return dimensions_; }
  void free() { points_ = {}; }

 private:
  void add_image();

  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  std::size_t images_, next_ = 0, dimensions_ = 0;
  std::vector<float> image_, points_;
};

}  // namespace descent
