#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/model/sequential.hpp"
#include "engine/training/continuation.hpp"
#include "engine/training/finite_weights.hpp"
#include "engine/training/history.hpp"
#include "engine/training/prediction.hpp"
#include "engine/training/running_callback.hpp"
#include "engine/training/snapshot.hpp"
#include "engine/training/training_settings.hpp"

namespace descent {

// Where a moment lies in its training: after so many whole epochs, and so many steps (batches) of
// the next one. An epoch whose steps are all done but which is not tested yet comes before its end.
struct MomentPlace {
  std::size_t epoch = 0;
  std::size_t step = 0;
  auto operator<=>(const MomentPlace&) const = default;
};

// A training between two of its steps, with all that is needed to go on from there exactly. Nothing
// changes one once it is made (Trainer::moment()), and any thread may hold it: it is passed around
// as std::shared_ptr<const Moment>.
struct Moment {
  MomentPlace place;
  std::size_t steps_per_epoch = 1;

  // What it belongs to. The data set is not kept alive by it.
  std::weak_ptr<const Dataset> dataset;
  TrainingSettings settings;

  std::shared_ptr<const Sequential> model;  // not null; shared with the snapshots of its time
  Continuation continuation;                // from its place

  std::shared_ptr<const History> history;  // not null; the finished epochs
  std::vector<RunningCallback> callbacks;  // of the settings
  std::uint64_t samples_seen = 0;
  std::shared_ptr<const std::vector<Prediction>> predictions;  // see Snapshot

  // The weights that could come back then (FiniteWeights): the model's own, or others. Not null.
  std::shared_ptr<const Parameters> finite;
  FiniteWeights::Notes finite_notes;

  StopCause stop_cause = StopCause::none;
  std::optional<Callback> stopped_by;
  std::string stop_reason;         // empty: training goes on
  std::size_t restored_epoch = 0;  // see Snapshot

  // What it takes in memory, in bytes, all that it shares with others counted in full but for the
  // history, of which moments next to each other share nearly all.
  std::size_t bytes = 0;

  // In epochs.
  double position() const {
    const auto steps = static_cast<double>(steps_per_epoch);
    return static_cast<double>(place.epoch) + static_cast<double>(place.step) / steps;
  }
};

// What `bytes` of this moment should be.
std::size_t bytes_of(const Moment& moment);

}  // namespace descent
