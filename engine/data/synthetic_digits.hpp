#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/data/dataset.hpp"

namespace descent {

inline constexpr std::size_t default_train_digits = 10000;
inline constexpr std::size_t default_test_digits = 2000;

// Draws the digit number `index` of the endless row of digits that belongs to `seed`, as if by
// hand, in MNIST's form: 28×28 bytes, 0 paper … 255 ink, the longer side 20 pixels, the centre of
// mass in the middle. Returns which digit it is; each ten in a row, from an index divisible by ten,
// has every digit once, in a random order.
std::uint8_t draw_synthetic_digit(std::uint64_t seed, std::uint64_t index, std::uint8_t* pixels);

// The data set "synthetic_digits", drawn in as many goes as the caller likes, so that a page can
// answer in between. Which digits come out does not depend on the goes, and those of the training
// set not on how many there are for testing.
class SyntheticDigits {
 public:
  // A count of 0 means the default.
  SyntheticDigits(std::uint64_t seed, std::size_t train_count, std::size_t test_count);

  std::size_t total() const { return train_count_ + test_count_; }
  std::size_t drawn() const { return drawn_; }
  bool finished() const { return drawn_ == total(); }

  // Draws the next `count` digits, or those that are left.
  void draw_next(std::size_t count);

  // Draws what is left and hands the whole out; call it once.
  Dataset take();

 private:
  Split take_split(std::size_t first, std::size_t count) const;

  std::uint64_t seed_;
  std::size_t train_count_, test_count_;
  std::size_t drawn_ = 0;
  std::shared_ptr<std::vector<std::uint8_t>> pixels_;
  std::vector<std::uint8_t> labels_;
};

}  // namespace descent
