#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/data/dataset.hpp"

namespace descent {

// The mean of a split's samples of each class, gathered in pieces.
class ClassMeans {
 public:
  // The split has to outlive it.
  ClassMeans(const Split& split, std::size_t classes);

  // Goes on over so many samples. Returns whether all are gathered.
  bool advance(std::size_t samples);

  // Once they are. Numbers in the shape of a sample; all 0 where there is no sample of the class.
  std::span<const float> of(std::size_t label) const { return means_[label]; }
  std::size_t samples(std::size_t label) const { return counts_[label]; }

 private:
  void finish();

  const Split& split_;
  std::size_t next_ = 0;
  std::vector<float> sample_;
  std::vector<std::vector<double>> sums_;
  std::vector<std::vector<float>> means_;
  std::vector<std::size_t> counts_;
};

}  // namespace descent
