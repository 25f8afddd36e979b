#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/data/dataset.hpp"

namespace descent {

// Images that a person drew or brought, each with its class: a value whose copies share the pixels.
class OwnImages {
 public:
  static constexpr std::size_t side = 28, pixels = side * side;
  using Image = std::span<const std::uint8_t, pixels>;  // 0 paper … 255 ink, row-major

  OwnImages() = default;
  // A record for each image: its class, then its pixels. std::invalid_argument where they are not
  // whole.
  explicit OwnImages(std::vector<std::uint8_t> records);

  std::size_t count() const { return records().size() / record_size; }
  bool empty() const { return count() == 0; }
  std::uint8_t label(std::size_t i) const { return records()[i * record_size]; }
  Image image(std::size_t i) const;
  const std::vector<std::uint8_t>& records() const;

  // One more at the end; all but one; one of another class.
  OwnImages with(Image image, std::uint8_t label) const;
  // Those of `others` behind them, each once: what has the same pixels and class is the same image.
  OwnImages with_new(const OwnImages& others) const;
  OwnImages without(std::size_t i) const;
  OwnImages with_label(std::size_t i, std::uint8_t label) const;

  bool operator==(const OwnImages& other) const { return records() == other.records(); }

  static constexpr std::size_t record_size = 1 + pixels;

 private:
  std::shared_ptr<const std::vector<std::uint8_t>> records_;  // null: none
};

// The data set with them behind its training images, or `alone` in their place; what epochs are
// evaluated and tested on stays. Nothing is done where there are none. An Error where its images
// are of another size, or a class is not among its own.
std::shared_ptr<const Dataset> with_own_images(std::shared_ptr<const Dataset> dataset,
                                               const OwnImages& own, bool alone);

}  // namespace descent
