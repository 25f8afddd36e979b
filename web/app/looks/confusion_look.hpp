#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/training/confusion_matrix.hpp"
#include "web/app/state/app.hpp"

namespace descent {

// Which classes the scene's model takes for which: as it is now where that takes no time, else as
// the newest epoch's tests found it.
class ConfusionLook {
 public:
  // Looks where something has changed, but for `pause` seconds after a look not again while
  // training goes on. `now` is in seconds, of any clock.
  void update(const App& app, bool train, double now, double pause);

  // Nothing where there are no classes, no such samples, or they are too many to look at.
  const std::optional<ConfusionMatrix>& matrix() const { return matrix_; }

 private:
  std::optional<ConfusionMatrix> matrix_;
  bool looked_ = false, train_ = false;
  std::uint64_t version_ = 0;
  double looked_at_ = 0;
};

}  // namespace descent
