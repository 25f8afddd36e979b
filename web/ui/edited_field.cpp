#include "web/ui/edited_field.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <utility>

#include "web/app/words/allowed_number.hpp"

namespace descent::ui {
namespace {

constexpr int most_frames = 6;       // until a field that was asked for has the keyboard
constexpr double linger = 0.5;       // seconds for which letters still belong to a field
constexpr int frames_of_resize = 3;  // until the layout has come to rest

struct Field {
  ImGuiID id = 0;
  FieldKind kind = FieldKind::words;
  Rect rect;
  int asked_in = std::numeric_limits<int>::min() / 2;  // the frame
  bool asked = false;
  int active_since = 0, active_in = -1;  // frames
  double last = -1e9;                    // when it had the keyboard last, in ImGui's time
  ImVec2 screen;
  int resized = 0;
};
Field field;

ImGuiInputTextState* active_state() {
  ImGuiContext* context = ImGui::GetCurrentContext();
  if (context == nullptr) return nullptr;
  ImGuiInputTextState& state = context->InputTextState;
  return state.ID != 0 && context->ActiveId == state.ID ? &state : nullptr;
}

std::string utf8(const ImGuiInputTextState& state) {
  const ImWchar* begin = state.TextW.Data;
  const ImWchar* end = begin + state.CurLenW;
  const int bytes = ImTextCountUtf8BytesFromStr(begin, end);
  std::string text(static_cast<std::size_t>(bytes) + 1, '\0');
  ImTextStrToUtf8(text.data(), bytes + 1, begin, end);
  text.resize(static_cast<std::size_t>(bytes));
  return text;
}

// No longer than that many bytes, and no half characters.
std::string_view cut_to(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (text[bytes] & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// As typing it would: a line takes no line breaks, none takes other control characters.
std::string without_control_signs(std::string_view text, bool lines) {
  std::string clean;
  for (const char sign : text) {
    const bool control = static_cast<unsigned char>(sign) < 32 || sign == 127;
    if (!control || (lines && (sign == '\n' || sign == '\t'))) clean += sign;
  }
  return clean;
}

void replace_text(ImGuiInputTextState& state, std::string_view given) {
  const bool lines = (state.Flags & ImGuiInputTextFlags_Multiline) != 0;
  const std::string clean = without_control_signs(given, lines);
  const bool grows = (state.Flags & ImGuiInputTextFlags_CallbackResize) != 0;
  const std::string_view text =
      grows ? std::string_view(clean)
            : cut_to(clean, static_cast<std::size_t>(std::max(state.BufCapacityA - 1, 0)));
  const char* begin = text.data();
  const char* end = begin + text.size();
  const int characters = ImTextCountCharsFromUtf8(begin, end);
  state.TextW.resize(std::max(state.TextW.Size, characters + 1));
  state.CurLenW = ImTextStrFromUtf8(state.TextW.Data, state.TextW.Size, begin, end);
  state.CurLenA = static_cast<int>(text.size());
  // What could be undone here was another text; the page's field undoes.
  state.Stb.undostate.undo_point = 0;
  state.Stb.undostate.undo_char_point = 0;
  state.Stb.undostate.redo_point = IMSTB_TEXTEDIT_UNDOSTATECOUNT;
  state.Stb.undostate.redo_char_point = IMSTB_TEXTEDIT_UNDOCHARCOUNT;
}

FieldKind kind_of(const ImGuiInputTextState& state) {
  return field.id == state.ID ? field.kind : FieldKind::words;
}
bool is_number(FieldKind kind) {
  return kind == FieldKind::number || kind == FieldKind::signed_number;
}

}  // namespace

std::optional<EditedField> edited_field() {
  const ImGuiInputTextState* state = active_state();
  if (state == nullptr) return std::nullopt;
  EditedField edited;
  edited.id = state->ID;
  edited.kind = kind_of(*state);
  edited.read_only = (state->Flags & ImGuiInputTextFlags_ReadOnly) != 0;
  if (field.id == state->ID) edited.rect = field.rect;
  edited.text = utf8(*state);
  if (is_number(edited.kind)) edited.text = with_hyphen(std::move(edited.text));
  const int length = state->CurLenW;
  edited.cursor = std::clamp(state->Stb.cursor, 0, length);
  const int start = state->Stb.select_start, end = state->Stb.select_end;
  edited.selection =
      start == end ? edited.cursor : std::clamp(edited.cursor == end ? start : end, 0, length);
  return edited;
}

std::string described(const std::optional<EditedField>& edited) {
  if (!edited) return "";
  const Rect& rect = edited->rect;
  char line[192];
  std::snprintf(line, sizeof line, "%u %d %d %.1f %.1f %.1f %.1f %d %d\n", edited->id,
                static_cast<int>(edited->kind), edited->read_only ? 1 : 0,
                static_cast<double>(rect.min.x), static_cast<double>(rect.min.y),
                static_cast<double>(rect.width()), static_cast<double>(rect.height()),
                edited->selection, edited->cursor);
  return line + edited->text;
}

void set_edited_text(std::string_view given, int selection, int cursor) {
  ImGuiInputTextState* state = active_state();
  if (state == nullptr) return;
  std::string text(given);
  if (is_number(kind_of(*state))) text = with_minus_sign(std::move(text));
  const bool read_only = (state->Flags & ImGuiInputTextFlags_ReadOnly) != 0;
  if (!read_only && utf8(*state) != text) replace_text(*state, text);
  state->Stb.cursor = std::clamp(cursor, 0, state->CurLenW);
  state->Stb.select_start = std::clamp(selection, 0, state->CurLenW);
  state->Stb.select_end = state->Stb.cursor;
  state->CursorFollow = true;
  state->CursorAnimReset();
}

void note_field(FieldKind kind) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  if (!ImGui::IsItemActive()) return;
  ImGuiContext& g = *GImGui;
  const int now = ImGui::GetFrameCount();
  const bool goes_on = field.id == g.InputTextState.ID && field.active_in >= now - 1;
  if (!goes_on) field.active_since = now;
  field.active_in = now;
  field.id = g.InputTextState.ID;
  field.kind = kind;
  field.rect = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  // ImGui gives Escape to a field from its second frame on.
  if (now > field.active_since) field.asked = false;
  if (screen.x != field.screen.x || screen.y != field.screen.y) field.resized = frames_of_resize;
  field.screen = screen;
  if (field.resized > 0) {
    --field.resized;
    ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
  }
}

void open_field() {
  field.asked = true;
  field.asked_in = ImGui::GetFrameCount();
}

bool field_opens() { return field.asked && ImGui::GetFrameCount() - field.asked_in < most_frames; }

bool letters_are_typed() {
  const double now = ImGui::GetTime();
  if (active_state() != nullptr || field_opens() || ImGui::GetIO().WantTextInput) field.last = now;
  return now >= field.last && now - field.last < linger;
}

}  // namespace descent::ui
