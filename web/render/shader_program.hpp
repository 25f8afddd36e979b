#pragma once

#include <string>

#include "web/render/gl.hpp"

namespace descent {

// Compiles shaders/NAME.frag with shaders/triangle.vert, which covers the whole target. The files
// have no #version: WebGL's or the desktop's is put before them. An Error holds the compiler's
// message.
GLuint load_program(const std::string& name);

}  // namespace descent
