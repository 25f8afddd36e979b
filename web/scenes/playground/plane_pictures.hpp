#pragma once

#include <array>
#include <optional>

#include "web/app/looks/plane_maps.hpp"
#include "web/frame/run_pictures.hpp"
#include "web/render/heatmap_renderer.hpp"

namespace descent {

// Of runs that learn points of the plane: the network, and what it says everywhere, over the same
// part of the plane in both.
class PlanePictures : public RunPictures {
 public:
  bool has(const RunView& run) const override;
  float height(const RunView& run, float width) const override;
  void draw(const RunView& run, const RunView& other, std::size_t place, const Rect& area) override;
  void forget() override;

 private:
  struct Kept {
    PlaneMaps maps;
    HeatmapRenderer renderer;
  };
  std::array<std::optional<Kept>, 2> kept_;
};

}  // namespace descent
