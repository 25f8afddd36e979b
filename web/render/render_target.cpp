#include "web/render/render_target.hpp"

namespace descent {

void set_smooth_filter() {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void set_color(GLuint program, const char* name, ImU32 color) {
  const auto part = [color](int shift) { return static_cast<float>((color >> shift) & 255) / 255; };
  glUniform3f(glGetUniformLocation(program, name), part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT),
              part(IM_COL32_B_SHIFT));
}

void RenderTarget::make_objects() {
  glGenTextures(1, &texture_);
  glGenFramebuffers(1, &framebuffer_);
  glGenVertexArrays(1, &vertices_);
  width_ = height_ = 0;
}

void RenderTarget::release() {
  glDeleteTextures(1, &texture_);
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteVertexArrays(1, &vertices_);
}

void RenderTarget::begin(int width, int height, GLuint program) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  if (!has_size(width, height)) {
    glBindTexture(GL_TEXTURE_2D, texture_);
    set_smooth_filter();
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    width_ = width;
    height_ = height;
  }
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glUseProgram(program);
}

void RenderTarget::end() {
  glBindVertexArray(vertices_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace descent
