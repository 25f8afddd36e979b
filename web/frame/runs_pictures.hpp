#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/frame/run_pictures.hpp"

namespace descent {

// The pictures of two runs beside each other, on a phone below each other: that of `base`, a place
// among the runs, and another one, which is chosen by its name and kept in `chosen` (an id; 0: none
// yet). Nothing where the scene draws none, or a run is alone.
void draw_two_runs(std::uint64_t& chosen, const std::vector<RunView>& runs,
                   const std::vector<std::string>& names, std::size_t base, RunPictures& pictures);

}  // namespace descent
