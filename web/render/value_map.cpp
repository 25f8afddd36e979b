#include "web/render/value_map.hpp"

#include <utility>

#include "web/render/shader_program.hpp"

namespace descent {
namespace {

void set_filter(GLint filter) {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void set_color(GLuint program, const char* name, ImU32 color) {
  const auto part = [color](int shift) { return static_cast<float>((color >> shift) & 255) / 255; };
  glUniform3f(glGetUniformLocation(program, name), part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT),
              part(IM_COL32_B_SHIFT));
}

}  // namespace

ValueMap::~ValueMap() {
  if (generation_ != gl_generation()) return;  // gone with their context
  glDeleteTextures(1, &source_);
  glDeleteTextures(1, &target_);
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteVertexArrays(1, &vertices_);
  glDeleteProgram(program_);
}

void ValueMap::set(int width, int height, std::vector<float> values) {
  width_ = width;
  height_ = height;
  values_ = std::move(values);
  uploaded_ = current_ = false;
}

GLuint ValueMap::texture(int width, int height, const Colouring& colouring) {
  if (generation_ != gl_generation()) make_objects();
  if (values_.empty()) return target_;
  if (!uploaded_) upload();
  const bool same_size = width == target_width_ && height == target_height_;
  if (!current_ || !same_size || !(drawn_ == colouring)) draw(width, height, colouring);
  return target_;
}

void ValueMap::make_objects() {
  program_ = load_program("heatmap");
  glGenTextures(1, &source_);
  glGenTextures(1, &target_);
  glGenFramebuffers(1, &framebuffer_);
  glGenVertexArrays(1, &vertices_);
  target_width_ = target_height_ = 0;
  uploaded_ = current_ = false;
  generation_ = gl_generation();
}

void ValueMap::upload() {
  glBindTexture(GL_TEXTURE_2D, source_);
  set_filter(GL_LINEAR);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R16F, width_, height_, 0, GL_RED, GL_FLOAT, values_.data());
  uploaded_ = true;
}

void ValueMap::draw(int width, int height, const Colouring& colouring) {
  if (width != target_width_ || height != target_height_) {
    glBindTexture(GL_TEXTURE_2D, target_);
    set_filter(GL_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target_, 0);
    target_width_ = width;
    target_height_ = height;
  }
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glUseProgram(program_);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, source_);
  glUniform1i(glGetUniformLocation(program_, "values"), 0);
  set_color(program_, "negative", colouring.colors.negative);
  set_color(program_, "zero", colouring.colors.zero);
  set_color(program_, "positive", colouring.colors.positive);
  glUniform1i(glGetUniformLocation(program_, "smooth_values"), colouring.smooth ? 1 : 0);
  glUniform1i(glGetUniformLocation(program_, "discretize"), colouring.discretize ? 1 : 0);
  glBindVertexArray(vertices_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  drawn_ = colouring;
  current_ = true;
}

}  // namespace descent
