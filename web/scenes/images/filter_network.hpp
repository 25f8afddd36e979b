#pragma once

#include <cstddef>
#include <cstdint>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/render/map_atlas.hpp"

namespace descent {

// The filters of the network's first layer, one of which the lab's becomes, or the other way round.
struct FilterNetwork {
  std::size_t filter = 0;  // that is chosen
  bool frozen = false;     // the layer shall be
  MapAtlas atlas;          // a map for each filter
  std::uint64_t version = 0;
  bool dark = false;
};

// At ImGui's cursor, over the width that there is.
void draw_filter_network(FilterNetwork& state, const RunView& run, Actions& actions);

}  // namespace descent
