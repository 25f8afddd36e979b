#include "web/panels/class_marks.hpp"

#include "web/panels/theme.hpp"

namespace descent {
namespace {

constexpr float rim_width = 1.2f;

void diamond(ImDrawList* list, ImVec2 at, float r, ImU32 color) {
  list->AddQuadFilled({at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y},
                      color);
}

void triangle(ImDrawList* list, ImVec2 at, float r, ImU32 color) {
  list->AddTriangleFilled({at.x, at.y - r}, {at.x + 0.87f * r, at.y + 0.5f * r},
                          {at.x - 0.87f * r, at.y + 0.5f * r}, color);
}

void square(ImDrawList* list, ImVec2 at, float r, ImU32 color) {
  list->AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, color, 0);
}

// Two bars across each other; `turned` makes a cross of the plus.
void bars(ImDrawList* list, ImVec2 at, float length, float width, bool turned, ImU32 color) {
  const float diagonal = 0.707f * length;
  const ImVec2 first = turned ? ImVec2(diagonal, diagonal) : ImVec2(length, 0);
  const ImVec2 second = turned ? ImVec2(diagonal, -diagonal) : ImVec2(0, length);
  for (const ImVec2 arm : {first, second}) {
    list->AddLine({at.x - arm.x, at.y - arm.y}, {at.x + arm.x, at.y + arm.y}, color, width);
  }
}

void draw_shape(ImDrawList* list, ImVec2 at, std::size_t label, float radius, float more,
                ImU32 color) {
  switch (label % class_mark_count) {
    case 0:
      diamond(list, at, 1.25f * (radius + more), color);
      break;
    case 1:
      list->AddCircleFilled(at, radius + more, color, 14);
      break;
    case 2:
      triangle(list, {at.x, at.y + 0.15f * radius}, 1.4f * radius + 2 * more, color);
      break;
    case 3:
      square(list, at, 0.9f * radius + more, color);
      break;
    default:
      bars(list, at, 1.2f * radius + more, 0.8f * radius + 2 * more, label % class_mark_count == 4,
           color);
      break;
  }
}

}  // namespace

ImU32 class_color(std::size_t label) {
  const auto& colors = ui::colors().classes;
  return colors[label % colors.size()];
}

void draw_class_mark(ImDrawList* list, ImVec2 at, std::size_t label, float radius, ImU32 color,
                     ImU32 rim) {
  draw_shape(list, at, label, radius, rim_width, rim);
  draw_shape(list, at, label, radius, 0, color);
}

std::string class_title(const Dataset& dataset, std::size_t label) {
  if (label >= dataset.class_names.size()) return "class " + std::to_string(label);
  const std::string& name = dataset.class_names[label];
  const bool number = name.find_first_not_of("0123456789") == std::string::npos;
  return number ? "class " + name : name;
}

}  // namespace descent
