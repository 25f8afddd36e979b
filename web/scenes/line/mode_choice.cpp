#include "web/scenes/line/mode_choice.hpp"

#include <array>

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::array<ui::ChoiceWord, 3> mode_words() {
  return {{{"training", tr("training")}, {"hand", tr("by hand")}, {"descent", tr("gradient")}}};
}

}  // namespace

void choose_line_mode(const RunView& run, bool column, Actions& actions) {
  const auto chosen =
      ui::choice(column, "line_mode", mode_words(), static_cast<std::size_t>(run.view().line_mode),
                 tr("By hand: you set w and b, and see what the loss is made of. Gradient: the "
                    "loss over w and "
                    "b, and how gradient descent goes down on it."));
  if (!chosen) return;
  const auto mode = static_cast<LineMode>(*chosen);
  if (mode == LineMode::by_hand && run.playing()) actions.push_back(Pause{});
  actions.push_back(SetLineMode{mode});
}

float line_mode_choice_width() { return ui::choice_words_width(mode_words()); }

}  // namespace descent
