#pragma once

#include <cstdint>
#include <memory>

#include "engine/training/moment.hpp"
#include "engine/training/snapshot.hpp"
#include "engine/training/timeline.hpp"

// A run seen as it stood at a moment of its past.
namespace descent {

struct Past {
  std::shared_ptr<const Moment> moment;      // not null
  std::shared_ptr<const Snapshot> snapshot;  // what is drawn of it; not null
  std::uint64_t number = 0;                  // of no other one of the run
};

// How far a training is, in epochs.
double position_of(const Snapshot& snapshot);

// The moment nearest to this position; null: there is none.
std::shared_ptr<const Moment> nearest_moment(const Timeline& timeline, double position);

// The snapshot that was taken then, as far as the moment knows; what belongs to the training and
// not to a moment of it (its goal, its first weights) is that of `now`.
std::shared_ptr<const Snapshot> snapshot_at(const Moment& moment, const Snapshot& now);

}  // namespace descent
