#include <algorithm>
#include <cmath>

#include "web/ui/fingers.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/locked.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/tooltip_place.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float tooltip_width = 280;
constexpr double tooltip_delay = 0.45;
constexpr double finger_delay = 0.6;  // a tap is shorter

// Under the tip of the mouse's arrow.
ImVec2 below_mouse(ImVec2 mouse) { return {mouse.x + 8, mouse.y + 20}; }

// What of the picture the mouse's arrow covers; empty where there is none.
Rect under_pointer() {
  if (!ImGui::IsMousePosValid()) return {};
  const ImVec2 at = ImGui::GetMousePos();
  return {{at.x - 3, at.y - 3}, {at.x + 11, at.y + 18}};
}

ImVec2 box_size(std::string_view words) {
  const ImVec2 size = text_size(Font::label, words, tooltip_width);
  return {size.x + 20, size.y + 14};
}

// Of what is told of a point while one looks at it: on the screen, on the other side where there is
// no room.
ImVec2 value_place(std::string_view words, ImVec2 point) {
  const ImVec2 size = box_size(words), screen = ImGui::GetIO().DisplaySize;
  ImVec2 corner = below_mouse(point);
  if (corner.y + size.y > screen.y - 4) corner.y = point.y - 10 - size.y;
  if (corner.x + size.x > screen.x - 4) corner.x = point.x - 12 - size.x;
  return {std::max(4.f, corner.x), std::max(4.f, corner.y)};
}

// Of what a control does. `wanted`: its upper left corner, where nothing is in the way.
ImVec2 box_place(std::string_view words, ImVec2 wanted, const Rect& about) {
  return place_beside({box_size(words), wanted, about, under_pointer(), ImGui::GetIO().DisplaySize},
                      pressable_places());
}

void tooltip_box(std::string_view words, ImVec2 corner) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 7));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8.f);
  const ImVec2 box = box_size(words), size = {box.x - 20, box.y - 14};
  ImGui::SetNextWindowPos(corner);
  ImGui::SetNextWindowSize(box);
  if (ImGui::BeginTooltip()) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    ImGui::Dummy(size);
    draw_text(ImGui::GetWindowDrawList(), Font::label, place, colors().text, words, tooltip_width);
    const ImVec2 at = ImGui::GetWindowPos();
    mark("tooltip", {at, {at.x + box.x, at.y + box.y}},
         {.role = Role::tooltip, .label = std::string(words)});
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
double last_lay = 0;  // seconds

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
  // Where the finger does not hide it. It goes with the finger, and so is in nobody's way.
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  const float above = min.y - box_size(words).y - 24;
  tooltip_box(words, value_place(words, {min.x - 8, (above > 4 ? above : max.y + 24) - 20}));
}

// The box of an item stays where it came up while the mouse goes over the item.
struct Box {
  ImGuiID item = 0;
  int frame = 0;
  ImVec2 size{0, 0}, corner{0, 0};
};
Box last_box;

void tooltip_at_mouse(std::string_view words) {
  constexpr float large = 160;  // one sees where on it the mouse is, and the words have to be near
  const ImVec2 mouse = ImGui::GetMousePos();
  Rect about{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  const bool is_picture = about.width() > large && about.height() > large;
  if (is_picture) about = {mouse, mouse};
  const ImGuiID item = ImGui::GetItemID();
  const ImVec2 size = box_size(words);
  const int now = ImGui::GetFrameCount();
  const bool stays = !is_picture && last_box.item == item && now - last_box.frame <= 1 &&
                     last_box.size.x == size.x && last_box.size.y == size.y;
  const ImVec2 corner = stays ? last_box.corner : box_place(words, below_mouse(mouse), about);
  last_box = {item, now, size, corner};
  tooltip_box(words, corner);
}

// The item that was pressed since the mouse came to it: whoever presses knows what it does, and
// wants to see what lies beside it.
ImGuiID pressed_item = 0;

}  // namespace

void finger_lay(double seconds) {
  last_lay = seconds;
  if (seconds < finger_delay) explained = {};
}

bool finger_asked() { return host().touch && last_lay >= finger_delay; }

bool explained_to_finger() {
  return explained.item == ImGui::GetItemID() &&
         explained.pressed_at == ImGui::GetIO().MouseClickedTime[0];
}

void tooltip(std::string_view words) {
  if (!newest_lock().empty()) words = newest_lock();
  if (words.empty()) return;
  if (host().touch) {
    explain_to_finger(words);
    return;
  }
  const ImGuiID item = ImGui::GetItemID();
  if (ImGui::IsItemActive()) pressed_item = item;
  if (ImGui::IsAnyItemActive()) return;
  if (const double seconds = ring_seconds(); seconds >= 0) {
    const Rect about{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    const ImVec2 below = {about.min.x, about.max.y + 8};
    if (seconds >= tooltip_delay) tooltip_box(words, box_place(words, below, about));
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
    tooltip_at_mouse(words);
  } else {
    request_frame_in(tooltip_delay);
  }
}

void hover_text(std::string_view words) { hover_text(words, ImGui::GetMousePos()); }

void hover_text(std::string_view words, ImVec2 place) {
  if (!words.empty()) tooltip_box(words, value_place(words, place));
}

void hover_text(std::string_view words, const Rect& control) {
  if (words.empty()) return;
  constexpr float gap = 6;
  const float height = box_size(words).y;
  const bool below = control.max.y + gap + height <= ImGui::GetIO().DisplaySize.y - 4;
  const float y = below ? control.max.y + gap : control.min.y - gap - height;
  tooltip_box(words, value_place(words, {control.min.x - 8, y - 20}));
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
  if (is_mirrored()) {
    note_text(std::string(name) + " " + std::string(value),
              {place, {place.x + size.x, rest.max.y}});
  }
  rest.min.x += text_size(Font::label, name).x + 5;
  draw_text_in(list, Font::label_strong, rest, colors().text, value);
}

}  // namespace descent::ui
