#include "web/scenes/scene_pictures.hpp"

#include <algorithm>

#include "web/scenes/images/image_pictures.hpp"
#include "web/scenes/line/line_pictures.hpp"
#include "web/scenes/playground/plane_pictures.hpp"

namespace descent {

ScenePictures::ScenePictures()
    : all_{std::make_unique<LinePictures>(), std::make_unique<PlanePictures>(),
           std::make_unique<ImagePictures>()} {}

ScenePictures::~ScenePictures() = default;

RunPictures* ScenePictures::of(const RunView& run) const {
  const auto found = std::ranges::find_if(all_, [&](const auto& each) { return each->has(run); });
  return found == all_.end() ? nullptr : found->get();
}

float ScenePictures::height(const RunView& run, float width) const {
  return of(run)->height(run, width);
}

void ScenePictures::draw(const RunView& run, const RunView& other, std::size_t place,
                         const Rect& area) {
  of(run)->draw(run, other, place, area);
}

void ScenePictures::forget() {
  for (const auto& each : all_) each->forget();
}

}  // namespace descent
