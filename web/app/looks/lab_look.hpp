#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "web/app/looks/chosen_image.hpp"
#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"

namespace descent {

// What the filter of the Filter lab makes of the image that is chosen, or of the course's example,
// by the engine's own layers and in the scale of the lab. It takes some microseconds, so it is
// there in the frame that asks for it.
class LabLook {
 public:
  // Made anew where the filter or the image is another. Null where there is no image yet, or it is
  // too small.
  const InsideLook* update(const RunView& run);
  // There is an image, but it is smaller than the filter, or than the pooling's window behind it.
  bool too_small() const { return too_small_; }
  // Of the last update() that gave one, and not of the example.
  const ChosenImage& image() const { return asked_->image; }

 private:
  struct Asked {
    FilterLab lab;
    LabShows shows;
    ChosenImage image;      // as it is usually, and
    std::uint64_t network;  // 0, of the example
    bool operator==(const Asked&) const = default;
  };
  std::optional<Asked> asked_;
  std::shared_ptr<InsideLook> look_;
  bool too_small_ = false;

  std::shared_ptr<InsideLook> look_at(const RunView& run);
};

// The number in the middle of what its convolution puts out.
CellPlace middle_of(const InsideLook& look);

}  // namespace descent
