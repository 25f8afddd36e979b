#include "web/ui/typed_value.hpp"

#include <imgui_internal.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

// The one control whose value is being typed over its picture, after a press.
struct Typing {
  ImGuiID id = 0;
  char text[32] = {};
  std::string before;  // what the field began with
  bool focus = false;
  bool leave = false;  // the keyboard goes elsewhere: what is typed is taken
};
Typing typing;

std::optional<double> parsed(const char* text) {
  std::string clean;
  for (const char* c = text; *c != 0; ++c) {
    if (*c != ' ' && *c != '%') clean += *c == ',' ? '.' : *c;
  }
  char* end = nullptr;
  const double value = std::strtod(clean.c_str(), &end);
  if (clean.empty() || *end != 0 || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

void start_typing(ImGuiID control, const std::string& text) {
  typing.id = control;
  std::snprintf(typing.text, sizeof typing.text, "%s", text.c_str());
  typing.before = typing.text;
  typing.focus = true;
  typing.leave = false;
  open_field();
  request_frame();
}

bool is_typing(ImGuiID control) { return typing.id == control; }

std::string exact_text(double value) {
  char buffer[48];
  for (int digits = 6; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  return buffer;
}

std::optional<double> type_value(const Rect& rect, FieldKind kind) {
  const KeepLayout keep;
  ImGui::SetCursorScreenPos(rect.min);
  ImGui::SetNextItemWidth(rect.width());
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2(6, std::fmax(0.f, (rect.height() - ImGui::GetFontSize()) / 2)));
  if (typing.focus) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText("##typed", typing.text, sizeof typing.text,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  note_field(kind);
  const bool left = !typing.focus && !ImGui::IsItemActive();
  typing.focus = false;
  std::optional<double> value;
  // Not before the last letters are there: ImGui hands out what came at once over several frames.
  const bool leave = typing.leave && ImGui::GetCurrentContext()->InputEventsQueue.empty();
  const bool taken = entered || leave || ImGui::IsItemDeactivatedAfterEdit();
  if (taken && typing.text != typing.before) value = parsed(typing.text);
  if (leave) ImGui::ClearActiveID();
  if (entered || left || leave) {
    typing.id = 0;
    request_frame();
  }
  return value;
}

void leave_field() {
  typing.leave = typing.id != 0;
  // A line of text keeps what stands in it.
  if (!typing.leave && edited_field()) ImGui::ClearActiveID();
  request_frame();
}

}  // namespace descent::ui
