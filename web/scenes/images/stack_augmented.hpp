#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "engine/data/dataset.hpp"
#include "engine/training/augmented_samples.hpp"
#include "web/render/image_atlas.hpp"
#include "web/scenes/images/large_images.hpp"

// In the card of a layer that changes pictures at random: what it really made of them.
namespace descent {

struct StackAugmented {
  std::shared_ptr<const AugmentedSamples> samples;  // of the run; null: none yet
  std::shared_ptr<const Dataset> dataset;           // whose training images they are
  // What lies in the atlas: the first row as the layer got them, the second as it handed them on.
  ImageAtlas atlas{true};
  std::shared_ptr<const AugmentedSamples> loaded;
  std::size_t loaded_layer = 0;
  LargeImages large;  // one of them, in front of everything
};

// At the cursor, as wide as there is room; nothing for layers that change no pictures, and for
// pictures of several colours. A press on one opens it large, as it was and as it was fed. `id` is
// what tests aim at.
void draw_stack_augmented(StackAugmented& state, const Layer& layer, std::size_t index,
                          const std::string& id);

}  // namespace descent
