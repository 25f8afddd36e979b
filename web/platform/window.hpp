#pragma once

#include <SDL.h>

namespace descent::platform {

// The SDL window (in the browser: the canvas) with its GL context, and ImGui on top of both.
class Window {
 public:
  // CSS pixels. Throws an Error where there is no display or no OpenGL 3.3 / WebGL 2.
  Window(int width, int height);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Device pixels to a CSS pixel.
  float pixel_ratio() const;
  // In the browser the page measures the canvas: its size in CSS and in device pixels.
  void set_canvas_size(float width, float height, int pixel_width, int pixel_height);

  void process(const SDL_Event& event);
  // Before ImGui::NewFrame(), which is the program's.
  void begin_frame();
  // Draws what ImGui made.
  void end_frame();
  // Shows it. (A page's canvas shows itself.)
  void present();
  // The font atlas was filled anew.
  void fonts_changed();
  // Every GL object is gone with its context. ImGui's names are given back while there is none,
  // since the next context would take them for its own; and made anew in the next.
  void context_lost();
  void context_renewed();

  SDL_Window* handle() const { return window_; }

 private:
  void make_context();

  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  float canvas_width_ = 0, canvas_height_ = 0;  // 0: SDL knows
  int pixel_width_ = 0, pixel_height_ = 0;
};

}  // namespace descent::platform
