#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <functional>
#include <string>

#include "web/ui/edited_field.hpp"
#include "web/ui/event_queue.hpp"
#include "web/ui/fonts.hpp"
#include "web/ui/input.hpp"
#include "web/ui/typed_value.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

// The toolkit without a window: frames of 800 × 600 in which `draw` puts its widgets, and a
// person's events. A frame takes a sixtieth of a second unless it is told another.
class UiFrames {
 public:
  explicit UiFrames(std::function<void()> draw) : draw_(std::move(draw)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {800, 600};
    ui::build_fonts(DESCENT_FONTS, 1);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    ui::host().touch = false;
    ui::leave_field();
    for (int i = 0; i < 3; ++i) frame();
  }
  ~UiFrames() { ImGui::DestroyContext(); }
  UiFrames(const UiFrames&) = delete;
  UiFrames& operator=(const UiFrames&) = delete;

  void frame(float seconds = 1 / 60.f) {
    ImGui::GetIO().DeltaTime = seconds;
    ui::new_frame();
    ui::begin_frame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({800, 600});
    ImGui::Begin("##root", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoNav);
    draw_();
    ImGui::End();
    ui::end_frame();
    ImGui::EndFrame();
  }

  // As the platform does before each picture. Answers with how many frames it took.
  int take_input() {
    int frames = 0;
    for (; frames < 500 && ui::input_waits(); ++frames) frame();
    return frames;
  }

  void move(ImVec2 to) { ImGui::GetIO().AddMousePosEvent(to.x, to.y); }
  void press(ImVec2 at) {
    move(at);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
  }
  void release(ImVec2 at) {
    move(at);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
  }
  void click(ImVec2 at) {
    press(at);
    release(at);
  }
  void key(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddKeyEvent(key, false);
  }
  // As a keyboard does: the key, and the letter that it stands for.
  void type(const std::string& text) {
    for (const char sign : text) {
      if (sign >= '0' && sign <= '9') key(static_cast<ImGuiKey>(ImGuiKey_0 + (sign - '0')));
      ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(sign));
    }
  }

  // Where a control was drawn in the last frame.
  static Rect place(std::string_view id) {
    for (const ui::Mark& mark : ui::marks()) {
      if (mark.id == id) return mark.rect;
    }
    return {};
  }

 private:
  std::function<void()> draw_;
};

}  // namespace descent
