#include "web/app/looks/lab_look.hpp"

#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "web/app/state/filter_lab.hpp"

namespace descent {
namespace {

// What the filter goes over, of 0 … 1.
struct LabPicture {
  Shape shape;
  std::vector<float> pixels;
  const KernelTable& kernels;
};

// It needs no data set.
LabPicture course_example() {
  LabPicture picture{{course_side, course_side},
                     {course_neighbourhood.begin(), course_neighbourhood.end()},
                     default_kernels()};
  for (float& pixel : picture.pixels) pixel /= units_of(LabScale::bytes);
  return picture;
}

LabPicture chosen_picture(const ChosenImage& image, const RunView& run) {
  return {run.dataset().input_shape, pixels_of(image, run), run.kernels()};
}

}  // namespace

std::shared_ptr<InsideLook> LabLook::look_at(const RunView& run) {
  const auto& [lab, shows, image, network] = *asked_;
  LabPicture picture = shows.example ? course_example() : chosen_picture(image, run);
  too_small_ = false;
  if (picture.pixels.size() != element_count(picture.shape)) return nullptr;
  try {
    auto model = std::make_shared<const Sequential>(lab_model(lab, picture.shape, shows.scale));
    auto look = std::make_shared<InsideLook>(std::move(model), picture.kernels,
                                             in_scale(std::move(picture.pixels), shows.scale));
    look->go_on();
    return look;
  } catch (const Error&) {
    too_small_ = true;
    return nullptr;
  }
}

const InsideLook* LabLook::update(const RunView& run) {
  const LabShows& shows = run.view().lab_shows;
  if (!run.ready() && !shows.example) {
    asked_.reset();
    look_.reset();
    too_small_ = false;
    return nullptr;
  }
  Asked now{run.view().lab, shows, {}, 0};
  if (!shows.example) {
    now.image = image_to_look_into(run);
    now.network = run.network();
  }
  if (asked_ != now) {
    asked_ = std::move(now);
    look_ = look_at(run);
  }
  return look_.get();
}

CellPlace middle_of(const InsideLook& look) {
  const MapShape& maps = look.output_of(0).maps;
  return {0, maps.index(maps.height / 2, maps.width / 2, 0), 0};
}

}  // namespace descent
