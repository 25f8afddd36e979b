#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/inspect/layer_statistics.hpp"
#include "web/app/runs/run_view.hpp"

namespace descent {

// How many training samples a look may take through a model forwards and backwards: as many as cost
// a millisecond or two, at most 256. 0: so few that they would say nothing, it is too large.
std::size_t samples_to_look_at(const Sequential& model);

// What the layers of the run's model do with its training samples, looked at from time to time.
class LayerLook {
 public:
  // Looks where something has changed, but for `pause` seconds after a look not again while
  // training goes on. `now` is in seconds, of any clock. Returns whether it looked.
  bool update(const RunView& run, double now, double pause);

  // No layers before the first look, and where the model is too large.
  const ModelStatistics& statistics() const { return statistics_; }
  bool too_large() const { return too_large_; }

 private:
  ModelStatistics statistics_;
  bool too_large_ = false, looked_ = false;
  std::uint64_t network_ = 0, version_ = 0;
  double looked_at_ = 0;
};

}  // namespace descent
