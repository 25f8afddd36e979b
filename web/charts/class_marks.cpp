#include "web/charts/class_marks.hpp"

#include "engine/core/words.hpp"
#include "web/ui/mark_sprites.hpp"
#include "web/ui/theme.hpp"

namespace descent {
ImU32 class_color(std::size_t label) {
  const auto& colors = ui::colors().classes;
  return colors[label % colors.size()];
}

void draw_class_mark(ImDrawList* list, ImVec2 at, std::size_t label, float radius, ImU32 color,
                     ImU32 rim) {
  draw_mark_sprite(list, at, label, true, radius, rim);
  draw_mark_sprite(list, at, label, false, radius, color);
}

std::string class_title(const Dataset& dataset, std::size_t label) {
  if (label >= dataset.class_names.size()) return tr("class {0}", label);
  const std::string& name = dataset.class_names[label];
  const bool number = name.find_first_not_of("0123456789") == std::string::npos;
  return number ? tr("class {0}", name) : std::string(tr_marked(name));
}

}  // namespace descent
