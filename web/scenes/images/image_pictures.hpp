#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "web/app/looks/confusion_look.hpp"
#include "web/frame/run_pictures.hpp"
#include "web/render/map_atlas.hpp"

namespace descent {

// What is kept of one of them from frame to frame.
struct KeptImagePicture {
  ConfusionLook confusion;
  MapAtlas filters;
  std::uint64_t version = 0, other = 0;  // that the filters are of
  std::size_t count = 0;                 // of them, in the atlas
};

// Of runs that learn images: the filters of the first layer, coloured on the same scale in both,
// and which classes are taken for which.
class ImagePictures : public RunPictures {
 public:
  bool has(const RunView& run) const override;
  float height(const RunView& run, float width) const override;
  void draw(const RunView& run, const RunView& other, std::size_t place, const Rect& area) override;
  void forget() override;

 private:
  void draw_filters(KeptImagePicture& kept, const RunView& run, const RunView& other,
                    Rect area) const;

  std::array<std::optional<KeptImagePicture>, 2> kept_;
};

}  // namespace descent
