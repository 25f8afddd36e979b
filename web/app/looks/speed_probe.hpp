#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/core/shape.hpp"
#include "engine/experiment/experiment.hpp"

// By what network another one's speed is found out before it is trained.
namespace descent {

struct SpeedProbe {
  // The network, with no larger a batch than is worth waiting for; or where a second one of it
  // would take too much memory, one like it with fewer filters and units.
  Experiment experiment;
  std::size_t shared_batch = 1;  // for all threads: at least a sample for each
  // What training on a sample of it costs of the network itself, by their multiply-adds.
  double share = 1;

  bool is_smaller() const { return share != 1; }
  // Of the network, where the probe's is that.
  double samples_per_second(double of_probe) const { return of_probe * share; }
};

// Nothing: its layers do not fit together, or it is too large however few filters and units it has.
std::optional<SpeedProbe> speed_probe(const Experiment& experiment, const Shape& input,
                                      std::size_t threads, std::uint64_t most_bytes);

}  // namespace descent
