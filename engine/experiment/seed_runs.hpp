#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/data/synthetic_digits.hpp"
#include "engine/experiment/experiment.hpp"
#include "engine/training/seed_spread.hpp"

namespace descent {

// An experiment with the seeds from `first` on, for so many epochs each.
struct SeedOrder {
  std::uint64_t first = 0;
  std::size_t seeds = 0, epochs = 0;
  bool operator==(const SeedOrder&) const = default;
};

// Its own seed and those behind it; where there are not enough of these, those before.
SeedOrder seeds_from(const Experiment& experiment, std::size_t seeds, std::size_t epochs);
// The experiment with another seed; the data too are another sample then, unless they have a seed
// of their own or are what they are.
Experiment with_seed(Experiment experiment, std::uint64_t seed);

// Trains the same experiment from several seeds, one behind the other, in pieces. Each is, bit for
// bit, the training that make_trainer() makes of the experiment with that seed, with one thread:
// one that has done its own epochs is extended, one that a callback stops stays stopped. Of each
// only what its epochs came to is kept, thinned out as a history is.
class SeedRuns {
 public:
  // `images`: of an experiment with such, the data set that it trains on; else it counts for
  // nothing.
  SeedRuns(Experiment experiment, SeedOrder order, std::shared_ptr<const Dataset> images,
           const KernelTable& kernels);

  bool done() const { return courses_.size() == order_.seeds; }
  // Goes on for about the budget, a slice at least, at most to the end of the seed under way. An
  // Error as of make_trainer().
  void advance(std::chrono::duration<double> budget);
  const SeedOrder& order() const { return order_; }
  const std::vector<SeedCourse>& courses() const { return courses_; }  // those that are done
  std::size_t epochs_done() const;                                     // of the one under way

 private:
  void set_out();

  Experiment experiment_;
  SeedOrder order_;
  std::shared_ptr<const Dataset> images_;
  const KernelTable* kernels_;
  std::vector<SeedCourse> courses_;
  std::optional<SyntheticDigits> digits_;  // that are drawn for the next seed
  std::unique_ptr<Trainer> trainer_;       // of the seed under way
};

// All of them at once, for tests and whoever may wait.
std::vector<SeedCourse> train_seeds(const Experiment& experiment, SeedOrder order,
                                    std::shared_ptr<const Dataset> images,
                                    const KernelTable& kernels);

}  // namespace descent
