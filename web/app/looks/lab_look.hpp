#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "web/app/looks/chosen_image.hpp"
#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"

namespace descent {

// What the filter of the Filter lab makes of the image that is chosen, by the engine's own layers.
// It takes some microseconds, so it is there in the frame that asks for it.
class LabLook {
 public:
  // Made anew where the filter or the image is another. Null where there is no image yet, or it is
  // too small.
  const InsideLook* update(const RunView& run);
  const ChosenImage& image() const { return asked_->image; }  // of the last update() that gave one

 private:
  struct Asked {
    FilterLab lab;
    ChosenImage image;
    std::uint64_t network;
    bool operator==(const Asked&) const = default;
  };
  std::optional<Asked> asked_;
  std::shared_ptr<InsideLook> look_;
};

// The number in the middle of what its convolution puts out.
CellPlace middle_of(const InsideLook& look);

}  // namespace descent
