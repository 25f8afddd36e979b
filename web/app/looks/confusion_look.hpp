#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/inspect/confusion_matrix.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// Which classes the run's model takes for which: as it is now where it can be taken over all
// samples within a fraction of a second beside training, else as the newest epoch's tests found it.
class ConfusionLook {
 public:
  // Looks where something has changed, but for `pause` seconds after a look not again while
  // training goes on. `now` is in seconds, of any clock.
  void update(const RunView& run, bool train, double now, double pause);

  // The newest that is known. Nothing before, and where there are no classes, no such samples, or
  // they are too many to look at.
  const std::optional<ConfusionMatrix>& matrix();
  // One is being looked for.
  bool looking() const;

 private:
  class Evaluation;
  void ask(const RunView& run, bool train);

  Looking<Evaluation> evaluation_;
  std::optional<ConfusionMatrix> matrix_;
  bool looked_ = false, train_ = false;
  std::uint64_t network_ = 0, version_ = 0;
  double looked_at_ = 0;
};

}  // namespace descent
