#pragma once

#include <imgui.h>

#include "web/render/gl.hpp"

namespace descent {

// A texture that a shader fills with one triangle.
class RenderTarget {
 public:
  // Makes the objects anew in the GL context of now.
  void make_objects();
  // Before the context goes.
  void release();

  bool has_size(int width, int height) const { return width == width_ && height == height_; }
  GLuint texture() const { return texture_; }

  // Between the two the program's uniforms and textures are set; the end draws.
  void begin(int width, int height, GLuint program);
  void end();

 private:
  GLuint texture_ = 0, framebuffer_ = 0, vertices_ = 0;
  int width_ = 0, height_ = 0;
};

// Smooth between texels, without repeating at the edges, for the texture that is bound.
void set_smooth_filter();
// A uniform of three numbers, 0 … 1.
void set_color(GLuint program, const char* name, ImU32 color);

}  // namespace descent
