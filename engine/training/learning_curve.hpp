#pragma once

#include <cstddef>
#include <optional>

#include "engine/training/history.hpp"

// What the losses of the epochs so far say of how the learning goes. No epochs say nothing: these
// need at least one.
namespace descent {

// The epochs of a history behind one of them, of which an EpochLog keeps some. The history has to
// outlive it.
class Epochs {
 public:
  explicit Epochs(const EpochLog& log, std::size_t behind = 0)
      : log_(&log), first_(log.place_after(behind)) {}

  std::size_t size() const { return log_->size() - first_; }
  bool empty() const { return size() == 0; }
  const EpochRecord& operator[](std::size_t i) const { return (*log_)[first_ + i]; }
  const EpochRecord& front() const { return (*this)[0]; }
  const EpochRecord& back() const { return log_->back(); }
  EpochLog::Iterator begin() const { return {*log_, first_}; }
  EpochLog::Iterator end() const { return log_->end(); }

 private:
  const EpochLog* log_;
  std::size_t first_;
};

// The epochs since the network or its data were last edited: what was before says nothing of how
// the learning goes now.
inline Epochs epochs_since_edit(const History& history) {
  return Epochs(history.epochs, history.edited);
}

// Whether there are test samples.
bool has_test(const Epochs& epochs);

// The newest scores, of the test samples where there are any.
const Scores& judged_scores(const Epochs& epochs);

// Whether it is done: nearly all classes right, the loss next to nothing, or R² near 1.
bool has_learnt(const History& history);

// The place of the epoch with the lowest test loss, each taken as the mean over it and up to four
// before it, because one epoch's test loss jumps about.
std::size_t best_test_epoch(const Epochs& epochs);

// The test loss rises while the training loss falls.
struct Overfitting {
  std::size_t best;       // see best_test_epoch()
  double lowest, newest;  // test losses, smoothed alike
};
std::optional<Overfitting> find_overfitting(const Epochs& epochs);

// The training loss has hardly fallen over a quarter of the epochs, 10 to 200 of at least 20.
struct Standstill {
  std::size_t epochs;
  double before, after;  // mean losses of the two halves
};
std::optional<Standstill> find_standstill(const Epochs& epochs);

}  // namespace descent
