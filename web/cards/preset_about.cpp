#include "web/cards/preset_about.hpp"

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

std::string preset_about(const RunView& run) {
  return run.preset() ? std::string(tr_marked(run.preset()->about)) : "";
}

void draw_preset_about(const RunView& run, const Layout& layout) {
  constexpr float least_bar = 1200;  // where the top bar shows it
  const bool in_bar = layout.screen.width() >= least_bar && layout.top.height() > 0;
  const std::string about = preset_about(run);
  if (in_bar || about.empty() || run.view().hidden.has(Part::preset)) return;
  ui::small_print(about);
  ui::mark("preset_about", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
           {.role = ui::Role::text, .label = about});
}

}  // namespace descent
