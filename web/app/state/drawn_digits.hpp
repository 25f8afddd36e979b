#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "engine/data/dataset.hpp"
#include "engine/experiment/experiment.hpp"

namespace descent {

// Which synthetic digits: the first so many of a seed's. The program draws them in slices between
// frames, so it has to know beforehand which ones an experiment needs.
struct DrawnDigits {
  std::uint64_t seed = 0;
  std::size_t train_count = 0, test_count = 0;

  bool contain(const DrawnDigits& others) const;
};

// Those that an experiment with synthetic digits trains and tests on.
DrawnDigits digits_of(const Experiment& experiment);

// What is drawn where `wanted` are asked for: some more, so that trying other numbers seldom needs
// a new drawing, and not all of the default, which takes a slow machine seconds.
DrawnDigits digits_to_draw(DrawnDigits wanted);

// The wanted ones out of a data set that contains them: the very digits that make_dataset() draws.
std::shared_ptr<const Dataset> part_of(const std::shared_ptr<const Dataset>& drawn,
                                       const DrawnDigits& wanted);

}  // namespace descent
