#include "web/ui/text_field.hpp"

#include <imgui_internal.h>

#include <cmath>
#include <utility>

#include "web/ui/edited_field.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr int most_bytes = 1 << 20;

// Makes room in the string that ImGui writes into.
int resize(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
  auto& text = *static_cast<std::string*>(data->UserData);
  if (data->BufTextLen > most_bytes) data->BufTextLen = most_bytes;
  text.resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = text.data();
  return 0;
}

std::string asked_for;  // the field that Enter was pressed on: it is typed into from the next frame

bool input(std::string_view id, std::string& text, const char* hint, float width,
           ImGuiInputTextFlags flags) {
  const float padding = std::fmax(0.f, (control_height() - ImGui::GetFontSize()) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(10, padding));
  ImGui::SetNextItemWidth(width);
  const std::string name = "##" + std::string(id);
  if (asked_for == id) {
    ImGui::SetKeyboardFocusHere();
    asked_for.clear();
  }
  if (auto typed = mirror_typed(id)) {
    text = std::move(*typed);
    request_frame();
  }
  const bool entered =
      ImGui::InputTextWithHint(name.c_str(), hint, text.data(), text.capacity() + 1,
                               flags | ImGuiInputTextFlags_CallbackResize, resize, &text);
  ImGui::PopStyleVar();
  note_field(FieldKind::words);
  mark(id, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
       {.role = Role::textbox,
        .label = hint,
        .value = text,
        .read_only = (flags & ImGuiInputTextFlags_ReadOnly) != 0});
  if (key_focus(id).pressed) {
    asked_for = id;
    open_field();
    request_frame();
  }
  // Tab goes on to the next control.
  if (ImGui::IsItemActive() && ImGui::IsKeyPressed(ImGuiKey_Tab)) ImGui::ClearActiveID();
  return entered || mirror_entered(id);
}

}  // namespace

bool text_field(std::string_view id, std::string& text, const char* hint, float width) {
  return input(id, text, hint, width, ImGuiInputTextFlags_EnterReturnsTrue);
}

void text_to_copy(std::string_view id, const std::string& text, float width,
                  std::string_view name) {
  std::string copy = text;
  input(id, copy, "", width, ImGuiInputTextFlags_ReadOnly | ImGuiInputTextFlags_AutoSelectAll);
  if (Mark* mark = newest_mark(id)) mark->control.label = name;
}

}  // namespace descent::ui
