#include "web/render/value_map.hpp"

#include <utility>

#include "web/render/shader_program.hpp"

namespace descent {

ValueMap::~ValueMap() {
  if (generation_ != gl_generation()) return;  // gone with their context
  glDeleteTextures(1, &source_);
  target_.release();
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
  if (values_.empty()) return target_.texture();
  if (!uploaded_) upload();
  const bool same_size = target_.has_size(width, height);
  if (!current_ || !same_size || !(drawn_ == colouring)) draw(width, height, colouring);
  return target_.texture();
}

void ValueMap::make_objects() {
  program_ = load_program("heatmap");
  glGenTextures(1, &source_);
  target_.make_objects();
  uploaded_ = current_ = false;
  generation_ = gl_generation();
}

void ValueMap::upload() {
  glBindTexture(GL_TEXTURE_2D, source_);
  set_smooth_filter();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R16F, width_, height_, 0, GL_RED, GL_FLOAT, values_.data());
  uploaded_ = true;
}

void ValueMap::draw(int width, int height, const Colouring& colouring) {
  target_.begin(width, height, program_);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, source_);
  glUniform1i(glGetUniformLocation(program_, "values"), 0);
  set_color(program_, "negative", colouring.colors.negative);
  set_color(program_, "zero", colouring.colors.zero);
  set_color(program_, "positive", colouring.colors.positive);
  glUniform1i(glGetUniformLocation(program_, "smooth_values"), colouring.smooth ? 1 : 0);
  glUniform1i(glGetUniformLocation(program_, "discretize"), colouring.discretize ? 1 : 0);
  target_.end();
  drawn_ = colouring;
  current_ = true;
}

}  // namespace descent
