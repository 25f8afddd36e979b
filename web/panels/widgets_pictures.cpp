#include <algorithm>
#include <cmath>

#include "web/panels/input.hpp"
#include "web/panels/keyboard_focus.hpp"
#include "web/panels/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float tooltip_width = 280;
constexpr double tooltip_delay = 0.45;

void tooltip_box(std::string_view words, ImVec2 beside) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 7));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8.f);
  const ImVec2 size = text_size(Font::label, words, tooltip_width);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 box = {size.x + 20, size.y + 14};
  float y = beside.y + 20;
  if (y + box.y > screen.y - 4) y = beside.y - 10 - box.y;
  ImGui::SetNextWindowPos(
      {std::clamp(beside.x + 8, 4.f, std::max(4.f, screen.x - box.x - 4)), std::max(4.f, y)});
  ImGui::SetNextWindowSize(box);
  if (ImGui::BeginTooltip()) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    ImGui::Dummy(size);
    draw_text(ImGui::GetWindowDrawList(), Font::label, place, colors().text, words, tooltip_width);
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace

void tooltip(std::string_view words) {
  if (words.empty() || host().touch || ImGui::IsAnyItemActive()) return;
  if (const double seconds = ring_seconds(); seconds >= 0) {
    const ImVec2 below = {ImGui::GetItemRectMin().x - 8, ImGui::GetItemRectMax().y - 12};
    if (seconds >= tooltip_delay) tooltip_box(words, below);
    // ImGui shows a new window a frame later.
    constexpr double shown = tooltip_delay + 0.1;
    if (seconds < shown) request_frame_in(std::max(0.0, tooltip_delay - seconds));
    return;
  }
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
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
