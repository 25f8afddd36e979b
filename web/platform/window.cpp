#include "web/platform/window.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/render/gl.hpp"

namespace descent::platform {
namespace {

#ifdef __EMSCRIPTEN__
constexpr const char* glsl_version = "#version 300 es";
#else
constexpr const char* glsl_version = "#version 330 core";
#endif

void choose_gl() {
#ifdef __EMSCRIPTEN__
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
#else
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
#endif
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
}

[[noreturn]] void fail(const std::string& what, const std::string& advice) {
  throw Error(what + " (" + SDL_GetError() + "). " + advice);
}

}  // namespace

Window::Window(int width, int height) {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#none");
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) {
    fail(tr("There is no display to open a window on"),
         tr("Start Descent from a desktop session."));
  }
  choose_gl();
  Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI;
#ifndef __EMSCRIPTEN__
  flags |= SDL_WINDOW_RESIZABLE;  // there, the page tells the canvas's size
#endif
  window_ = SDL_CreateWindow("Descent", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
                             height, flags);
  if (window_ == nullptr) fail(tr("The window cannot be opened"), tr("OpenGL 3.3 is needed."));
#ifndef __EMSCRIPTEN__
  SDL_SetWindowMinimumSize(window_, 320, 480);
#endif
  make_context();
}

void Window::make_context() {
  context_ = SDL_GL_CreateContext(window_);
  if (context_ == nullptr) {
    fail(tr("There is no OpenGL 3.3 here"),
         tr("Update the graphics driver, or use Descent in a browser."));
  }
  SDL_GL_MakeCurrent(window_, context_);
#ifndef __EMSCRIPTEN__
  SDL_GL_SetSwapInterval(1);
#endif
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = true;
  ImGui_ImplSDL2_InitForOpenGL(window_, context_);
  ImGui_ImplOpenGL3_Init(glsl_version);
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  ImGui::DestroyContext();
  SDL_GL_DeleteContext(context_);
  SDL_DestroyWindow(window_);
  SDL_Quit();
}

float Window::pixel_ratio() const {
  if (canvas_width_ > 0) return static_cast<float>(pixel_width_) / canvas_width_;
  int width = 0, pixels = 0;
  SDL_GetWindowSize(window_, &width, nullptr);
  SDL_GL_GetDrawableSize(window_, &pixels, nullptr);
  return width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
}

void Window::set_canvas_size(float width, float height, int pixel_width, int pixel_height) {
  canvas_width_ = width;
  canvas_height_ = height;
  pixel_width_ = pixel_width;
  pixel_height_ = pixel_height;
}

void Window::process(const SDL_Event& event) { ImGui_ImplSDL2_ProcessEvent(&event); }

void Window::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  if (canvas_width_ > 0) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {canvas_width_, canvas_height_};
    io.DisplayFramebufferScale = {static_cast<float>(pixel_width_) / canvas_width_,
                                  static_cast<float>(pixel_height_) / canvas_height_};
  }
}

void Window::end_frame() {
  ImGui::Render();
  const ImGuiIO& io = ImGui::GetIO();
  glViewport(0, 0, static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x + 0.5f),
             static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y + 0.5f));
  const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::present() { SDL_GL_SwapWindow(window_); }

void Window::fonts_changed() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void Window::context_lost() { ImGui_ImplOpenGL3_DestroyDeviceObjects(); }
void Window::context_renewed() { ImGui_ImplOpenGL3_CreateDeviceObjects(); }

}  // namespace descent::platform
