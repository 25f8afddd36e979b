#pragma once

// OpenGL as the desktop (3.3 core) and the browser (WebGL 2, which is OpenGL ES 3.0) both have it.
#ifdef __EMSCRIPTEN__
#include <GLES3/gl3.h>
#else
#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>
#endif
