#include "web/scenes/line/loss_card.hpp"

#include <algorithm>
#include <array>

#include "engine/core/words.hpp"
#include "web/scenes/line/loss_slice.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::array<ui::ChoiceWord, 2> picture_words() {
  return {{{"contours", tr("contours")}, {"surface", tr("surface")}}};
}

void choose_picture(const RunView& run, Actions& actions) {
  const DescentView& view = run.view().descent;
  const auto chosen =
      ui::choice_words("loss_over", picture_words(), static_cast<std::size_t>(view.picture),
                       tr("The loss over w and b from above, or as a surface that one can turn"));
  if (!chosen) return;
  actions.push_back(SetDescentView{{static_cast<LossPicture>(*chosen), view.raced}});
}

}  // namespace

void draw_loss_card(DescentPanel& state, const RunView& run, const DescentShows& shows,
                    const Rect& place, Actions& actions) {
  ui::Card card("loss_over", place, tr("Loss over w and b"));
  {
    const ui::TitleLine line(card, ui::choice_words_width(picture_words()));
    choose_picture(run, actions);
  }
  fit_loss_view(state.picture, shows);
  constexpr float title = 20, gap = 8;
  const Rect rest = card.rest();
  const float slice = std::clamp(0.36f * rest.height(), 110.f, 240.f);
  const Rect above = ui::take_rect(std::max(120.f, rest.height() - slice - title - 2 * gap));
  if (run.view().descent.picture == LossPicture::surface) {
    draw_loss_surface(state.picture, shows, above);
  } else {
    draw_loss_contours(state.picture, run, shows, above, actions);
  }
  ui::section_title(tr("Over w alone, b as it is"));
  draw_loss_slice(shows, state.picture.view, ui::take_rect(slice));
}

}  // namespace descent
