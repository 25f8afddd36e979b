#pragma once

#include "web/app/looks/layer_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// A layer's settings and what it does now, over the network: View::layer says which layer's.
struct LayerSettings {
  LayerLook look;
  std::size_t shown = 0;  // View::layer of the frame before
};

// After the network, from whose layer's name it hangs.
void draw_layer_settings(LayerSettings& state, const RunView& run, const Layout& layout,
                         Actions& actions);

}  // namespace descent
