#include "web/scenes/images/drawing_pad.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t image_side = 28;
constexpr float least_pad = 200;
// Of the bars: the pad leaves them `good_row` each until it is at its least itself.
constexpr float least_row = 17, good_row = 20, usual_row = 25;

// Here, or before it came with its weights.
bool is_trained(const RunView& run) {
  return run.ready() && (run.snapshot().samples_seen > 0 || run.snapshot().predictions);
}

const Dataset* pad_dataset(const RunView& run) { return run.ready() ? &run.dataset() : nullptr; }

// The selected image is shown, and there is one.
bool shows_image(const RunView& run) { return !chosen_image(run).drawing; }

std::string card_title(const RunView& run) {
  if (!shows_image(run)) return draws_item(run) ? tr("Draw an item") : tr("Draw a digit");
  return image_name(chosen_image(run).image, run.dataset());
}

void draw_back_button(Actions& actions) {
  if (ui::button("pad.back", tr("To the drawing"),
                 tr("Show the network's outputs for the drawing (Escape)."))) {
    actions.push_back(InspectDrawing{});
  }
}

// The drawing goes on, or the model has: what was said last still tells something.
bool same_picture(const DrawingPad& state, const ChosenImage& chosen) {
  return state.key && state.key->chosen.drawing == chosen.drawing &&
         (chosen.drawing ? !chosen.blank() : state.key->chosen == chosen);
}

// The image and what the network says of it, made anew when one of them
// changed.
void refresh(DrawingPad& state, const RunView& run) {
  const DrawingPad::Key key{chosen_image(run), run.version()};
  const bool same = same_picture(state, key.chosen);
  if (state.key == key || (state.says.under_way() && same)) return;
  if (!same) state.says.forget();
  state.key = key;
  state.image = pixels_of(key.chosen, run);
  state.truth = truth_of(key.chosen, run);
  if (state.image.size() != image_side * image_side) state.image.clear();
  if (!state.image.empty()) show_preview(state.tools, state.image);
  const bool fits = !state.image.empty() && run.ready() &&
                    element_count(run.snapshot().model->input_shape()) == state.image.size();
  if (!fits) {
    state.says.forget();
    return;
  }
  const auto look = std::make_shared<ImagesLook>(run.snapshot().model, run.kernels(), state.image);
  state.says.asked(look);
  run.looks().ask(look);
}

// Of the newest model that has been asked; null: none has.
const ImagePredictions* says_of_image(DrawingPad& state) {
  const ImagesLook* answer = state.says.answer();
  return answer ? &answer->says() : nullptr;
}

void draw_image(DrawingPad& state, const Rect& rect, float rounding) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(rect.min, rect.max, ui::colors().pad, rounding);
  if (state.image.empty()) return;
  const UvRect uv = state.tools.preview.image(0);
  list->AddImageRounded(state.tools.preview.texture(), rect.min, rect.max, uv.min, uv.max,
                        IM_COL32_WHITE, rounding);
}

// --- below the pad ---

void draw_line_below(DrawingPad& state, const RunView& run, Actions& actions) {
  if (!shows_image(run)) {
    draw_pad_line(state.tools, run, !state.image.empty(), actions);
    return;
  }
  const Rect row = ui::take_rect(pad_preview_side);
  const ImVec2 below = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({row.min.x, row.center().y - ui::control_height() / 2});
  draw_back_button(actions);
  ImGui::SetCursorScreenPos(below);
}

// Why nothing is said yet, in as many lines as that takes.
void draw_waiting(const char* words) {
  if (ui::text_size(ui::Font::text, words).x > ImGui::GetContentRegionAvail().x) {
    ui::secondary_paragraph(words);
    return;
  }
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, ui::take_rect(24),
                   ui::colors().secondary, words);
}

// "It says 3", and whether that is right where it is known: beside it, or below where that has no
// room.
void draw_answer(const DrawingPad& state, const Dataset& dataset, std::uint32_t label) {
  const ui::Colors& c = ui::colors();
  Rect line = ui::take_rect(24);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto say = [&](ui::Font font, ImU32 color, std::string_view words) {
    // Larger letters hang lower when they are centred; a pixel higher they share the line.
    const float lift = font == ui::Font::number ? 1.f : 0.f;
    ui::draw_text_in(list, font, {{line.min.x, line.min.y - lift}, {line.max.x, line.max.y - lift}},
                     color, words);
    line.min.x += ui::text_size(font, words).x;
  };
  say(ui::Font::text, c.secondary, std::string(tr("It says")) + " ");
  say(ui::Font::number, c.text, class_name(dataset, label));
  if (!state.truth) return;
  const bool right = *state.truth == label;
  const ui::Font font = right ? ui::Font::text : ui::Font::strong;
  const std::string truth = class_name(dataset, *state.truth);
  std::string words = right ? tr(", which is right") : tr(", but it is {0}", truth);
  if (ui::text_size(font, words).x > line.width()) {
    line = ui::take_rect(20);
    words = right ? tr("That is right.") : tr("But it is {0}.", truth);
  }
  say(font, right ? c.secondary : c.negative_text, words);
}

