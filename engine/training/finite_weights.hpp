#pragma once

#include <cstddef>

#include "engine/model/parameters.hpp"
#include "engine/training/epoch_log.hpp"

namespace descent {

// The parameters of the newest epoch that went well, to come back to when the numbers of a training
// are no longer finite. Weights that have begun to run away would only do so again: an epoch goes
// well unless its loss is over 1.5 times the best so far and over the first epoch's.
class FiniteWeights {
 public:
  // What is remembered beside the parameters.
  struct Notes {
    EpochRecord epoch;
    std::size_t samples = 0;  // since they were kept
    double first_loss = 0, best_loss = 0;
    bool has_loss = false;
  };

  // Takes these as the ones after that epoch (its number 0: before the first), if they are finite.
  // All memory is taken here.
  void begin(const Parameters& parameters, const EpochRecord& epoch = {});
  // At an epoch's end; `samples` were trained on since the last one. Where epochs are short not
  // every one is kept: copying takes far less time than training.
  void offer(const Parameters& parameters, const EpochRecord& epoch, std::size_t samples);

  // After which epoch they were kept; its number is 0: before the first.
  const EpochRecord& epoch() const { return notes_.epoch; }
  const Parameters& parameters() const { return kept_; }
  // Whether these are the same, bit for bit.
  bool keeps(const Parameters& parameters) const;

  const Notes& notes() const { return notes_; }
  // As it was when it told these.
  void go_back(const Parameters& parameters, const Notes& notes);

 private:
  Parameters kept_;
  Notes notes_;
};

}  // namespace descent
