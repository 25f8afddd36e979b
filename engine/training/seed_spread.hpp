#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/training/epoch_log.hpp"

// What the same training came to from several seeds: the median, and a band from the lowest to the
// highest. With three to ten seeds these are numbers that were there; quartiles would be guessed
// between two of them.
namespace descent {

// A training from one of the seeds.
struct SeedCourse {
  std::uint64_t seed = 0;
  EpochLog epochs;
  bool broke = false;  // its numbers stopped being finite: from there on its loss is infinite
};

// A figure of an epoch. NaN, where the training has such a figure, is a loss that is no number, and
// counts as infinite.
using EpochValue = double (*)(const EpochRecord&);
double train_loss(const EpochRecord& record);
double validation_loss(const EpochRecord& record);
double train_accuracy(const EpochRecord& record);
double validation_accuracy(const EpochRecord& record);
// How much worse the validation is than the training: by accuracy, and by loss.
double accuracy_gap(const EpochRecord& record);
double loss_gap(const EpochRecord& record);

struct Spread {
  std::size_t count = 0;  // of seeds; 0: the others say nothing
  double median = 0, low = 0, high = 0;

  double width() const { return high - low; }
};
// Of an even count the median is the mean of the two in the middle. NaN are left out.
Spread spread_of(std::vector<double> values);

// Behind the epoch `epoch`. A training that stopped before keeps what it came to then, one that
// broke is infinitely bad from there on: in a loss infinite, in an accuracy 0, and has no gap. (Of
// trainings as old as are thinned out it is the first epoch behind that is kept.)
Spread spread_at(const std::vector<SeedCourse>& courses, std::size_t epoch, EpochValue value);
// Behind the last one of any.
Spread spread_at_end(const std::vector<SeedCourse>& courses, EpochValue value);

struct SpreadPoint {
  std::size_t epoch;
  Spread spread;
};
// From the first to the last, at most so many (2 at least).
std::vector<SpreadPoint> spread_over_epochs(const std::vector<SeedCourse>& courses,
                                            EpochValue value, std::size_t most_points);

// Whether seeds let one say that two trainings differ.
enum class SeedVerdict {
  alike,    // one's median lies within the other's band
  medians,  // each one's median lies outside of all of the other's seeds, on the same side
  apart,    // all seeds of the one lie below all of the other
};
SeedVerdict compare_seeds(const Spread& one, const Spread& other);

}  // namespace descent