void draw_verdict(DrawingPad& state, const RunView& run) {
  const ImagePredictions* says = says_of_image(state);
  if (!run.ready()) {
    draw_waiting(tr("The images are not loaded yet."));
  } else if (!says) {
    draw_waiting(tr("Draw: the outputs follow."));
  } else if (!is_trained(run)) {
    draw_waiting(tr("It has not learnt yet: press play."));
  } else {
    draw_answer(state, run.dataset(), says->predictions[0].label);
  }
}

void draw_bars(DrawingPad& state, const RunView& run, float height) {
  OutputsBars bars;
  bars.dataset = pad_dataset(run);
  const Rect area = ui::take_rect(height);
  if (!bars.dataset) return;
  if (const ImagePredictions* says = says_of_image(state)) {
    bars.values = says->row(0);
    bars.probabilities = outputs_are_probabilities(*run.snapshot().model);
  }
  bars.quiet = !is_trained(run);
  bars.truth = state.truth;
  draw_outputs_bars(bars, area);
}

void draw_pad_or_image(DrawingPad& state, const RunView& run, const Rect& pad, Actions& actions) {
  if (shows_image(run)) {
    draw_image(state, pad, 10);
    ui::press_area("pad.test_image", pad, tr("The image, as the network gets it."));
  } else {
    draw_pad(state.drawing, run, pad, actions);
  }
}

// Where it is wider than high, as on a turned phone: the outputs beside the pad.
void draw_beside(DrawingPad& state, const RunView& run, const Rect& room, float rows,
                 Actions& actions) {
  constexpr float least_side = 90, gap = 8, column_gap = 14, bars = 140;
  const Dataset* dataset = pad_dataset(run);
  const float least_outputs = bars + (dataset ? class_names_width(*dataset) : 20.f);
  const std::size_t lines =
      pad_buttons_width(1) + column_gap + least_outputs > room.width() ? 2 : 1;
  const float buttons = static_cast<float>(lines) * (ui::control_height() + gap) - gap;
  const float side = std::floor(
      std::max(least_side, std::min(room.height() - buttons - gap, room.width() - least_outputs)));
  Rect rest = room;
  Rect left = rest.cut_left(std::max(side, pad_buttons_width(lines)), column_gap);
  const Rect pad{left.min, {left.min.x + side, left.min.y + side}};
  draw_pad_or_image(state, run, pad, actions);
  ImGui::SetCursorScreenPos({left.min.x, pad.max.y + gap});
  if (shows_image(run)) {
    draw_back_button(actions);
  } else {
    draw_pad_buttons(state.tools, run, lines, actions);
  }
  const ui::Pane outputs("pad.outputs", rest, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(gap, gap));
  if (!shows_image(run)) draw_pad_stages(state.tools, run, actions);
  draw_verdict(state, run);
  const float height = ImGui::GetContentRegionAvail().y;
  draw_bars(state, run, rows * std::clamp(height / rows, 14.f, usual_row));
  ImGui::PopStyleVar();
}

}  // namespace

void draw_drawing_pad(DrawingPad& state, const RunView& run, const Rect& rect, Actions& actions) {
  refresh(state, run);
  ui::Card card("pad_card", rect, card_title(run));
  const std::size_t classes = pad_dataset(run) ? pad_dataset(run)->classes : 10;
  const auto rows = static_cast<float>(std::max<std::size_t>(classes, 1));
  const float gap = ImGui::GetStyle().ItemSpacing.y;

  if (!shows_image(run)) draw_stages_switch(card, run, actions);
  const Rect room = card.rest();
  if (room.width() > room.height()) {
    draw_beside(state, run, room, rows, actions);
    return;
  }
  const float stages = shows_image(run) ? 0 : pad_stages_height(run, room.width());
  const float line = shows_image(run) ? pad_preview_side : pad_line_height(room.width());
  const float fixed = line + stages + 24 + 3 * gap;
  const float side = std::floor(
      std::max(least_pad, std::min(room.width(), room.height() - fixed - rows * good_row)));
  Rect pad = ui::take_rect(side);
  pad.min.x = std::floor(pad.center().x - side / 2);
  pad.max.x = pad.min.x + side;
  draw_pad_or_image(state, run, pad, actions);
  draw_line_below(state, run, actions);
  if (stages > 0) draw_pad_stages(state.tools, run, actions);
  draw_verdict(state, run);
  const float left = room.height() - side - fixed;
  draw_bars(state, run, rows * std::clamp(left / rows, least_row, usual_row));
}

}  // namespace descent
