#include <algorithm>
#include <cmath>

#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float tooltip_width = 280;
constexpr float tooltip_gap = 20;  // to the tip of the mouse's arrow
constexpr double tooltip_delay = 0.45;
constexpr double finger_delay = 0.6;  // a tap is shorter

void tooltip_box(std::string_view words, ImVec2 beside) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 7));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8.f);
  const ImVec2 size = text_size(Font::label, words, tooltip_width);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 box = {size.x + 20, size.y + 14};
  float y = beside.y + tooltip_gap;
  if (y + box.y > screen.y - 4) y = beside.y - 10 - box.y;
  float x = beside.x + 8;
  if (x + box.x > screen.x - 4) x = beside.x - 12 - box.x;
  ImGui::SetNextWindowPos({std::max(4.f, x), std::max(4.f, y)});
  ImGui::SetNextWindowSize(box);
  if (ImGui::BeginTooltip()) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    ImGui::Dummy(size);
    draw_text(ImGui::GetWindowDrawList(), Font::label, place, colors().text, words, tooltip_width);
    mark("tooltip", {ImGui::GetWindowPos(),
                     {ImGui::GetWindowPos().x + box.x, ImGui::GetWindowPos().y + box.y}});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar(2);
}

// The item that a finger has lain on so long that it was explained, and when it came down.
struct Explained {
  ImGuiID item = 0;
  double pressed_at = 0;
};
Explained explained;

// While the finger lies still.
void explain_to_finger(std::string_view words) {
  if (!ImGui::IsItemActive()) return;
  const ImGuiIO& io = ImGui::GetIO();
  const ImGuiID item = ImGui::GetItemID();
  if (io.MouseDragMaxDistanceSqr[0] > finger_tremble * finger_tremble) return;
  const double seconds = static_cast<double>(io.MouseDownDuration[0]);
  if (seconds < finger_delay) {
    request_frame_in(finger_delay - seconds);
    return;
  }
  explained = {item, io.MouseClickedTime[0]};
  // Where the finger does not hide it.
  const float height = text_size(Font::label, words, tooltip_width).y + 14;
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  const float above = min.y - height - 24;
  tooltip_box(words, {min.x - 8, (above > 4 ? above : max.y + 24) - tooltip_gap});
}

// The item that was pressed since the mouse came to it: whoever presses knows what it does, and
// wants to see what lies beside it.
ImGuiID pressed_item = 0;

}  // namespace

bool explained_to_finger() {
  return explained.item == ImGui::GetItemID() &&
         explained.pressed_at == ImGui::GetIO().MouseClickedTime[0];
}

void tooltip(std::string_view words) {
  if (words.empty()) return;
  if (host().touch) {
    explain_to_finger(words);
    return;
  }
  const ImGuiID item = ImGui::GetItemID();
  if (ImGui::IsItemActive()) pressed_item = item;
  if (ImGui::IsAnyItemActive()) return;
  if (const double seconds = ring_seconds(); seconds >= 0) {
    const ImVec2 below = {ImGui::GetItemRectMin().x - 8, ImGui::GetItemRectMax().y - 12};
    if (seconds >= tooltip_delay) tooltip_box(words, below);
    // ImGui shows a new window a frame later.
    constexpr double shown = tooltip_delay + 0.1;
    if (seconds < shown) request_frame_in(std::max(0.0, tooltip_delay - seconds));
    return;
  }
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
    if (pressed_item == item) pressed_item = 0;
    return;
  }
  if (pressed_item == item) return;
  if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled | ImGuiHoveredFlags_DelayNormal)) {
    tooltip_box(words, ImGui::GetMousePos());
  } else {
    request_frame_in(tooltip_delay);
  }
}

void hover_text(std::string_view words) { hover_text(words, ImGui::GetMousePos()); }

void hover_text(std::string_view words, ImVec2 place) {
  if (!words.empty()) tooltip_box(words, place);
}

void hover_text(std::string_view words, const Rect& control) {
  constexpr float gap = 6;
  const float height = text_size(Font::label, words, tooltip_width).y + 14;
  const bool below = control.max.y + gap + height <= ImGui::GetIO().DisplaySize.y - 4;
  const float y = below ? control.max.y + gap : control.min.y - gap - height;
  hover_text(words, {control.min.x - 8, y - tooltip_gap});
}

void progress_bar(double fraction, float height, float width) {
  if (width < 0) width = ImGui::GetContentRegionAvail().x;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, height});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto part = static_cast<float>(std::clamp(std::isfinite(fraction) ? fraction : 0, 0., 1.));
  list->AddRectFilled(place, {place.x + width, place.y + height}, colors().well, height / 2);
  if (part * width >= 1) {
    list->AddRectFilled(place, {place.x + std::max(width * part, height), place.y + height},
                        colors().accent, height / 2);
  }
}

float legend_entry_width(std::string_view name, std::string_view value) {
  return 16 + text_size(Font::label, name).x + 5 + text_size(Font::label_strong, value).x;
}

void legend_entry(ImU32 color, std::string_view name, std::string_view value) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const ImVec2 size = {legend_entry_width(name, value), 20};
  ImGui::Dummy(size);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({place.x, place.y + 5}, {place.x + 10, place.y + 15}, color, 2);
  Rect rest{{place.x + 16, place.y}, {place.x + size.x + 1, place.y + 20}};
  draw_text_in(list, Font::label, rest, colors().secondary, name);
  rest.min.x += text_size(Font::label, name).x + 5;
  draw_text_in(list, Font::label_strong, rest, colors().text, value);
}

}  // namespace descent::ui
