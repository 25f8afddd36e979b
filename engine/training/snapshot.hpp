#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/sequential.hpp"
#include "engine/training/augmented_samples.hpp"
#include "engine/training/callback.hpp"
#include "engine/training/history.hpp"
#include "engine/training/prediction.hpp"
#include "engine/training/step_profile.hpp"

namespace descent {

class Timeline;

// Why a training is finished.
enum class StopCause { none, all_epochs, callback, not_finite };

// All that a view may see of a training run, at one moment. Nothing in it changes afterwards.
struct Snapshot {
  std::shared_ptr<const Sequential> model;  // not null
  // The model's own first weights, which reset() brings back; of the same shapes.
  std::shared_ptr<const Parameters> first_parameters = {};
  std::size_t epoch = 0;   // finished epochs
  std::size_t epochs = 0;  // where it will stop
  std::size_t step = 0;    // batches done in the epoch under way
  std::size_t steps_per_epoch = 0;
  std::size_t samples_per_step = 0;  // the batch size, or all samples where they are fewer
  bool validating = false;
  double validation_progress = 0;  // 0 … 1 while validating
  std::uint64_t samples_seen = 0;  // since reset
  float learning_rate = 0;         // of the next step
  Scores running;                  // over the batches of the epoch under way
  // Of all training samples with the model as it is here (Keras's evaluate()); NaN where they or
  // the model are too large to look at in passing.
  double evaluated_loss = Scores::none;
  std::shared_ptr<const History> history;
  // Of every validation sample, after the newest epoch, or with weights that came from elsewhere;
  // null before the first one and for regression.
  std::shared_ptr<const std::vector<Prediction>> predictions;
  // The first samples of the newest batch before and behind augmentation; null before the first
  // batch and where no layer augments.
  std::shared_ptr<const AugmentedSamples> augmented = {};
  // Where the time of a step goes, while profiling is on; null before the first timed step.
  std::shared_ptr<const StepProfile> profile;
  // The moments that one can go back to; null where none are kept (Trainer::keep_timeline()).
  std::shared_ptr<const Timeline> timeline = {};
  // The newest epoch that went well, whose weights can come back; 0: the ones before the first.
  std::size_t finite_epoch = 0;
  bool finished = false;
  StopCause stop_cause = StopCause::none;
  // Of which epoch the weights are that a callback brought back at the end; 0: of the newest.
  std::size_t restored_epoch = 0;
  std::optional<Callback> stopped_by = {};  // callback: which
  std::string stop_reason;
};

}  // namespace descent
