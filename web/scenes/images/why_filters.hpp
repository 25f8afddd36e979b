#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "web/app/looks/filter_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/render/image_atlas.hpp"

// The images and the patches that a filter answers to most, beside the least. Each draws into a
// card.
namespace descent {

struct WhyFilters {
  FilterWatch watch;
  // The images in the atlas, those of one filter.
  ImageAtlas atlas;
  std::uint64_t look = 0;
  std::size_t filter = 0;
  std::vector<std::size_t> images;
};

// "Images of filter 3 (0–15)"
std::string filter_title(const RunView& run);
// Which layer and filter.
void choose_filter(const RunView& run, Actions& actions);
void draw_filter_images(WhyFilters& state, const FilterLook* look, const RunView& run,
                        Actions& actions);
void draw_filter_patches(WhyFilters& state, const FilterLook* look, const RunView& run,
                         Actions& actions);

}  // namespace descent
