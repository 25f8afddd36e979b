#include "web/ui/typed_value.hpp"

#include <imgui_internal.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "engine/core/number_text.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

// The one control whose value is being typed over its picture, after a press.
struct Typing {
  ImGuiID id = 0;
  char text[64] = {};
  std::string before;  // what the field began with
  bool focus = false;
  bool leave = false;  // the keyboard goes elsewhere: what is typed is taken
};
Typing typing;

FieldKind kind_of(const AllowedNumber& allowed) {
  return allowed.min < 0 ? FieldKind::signed_number : FieldKind::number;
}

// A minus is shown as everywhere on the page, however it was typed.
int show_minus(ImGuiInputTextCallbackData* data) {
  constexpr int growth = 2;  // bytes that it is longer than a hyphen
  if (data->Buf[0] != '-' || data->BufTextLen + growth >= data->BufSize) return 0;
  const int cursor = data->CursorPos, start = data->SelectionStart, end = data->SelectionEnd;
  const std::string shown = with_minus_sign(data->Buf);
  data->DeleteChars(0, data->BufTextLen);
  data->InsertChars(0, shown.c_str());
  const auto moved = [](int place) { return place > 0 ? place + growth : place; };
  data->CursorPos = moved(cursor);
  data->SelectionStart = moved(start);
  data->SelectionEnd = moved(end);
  return 0;
}

// While ImGui's field is drawn: what it copies is a number for other programs too.
class CopyingNumbers {
 public:
  CopyingNumbers() {
    into_clipboard = ImGui::GetIO().SetClipboardTextFn;
    if (into_clipboard) ImGui::GetIO().SetClipboardTextFn = copy_number;
  }
  ~CopyingNumbers() { ImGui::GetIO().SetClipboardTextFn = into_clipboard; }
  CopyingNumbers(const CopyingNumbers&) = delete;
  CopyingNumbers& operator=(const CopyingNumbers&) = delete;

 private:
  static void copy_number(void* data, const char* text) {
    into_clipboard(data, with_hyphen(text).c_str());
  }
  inline static void (*into_clipboard)(void*, const char*) = nullptr;
};

// What may stand there, below the field that has something else.
void tell_allowed(const Rect& rect, const AllowedNumber& allowed) {
  ImGui::GetWindowDrawList()->AddRect(rect.min, rect.max, colors().danger, 8, 0, 1.5f);
  hover_text(allowed_text(allowed), rect);
  mark("typed.refused", rect);
}

}  // namespace

void start_typing(ImGuiID control, const std::string& text) {
  typing.id = control;
  std::snprintf(typing.text, sizeof typing.text, "%s", with_minus_sign(text).c_str());
  typing.before = typing.text;
  typing.focus = true;
  typing.leave = false;
  open_field();
  request_frame();
}

bool is_typing(ImGuiID control) { return typing.id == control; }
bool is_typing() { return typing.id != 0; }
bool is_leaving() { return typing.leave; }
void drop_typing() { typing.id = 0; }

std::string exact_text(double value) {
  char buffer[48];
  for (int digits = 6; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  return in_language(buffer);
}

std::string shown_text(const char* format, double value) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, format, value);
  return with_minus_sign(in_language(buffer));
}

std::optional<double> type_value(const Rect& rect, const AllowedNumber& allowed, bool* by_enter) {
  const KeepLayout keep;
  ImGui::SetCursorScreenPos(rect.min);
  ImGui::SetNextItemWidth(rect.width());
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2(6, std::fmax(0.f, (rect.height() - ImGui::GetFontSize()) / 2)));
  if (typing.focus) ImGui::SetKeyboardFocusHere();
  const auto allowed_value = [&]() -> std::optional<double> {
    if (typing.text == typing.before) return std::nullopt;
    return allowed_number(typing.text, allowed);
  };
  const auto is_refused = [&] {
    return typing.text != typing.before && typing.text[0] != 0 && !allowed_value();
  };
  ImGui::GetIO().ConfigInputTextEnterKeepActive = is_refused();
  const bool entered = [] {
    const CopyingNumbers copying;
    return ImGui::InputText("##typed", typing.text, sizeof typing.text,
                            ImGuiInputTextFlags_EnterReturnsTrue |
                                ImGuiInputTextFlags_AutoSelectAll |
                                ImGuiInputTextFlags_CallbackAlways,
                            show_minus);
  }();
  ImGui::GetIO().ConfigInputTextEnterKeepActive = false;
  ImGui::PopStyleVar();
  note_field(kind_of(allowed));
  const bool left = !typing.focus && !ImGui::IsItemActive();
  typing.focus = false;
  // Not before the last letters are there: ImGui hands out what came at once over several frames.
  const bool leave = typing.leave && ImGui::GetCurrentContext()->InputEventsQueue.empty();
  const bool refused = is_refused();
  if (refused) tell_allowed(rect, allowed);
  if (refused && entered) {
    typing.focus = !ImGui::IsItemActive();  // its last letters came with Enter
    request_frame();
    return std::nullopt;
  }
  const bool taken = entered || leave || ImGui::IsItemDeactivatedAfterEdit();
  if (leave) ImGui::ClearActiveID();
  if (entered || left || leave) {
    typing.id = 0;
    request_frame();
  }
  if (by_enter) *by_enter = entered;
  return taken ? allowed_value() : std::nullopt;
}

void leave_field() {
  typing.leave = typing.id != 0;
  // A line of text keeps what stands in it.
  if (!typing.leave && edited_field()) ImGui::ClearActiveID();
  request_frame();
}

}  // namespace descent::ui
