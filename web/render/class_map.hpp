#pragma once

#include <imgui.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "web/render/render_target.hpp"

namespace descent {

inline constexpr std::size_t most_map_colors = 8;

// What classes look like, and what none of them does.
struct ClassColors {
  std::array<ImU32, most_map_colors> classes{};
  ImU32 undecided = 0;
  bool operator==(const ClassColors&) const = default;
};

// A square of outputs for several classes, coloured by a shader (shaders/class_map.frag).
class ClassMap {
 public:
  ClassMap() = default;
  ~ClassMap();
  ClassMap(const ClassMap&) = delete;
  ClassMap& operator=(const ClassMap&) = delete;

  // values: size × size × classes, rows downwards, the classes of a cell together; what is not a
  // number shows as 0. classes: 2 … most_map_colors. Keeps its own copy.
  void set(int size, std::size_t classes, std::span<const float> values);
  // The coloured square of that many pixels, drawn again only where something changed.
  GLuint texture(int pixels, const ClassColors& colors, bool discretize);

 private:
  void make_objects();
  void upload();
  void draw(int pixels, const ClassColors& colors, bool discretize);

  int size_ = 0;
  std::size_t classes_ = 0;
  std::array<std::vector<float>, 2> fours_;  // classes 0 to 3 and 4 to 7, as textures have them
  bool uploaded_ = false;

  std::uint64_t generation_ = 0;  // of the GL context that the names below belong to
  std::array<GLuint, 2> sources_{};
  GLuint program_ = 0;
  RenderTarget target_;
  ClassColors drawn_;
  bool drawn_discretized_ = false;
  bool current_ = false;
};

}  // namespace descent
