#pragma once

#include <cstddef>

#include "web/app/runs/run_view.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// What a scene draws of a run beside another one. The scenes have them, the frame its dialog.
class RunPictures {
 public:
  virtual ~RunPictures() = default;

  virtual bool has(const RunView& run) const = 0;
  // How high that run's is at that width.
  virtual float height(const RunView& run, float width) const = 0;
  // Fills `area`, on the same scale as the other one. `place`: 0 or 1, each of which keeps what it
  // has worked out.
  virtual void draw(const RunView& run, const RunView& other, std::size_t place,
                    const Rect& area) = 0;
  // Nobody looks any more.
  virtual void forget() = 0;
};

}  // namespace descent
