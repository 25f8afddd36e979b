#include "web/render/class_map.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "web/render/shader_program.hpp"
#include "web/render/textures.hpp"

namespace descent {

ClassMap::~ClassMap() {
  if (generation_ != gl_generation()) return;  // gone with their context
  glDeleteTextures(2, sources_.data());
  target_.release();
  glDeleteProgram(program_);
}

void ClassMap::set(int size, std::size_t classes, std::span<const float> values) {
  size_ = size;
  classes_ = classes;
  const std::size_t cells = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
  for (std::vector<float>& four : fours_) four.assign(4 * cells, 0.0f);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    for (std::size_t i = 0; i < classes; ++i) {
      const float value = values[cell * classes + i];
      fours_[i / 4][4 * cell + i % 4] = std::isnan(value) ? 0 : std::clamp(value, -1.0f, 1.0f);
    }
  }
  uploaded_ = current_ = false;
}

GLuint ClassMap::texture(int pixels, const ClassColors& colors, bool discretize) {
  if (generation_ != gl_generation()) make_objects();
  if (size_ == 0) return target_.texture();
  if (!uploaded_) upload();
  const bool same =
      target_.has_size(pixels, pixels) && drawn_ == colors && drawn_discretized_ == discretize;
  if (!current_ || !same) draw(pixels, colors, discretize);
  return target_.texture();
}

void ClassMap::make_objects() {
  program_ = load_program("class_map");
  glGenTextures(2, sources_.data());
  target_.make_objects();
  uploaded_ = current_ = false;
  generation_ = gl_generation();
}

void ClassMap::upload() {
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    glBindTexture(GL_TEXTURE_2D, sources_[i]);
    set_smooth_filter();
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA16F, size_, size_, 0, GL_RGBA, GL_FLOAT,
                 fours_[i].data());
  }
  uploaded_ = true;
}

void ClassMap::draw(int pixels, const ClassColors& colors, bool discretize) {
  target_.begin(pixels, pixels, program_);
  constexpr std::array<const char*, 2> samplers = {"first_four", "others"};
  for (int i = 0; i < 2; ++i) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(i));
    glBindTexture(GL_TEXTURE_2D, sources_[static_cast<std::size_t>(i)]);
    glUniform1i(glGetUniformLocation(program_, samplers[static_cast<std::size_t>(i)]), i);
  }
  glActiveTexture(GL_TEXTURE0);
  for (std::size_t i = 0; i < colors.classes.size(); ++i) {
    set_color(program_, ("class_colors[" + std::to_string(i) + "]").c_str(), colors.classes[i]);
  }
  set_color(program_, "undecided", colors.undecided);
  glUniform1i(glGetUniformLocation(program_, "classes"), static_cast<int>(classes_));
  glUniform1i(glGetUniformLocation(program_, "discretize"), discretize ? 1 : 0);
  target_.end();
  drawn_ = colors;
  drawn_discretized_ = discretize;
  current_ = true;
}

}  // namespace descent
