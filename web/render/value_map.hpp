#pragma once

#include <vector>

#include "web/render/gl.hpp"
#include "web/render/heatmap_renderer.hpp"
#include "web/render/render_target.hpp"

namespace descent {

// How values become a coloured texture.
struct Colouring {
  HeatmapColors colors{};
  bool smooth = false;
  bool discretize = false;
  bool operator==(const Colouring&) const = default;
};

// A rectangle of values in a float texture, and its colours in another, drawn by a shader.
class ValueMap {
 public:
  ValueMap() = default;
  ~ValueMap();
  ValueMap(const ValueMap&) = delete;
  ValueMap& operator=(const ValueMap&) = delete;

  // values: height × width, rows downwards; all finite.
  void set(int width, int height, std::vector<float> values);
  // The coloured texture of that size, drawn again only where something changed.
  GLuint texture(int width, int height, const Colouring& colouring);

 private:
  void make_objects();
  void upload();
  void draw(int width, int height, const Colouring& colouring);

  int width_ = 0, height_ = 0;
  std::vector<float> values_;
  bool uploaded_ = false;

  std::uint64_t generation_ = 0;  // of the GL context that the names below belong to
  GLuint source_ = 0, program_ = 0;
  RenderTarget target_;
  Colouring drawn_;
  bool current_ = false;
};

}  // namespace descent
