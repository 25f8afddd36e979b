#include <algorithm>

#include "engine/core/words.hpp"
#include "web/cards/training_settings.hpp"
#include "web/scenes/line/descent_card.hpp"
#include "web/scenes/line/line_cards.hpp"
#include "web/scenes/line/mode_choice.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void draw_descent_on_phone(const LineScenery& scenery) {
  const float width = ImGui::GetContentRegionAvail().x;
  draw_loss_card(scenery.state.descent, scenery.run, *scenery.descent,
                 ui::next_rect(std::max(480.0f, 1.5f * width)), scenery.actions);
  ui::Card card("line_values", ui::next_rect(0));
  draw_descent(scenery.run, *scenery.descent, scenery.actions);
}

void draw_hand_on_phone(const LineScenery& scenery) {
  ui::Card card("line_values", ui::next_rect(0));
  choose_line_mode(scenery.run, true, scenery.actions);
  draw_hand_of(scenery);
}

}  // namespace

void draw_line_phone(const LineScenery& scenery) {
  const bool beside = scenery.layout.two_columns();
  if (beside) draw_line_card(scenery, scenery.layout.picture);
  ui::Pane pane("line_pane", scenery.layout.column);
  const float width = ImGui::GetContentRegionAvail().x;
  switch (scenery.run.view().tab()) {
    case PhoneTab::output: {
      if (!beside) draw_line_card(scenery, ui::next_rect(std::max(300.0f, 0.9f * width)));
      if (is_by_hand(scenery)) {
        draw_hand_on_phone(scenery);
        break;
      }
      if (scenery.descent) {
        {
          ui::Card card("line_mode", ui::next_rect(0));
          choose_line_mode(scenery.run, true, scenery.actions);
        }
        draw_descent_on_phone(scenery);
        break;
      }
      {
        ui::Card card("story", ui::next_rect(0));
        draw_story_brief(scenery.state.story, scenery.run, scenery.actions);
        draw_prediction(scenery);
      }
      ui::Card card("line_values", ui::next_rect(0));
      if (scenery.line) choose_line_mode(scenery.run, true, scenery.actions);
      draw_line_figures_of(scenery);
      draw_metric_curves_on_phone(scenery.state.curves, scenery.run, 170, scenery.actions,
                                  own_losses(scenery));
      break;
    }
    case PhoneTab::network: {
      ui::Card card("line_values", ui::next_rect(0), tr("Weight and bias"));
      draw_line_figures_of(scenery);
      if (scenery.line) {
        draw_trace(scenery, LineValue::w, 140);
        draw_trace(scenery, LineValue::b, 140);
      }
      break;
    }
    case PhoneTab::data:
      draw_points_card(scenery, ui::next_rect(0));
      break;
    case PhoneTab::training: {
      {
        ui::Card card("story", ui::next_rect(0));
        draw_story(scenery.state.story, scenery.run, scenery.actions);
      }
      draw_training_card(scenery.run, scenery.actions);
      break;
    }
  }
}

}  // namespace descent
