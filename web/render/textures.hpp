#pragma once

#include <imgui.h>

#include <cstdint>
#include <functional>
#include <string>

namespace descent {

// A part of a texture, as ImGui's image functions take it.
struct UvRect {
  ImVec2 min{0, 0}, max{1, 1};
};

// Where the shaders lie; to be called once, before anything is drawn.
void set_shader_directory(const std::string& directory);

// The GL context was lost and a new one is there. Every texture and shader counts as gone: each
// renderer makes its own anew when it is next asked for them. Counts up from 1.
std::uint64_t gl_generation();
void gl_context_renewed();

}  // namespace descent
