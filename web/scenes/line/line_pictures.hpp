#pragma once

#include "web/frame/run_pictures.hpp"

namespace descent {

// Of runs that put a line through points: the points, the run's own line, and faintly the other's.
class LinePictures : public RunPictures {
 public:
  bool has(const RunView& run) const override;
  float height(const RunView& run, float width) const override;
  void draw(const RunView& run, const RunView& other, std::size_t place, const Rect& area) override;
  void forget() override {}
};

}  // namespace descent
