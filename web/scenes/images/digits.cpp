#include "web/scenes/images/digits.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "engine/core/words.hpp"
#include "web/cards/preset_about.hpp"
#include "web/cards/training_settings.hpp"
#include "web/frame/drawer.hpp"
#include "web/scenes/images/digits_curves.hpp"
#include "web/scenes/images/digits_data.hpp"
#include "web/scenes/images/model_stack.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_curves = 150, usual_curves = 200;
constexpr std::size_t most_image_rows = 4;

void draw_model_and_data(const RunView& run, const Layout& layout, Actions& actions) {
  draw_drawer_scrim(layout, actions);
  const ui::Card card("digits_data", layout.left, tr("Data"));
  draw_drawer_close(layout, layout.left, actions);
  draw_preset_about(run, layout);
  draw_digits_data(run, actions);
  ui::divider();
  draw_model_stack(run, actions);
}

// Curves, whole rows of test images, accuracy per class: the images get what the others leave.
void draw_middle(DigitsPanel& state, const RunView& run, const Layout& layout, Actions& actions) {
  Rect rect = layout.middle;
  const float least = least_curves + card_gap + test_images_height(run, rect.width(), 1) +
                      card_gap + class_accuracy_height;
  const bool scrolls = rect.height() < least;  // whole cards in a window as low as that
  std::optional<ui::Pane> pane;
  if (scrolls) {
    pane.emplace("digits_middle", rect, 0.f);
    rect = ui::next_rect(least);
  }
  const Rect bars = rect.cut_bottom(class_accuracy_height, card_gap);
  std::size_t rows = 1;
  const auto images_height = [&](std::size_t count) {
    return test_images_height(run, rect.width(), count);
  };
  while (rows < most_image_rows &&
         images_height(rows + 1) + card_gap + usual_curves <= rect.height())
    ++rows;
  const float images = std::min(images_height(rows), rect.height() - card_gap - least_curves);
  const Rect image_card = rect.cut_bottom(images, card_gap);
  draw_digits_curves(state.curves, run, layout, rect, actions);
  draw_test_images(state.images, run, image_card, actions);
  draw_class_accuracy(state.class_accuracy, run, bars);
  if (!scrolls) return;
  ImGui::SetCursorScreenPos({bars.min.x, bars.max.y});
  ImGui::Dummy({0, 0});
}

// --- the phone's one column ---

void draw_output_tab(DigitsPanel& state, const RunView& run, const Layout& layout,
                     Actions& actions) {
  constexpr float least = 560;  // where the pad and its bars are still whole
  {
    const ui::Card story("story", ui::next_rect(0));
    draw_story_brief(state.story, run, actions);
  }
  const float height = std::max(layout.content.height() - 2 * card_gap, least);
  if (!layout.two_columns()) {
    draw_drawing_pad(state.pad, run, ui::next_rect(height), actions);
  }
  draw_digits_curves(state.curves, run, layout, ui::next_rect(0), actions);
}

void draw_training_tab(DigitsPanel& state, const RunView& run, Actions& actions) {
  if (run.ready()) {
    const ui::Card story("story", ui::next_rect(0));
    draw_story(state.story, run, actions);
  }
  draw_test_images(state.images, run, ui::next_rect(0), actions);
  draw_class_accuracy(state.class_accuracy, run, ui::next_rect(0));
  draw_training_card(run, actions);
}

void draw_phone(DigitsPanel& state, const RunView& run, const Layout& layout, Actions& actions) {
  const std::string id = "digits_tab" + std::to_string(static_cast<int>(run.view().tab()));
  if (layout.two_columns()) draw_drawing_pad(state.pad, run, layout.picture, actions);
  const ui::Pane pane(id, layout.column);
  switch (run.view().tab()) {
    case PhoneTab::output:
      draw_output_tab(state, run, layout, actions);
      break;
    case PhoneTab::training:
      draw_training_tab(state, run, actions);
      break;
    case PhoneTab::data: {
      const ui::Card card("digits_data", ui::next_rect(0), tr("Data"));
      draw_preset_about(run, layout);
      draw_digits_data(run, actions);
      break;
    }
    case PhoneTab::network: {
      const ui::Card card("digits_model", ui::next_rect(0));
      draw_model_stack(run, actions);
      break;
    }
  }
}

}  // namespace

void draw_digits(DigitsPanel& state, const RunView& run, const Layout& layout, Actions& actions) {
  if (layout.phone()) {
    draw_phone(state, run, layout, actions);
    return;
  }
  draw_story_card(state.story, run, layout.story, actions);
  draw_middle(state, run, layout, actions);
  draw_drawing_pad(state.pad, run, layout.right, actions);
  if (layout.show_left) draw_model_and_data(run, layout, actions);
}

}  // namespace descent
