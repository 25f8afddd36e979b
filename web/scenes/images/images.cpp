#include "web/scenes/images/images.hpp"

#include <algorithm>
#include <string>

#include "engine/core/words.hpp"
#include "web/cards/preset_about.hpp"
#include "web/frame/drawer.hpp"
#include "web/scenes/images/images_curves.hpp"
#include "web/scenes/images/images_data.hpp"
#include "web/scenes/images/large_images.hpp"
#include "web/scenes/images/model_stack.hpp"
#include "web/scenes/images/own_images_dialog.hpp"
#include "web/scenes/images/workbench_pages.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void draw_model_and_data(ImagesPanel& state, const RunView& run, const Layout& layout,
                         Actions& actions) {
  draw_drawer_scrim(layout, actions);
  const ui::Card card("images_data", layout.left, tr("Data"));
  draw_drawer_close(layout, layout.left, actions);
  draw_preset_about(run, layout);
  draw_images_data(state.split, run, actions);
  ui::divider();
  draw_model_stack(state.model, run, actions);
}

// --- the phone's one column ---

void draw_output_tab(ImagesPanel& state, const RunView& run, const Layout& layout,
                     Actions& actions) {
  constexpr float least = 560;  // where the pad and its bars are still whole
  {
    const ui::Card story("story", ui::next_rect(0));
    draw_story_brief(state.story, run, actions);
  }
  const float usual = std::max(layout.content.height() - 2 * card_gap, least);
  const float height = usual + pad_stages_height(run, ui::next_rect(0).width());
  if (layout.two_columns()) {  // the pad stands beside it
    draw_images_curves(state.curves, run, layout, ui::next_rect(0), actions);
  } else {
    draw_drawing_pad(state.pad, run, ui::next_rect(height), actions);
  }
}

void draw_phone(ImagesPanel& state, const RunView& run, const Layout& layout, Actions& actions) {
  const std::string id = "images_tab" + std::to_string(static_cast<int>(run.view().tab()));
  if (layout.two_columns()) draw_drawing_pad(state.pad, run, layout.picture, actions);
  const ui::Pane pane(id, layout.column);
  switch (run.view().tab()) {
    case PhoneTab::output:
      draw_output_tab(state, run, layout, actions);
      break;
    case PhoneTab::training:
      draw_workbench_page_column(state, run, layout, actions);
      break;
    case PhoneTab::data: {
      const ui::Card card("images_data", ui::next_rect(0), tr("Data"));
      draw_preset_about(run, layout);
      draw_images_data(state.split, run, actions);
      break;
    }
    case PhoneTab::network: {
      const ui::Card card("images_model", ui::next_rect(0));
      draw_model_stack(state.model, run, actions);
      break;
    }
  }
}

// Where the curves, the images and the classes are short of room they get what the story leaves.
Layout with_room(ImagesPanel& state, const RunView& run, Layout layout) {
  constexpr float low_story = 60, enough = 560;
  if (layout.story.height() < low_story || layout.middle.height() >= enough) return layout;
  const float needed = std::max(
      low_story,
      std::min(layout.story.height(), story_card_height(state.story, run, layout.story.width())));
  layout.story.max.y = layout.story.min.y + needed;
  layout.middle.min.y = layout.story.max.y + card_gap;
  return layout;
}

void draw_cards(ImagesPanel& state, const RunView& run, const Layout& whole, Actions& actions) {
  if (whole.phone()) {
    draw_phone(state, run, whole, actions);
    return;
  }
  const Layout layout = with_room(state, run, whole);
  draw_story_card(state.story, run, layout.story, actions);
  draw_workbench_page(state, run, layout, actions);
  draw_drawing_pad(state.pad, run, layout.right, actions);
  if (layout.show_left) draw_model_and_data(state, run, layout, actions);
}

}  // namespace

void draw_images(ImagesPanel& state, const RunView& run, const Layout& layout, Actions& actions) {
  draw_cards(state, run, layout, actions);
  draw_split_dialog(state.split, run, layout, actions);
  draw_own_images_dialog(state.pad.tools.own, run, layout, actions);
  draw_large_images(state.images.large, "mean_large", layout);
  draw_large_images(state.model.augmented.large, "augmented_large", layout);
}

}  // namespace descent
