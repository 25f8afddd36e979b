#include "web/app/looks/lab_look.hpp"

#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "web/app/state/filter_lab.hpp"

namespace descent {
namespace {

std::shared_ptr<InsideLook> look_at(const RunView& run, const ChosenImage& image) {
  const Shape& input = run.dataset().input_shape;
  std::vector<float> pixels = pixels_of(image, run);
  if (pixels.size() != element_count(input)) return nullptr;
  try {
    auto model = std::make_shared<const Sequential>(lab_model(run.view().lab, input));
    auto look = std::make_shared<InsideLook>(std::move(model), run.kernels(), std::move(pixels));
    look->go_on();
    return look;
  } catch (const Error&) {
    return nullptr;
  }
}

}  // namespace

const InsideLook* LabLook::update(const RunView& run) {
  if (!run.ready()) {
    asked_.reset();
    look_.reset();
    return nullptr;
  }
  Asked now{run.view().lab, image_to_look_into(run), run.network()};
  if (asked_ != now) {
    look_ = look_at(run, now.image);
    asked_ = std::move(now);
  }
  return look_.get();
}

CellPlace middle_of(const InsideLook& look) {
  const MapShape& maps = look.output_of(0).maps;
  return {0, maps.index(maps.height / 2, maps.width / 2, 0), 0};
}

}  // namespace descent
