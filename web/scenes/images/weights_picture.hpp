#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/layers/layer.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/render/map_atlas.hpp"
#include "web/scenes/images/weights_layout.hpp"

namespace descent {

// One layer's kernel as it is, as it was before training, and in the form that is looked at.
class KernelNow {
 public:
  KernelNow(const RunView& run, std::size_t layer);

  float now(std::size_t index) const { return now_.data()[index]; }
  float first(std::size_t index) const { return first_.data()[index]; }
  float shown(std::size_t index) const {
    if (of_ == WeightsOf::now) return now(index);
    return of_ == WeightsOf::first ? first(index) : now(index) - first(index);
  }
  // The largest magnitude of what is shown.
  float size() const;
  double change() const;  // relative_change()

 private:
  const Tensor& now_;
  const Tensor& first_;
  WeightsOf of_;
};

// The kernels of all layers that have one, as one texture.
struct WeightsPicture {
  // Made anew where one of them is another; for newer weights of the same network, while it trains,
  // at most so often that it takes an eighth of the time.
  struct Key {
    std::uint64_t version = 0;
    Shape input;  // of the network
    std::vector<Layer> layers;
    WeightsOf weights = WeightsOf::now;
    MapScale scale = MapScale::layer;
    bool dark = false;
    float width = 0;
    bool operator==(const Key&) const = default;
  };
  struct Block {
    std::size_t layer = 0;  // counted from 0
    WeightsLayout layout;
    float scale = 0;  // that has the full colour; 0: each picture has its own, or all is zero
    double change = 0;
  };
  Key key;
  double rests_until = 0;  // by ImGui's clock
  std::vector<Block> blocks;
  MapAtlas atlas;  // a map for each block
};
void refresh(WeightsPicture& picture, const RunView& run, float width);

}  // namespace descent
