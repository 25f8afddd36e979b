#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "web/app/looks/class_means_look.hpp"
#include "web/app/looks/images_look.hpp"
#include "web/app/looks/origin_predictions.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/render/image_atlas.hpp"
#include "web/scenes/images/large_images.hpp"

// A page of images of the data with what the network says of each.
namespace descent {

struct TestImages {
  // The images that the filter lets through, and what they were chosen by.
  struct Chosen {
    std::shared_ptr<const std::vector<Prediction>> predictions;
    const Dataset* dataset = nullptr;
    std::uint64_t build = 0;
    ImageFilter filter;
    const Split* split = nullptr;  // whose they are; null: means that are being gathered
    std::vector<std::size_t> images = {};
    std::optional<std::size_t> wrong = {};  // how many are predicted wrongly, where that is known
  };
  std::optional<Chosen> chosen;
  OriginPredictions predictions;
  ClassMeansWatch means;
  LargeImages large;  // one of those, in front of everything

  // The page that is shown: the images in the atlas and the newest predictions of them.
  ImageAtlas atlas{true};
  std::vector<std::size_t> page;
  ImageOrigin page_origin = ImageOrigin::validation;
  std::vector<std::uint8_t> pixels;
  std::uint64_t version = 0;
  Looking<ImagesLook> says;
};

// The whole card, with as many rows as fit. A rectangle of height 0 makes the card as tall as
// `rows` rows (inside a ui::Pane).
void draw_test_images(TestImages& state, const RunView& run, const Rect& rect, Actions& actions,
                      std::size_t rows = 4);

// The height of a card of that width with so many rows.
float test_images_height(const RunView& run, float width, std::size_t rows);

}  // namespace descent
