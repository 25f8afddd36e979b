#include <GLES3/gl3.h>

// In the place of eglGetProcAddress(), which would keep OpenGL as a whole in the download: all its
// functions with their names, and what stands behind them in JavaScript (cmake/sdl2_web.cmake has
// SDL take this one). SDL asks for what the page's OpenGL does not have.
extern "C" void* descent_no_gl_function(const char*) { return nullptr; }

// ImGui's backend asks for the state of OpenGL before it draws, to put it back afterwards. In a
// browser such a question waits until another process has drawn all that it was given, a whole
// frame where there is no graphics card, and the page answers nothing meanwhile. Nothing here
// depends on what was before, so the backend gets a fresh context's answers
// (cmake/window_libraries.cmake has it call this function).
extern "C" void descent_gl_state(GLenum name, GLint* values) {
  switch (name) {
    case GL_ACTIVE_TEXTURE:
      *values = GL_TEXTURE0;
      return;
    case GL_CURRENT_PROGRAM:
    case GL_TEXTURE_BINDING_2D:
    case GL_SAMPLER_BINDING:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_VERTEX_ARRAY_BINDING:
      *values = 0;
      return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      for (int i = 0; i < 4; ++i) values[i] = 0;
      return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *values = GL_ONE;
      return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
      *values = GL_ZERO;
      return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *values = GL_FUNC_ADD;
      return;
    default:
      glGetIntegerv(name, values);
  }
}
