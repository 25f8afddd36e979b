#include "web/render/shader_program.hpp"

#include <optional>

#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/core/words.hpp"
#include "web/render/textures.hpp"

namespace descent {
namespace {

std::string shader_directory = "assets/shaders";
std::uint64_t generation = 1;

#ifdef __EMSCRIPTEN__
constexpr const char* prelude =
    "#version 300 es\nprecision highp float;\nprecision highp sampler2D;\n";
#else
constexpr const char* prelude = "#version 330 core\n";
#endif

std::string read_text(const std::string& path) {
  std::optional<std::string> bytes = file_bytes(path);
  if (!bytes) throw Error(tr("The shader {0} is missing. Build the program again.", path));
  return *std::move(bytes);
}

GLuint compile(GLenum kind, const std::string& path) {
  const std::string text = prelude + read_text(path);
  const char* source = text.c_str();
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint done = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
  if (done == 0) {
    char log[1024] = {};
    glGetShaderInfoLog(shader, sizeof log, nullptr, log);
    throw Error(tr("The graphics driver cannot compile {0}: {1}", path, log));
  }
  return shader;
}

}  // namespace

void set_shader_directory(const std::string& directory) { shader_directory = directory; }
std::uint64_t gl_generation() { return generation; }
void gl_context_renewed() { ++generation; }

GLuint load_program(const std::string& name) {
  const std::string path = shader_directory + "/" + name;
  const GLuint vertex = compile(GL_VERTEX_SHADER, shader_directory + "/triangle.vert");
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, path + ".frag");
  const GLuint program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint done = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &done);
  if (done == 0) {
    char log[1024] = {};
    glGetProgramInfoLog(program, sizeof log, nullptr, log);
    throw Error(tr("The graphics driver cannot link {0}: {1}", path, log));
  }
  return program;
}

}  // namespace descent
