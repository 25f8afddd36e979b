#include "web/scenes/images/why_change.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/predicted_rows.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/scenes/images/why_settings.hpp"

namespace descent {
namespace {

constexpr float usual_range = 64;  // grey levels that the slider goes to, unless more are needed
constexpr float grey_levels = 255;

// What the person has set, else where the answer turns.
float shown_epsilon(const WhyLook& look, const RunView& run) {
  if (run.view().why.epsilon) return *run.view().why.epsilon;
  return look.flip() ? look.flip()->epsilon : 8 / grey_levels;
}

std::string levels(float epsilon) {
  return fixed_text(static_cast<double>(epsilon * grey_levels), 1);
}

// Of the image changed by that; null: not known yet.
const ImagePredictions* says_of_change(WhyChange& state, const WhyLook& look, const RunView& run,
                                       float epsilon) {
  if (state.asked_look != look.number() || state.asked_epsilon != epsilon) {
    state.asked_look = look.number();
    state.asked_epsilon = epsilon;
    auto asked = std::make_shared<ImagesLook>(look.model(), run.kernels(),
                                              stepped(look.image(), look.signs(), epsilon));
    state.says.asked(asked);
    run.looks().ask(std::move(asked));
  }
  const ImagesLook* answer = state.says.answer();
  return answer ? &answer->says() : nullptr;
}

// --- the size ---

void choose_epsilon(const WhyLook& look, const RunView& run, float epsilon, Actions& actions) {
  const bool far = epsilon * grey_levels > usual_range ||
                   (look.flip() && look.flip()->epsilon * grey_levels > usual_range);
  const ui::SliderRange range{.max = static_cast<double>(far ? grey_levels : usual_range),
                              .step = 0.5,
                              .format = "%.1f",
                              .unit = " / 255"};
  const auto chosen = ui::slider(
      "why.epsilon", tr("Size ε of the change"), static_cast<double>(epsilon * grey_levels), range,
      tr("By how much every pixel becomes brighter or darker, of 255 grey levels."));
  if (chosen) {
    change_why(run, actions,
               [&](WhyView& to) { to.epsilon = static_cast<float>(*chosen) / grey_levels; });
  }
  const bool at_flip = !run.view().why.epsilon.has_value();
  const bool found = look.flip().has_value();
  if (ui::button(
          "why.flip_point",
          found ? tr("Where it turns: {0}", levels(look.flip()->epsilon)) : tr("Where it turns"),
          tr("The smallest size found at which the answer is another."),
          at_flip ? ui::ButtonStyle::soft : ui::ButtonStyle::outline, 0, found)) {
    change_why(run, actions, [](WhyView& to) { to.epsilon.reset(); });
  }
}

void choose_direction(const WhyLook& look, const RunView& run, Actions& actions) {
  const Dataset& dataset = run.dataset();
  std::vector<ui::Choice> choices = {
      {.text = tr("Away from {0}", class_name(dataset, look.answer())), .id = "away"}};
  for (std::size_t label = 0; label < look.outputs().size(); ++label) {
    choices.push_back({.text = tr("Towards {0}", class_name(dataset, label)),
                       .id = "class" + std::to_string(label)});
  }
  const auto& towards = run.view().why.towards;
  const std::size_t selected = towards && *towards + 1 < choices.size() ? *towards + 1 : 0;
  const auto chosen =
      ui::drop_down("why.towards", "", choices, selected, tr("Where the change is to lead."));
  if (!chosen) return;
  change_why(run, actions, [&](WhyView& to) {
    to.towards = *chosen == 0 ? std::nullopt : std::optional(*chosen - 1);
    to.epsilon.reset();
  });
}

// --- what it then says ---

struct Bars {
  const WhyLook& look;
  const RunView& run;
  std::span<const float> now;  // none: not known yet
};

void draw_bar_row(const Bars& bars, std::size_t label, float names, float scale, Rect row) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool probabilities = outputs_are_probabilities(*bars.look.model());
  const bool known = label < bars.now.size();
  const bool wins = known && label == largest_output(bars.now);
  const ui::Font font = wins ? ui::Font::label_strong : ui::Font::label;
  ui::mark("why.output" + std::to_string(label), row);
  ui::draw_text_in(list, font, row.cut_left(names, 8), c.text,
                   short_class_name(bars.run.dataset(), label));
  const Rect now = row.cut_right(52, 4), before = row.cut_right(52, 4);
  const float first = bars.look.outputs()[label];
  ui::draw_text_in(list, ui::Font::label, before, c.secondary,
                   confidence_text(first, probabilities, 1), 1);
  if (known) {
    ui::draw_text_in(list, font, now, wins ? c.text : c.secondary,
                     confidence_text(bars.now[label], probabilities, 1), 1);
  }
  const float y = std::floor(row.center().y);
  draw_bar(list, {{row.min.x, y - 6}, {row.max.x, y - 1}}, first / scale, c.train);
  if (known) {
    draw_bar(list, {{row.min.x, y + 1}, {row.max.x, y + 6}}, bars.now[label] / scale,
             wins ? c.positive : c.secondary);
  }
}

void draw_bars(const Bars& bars) {
  constexpr float row_height = 20;
  const std::size_t rows = bars.look.outputs().size();
  const bool probabilities = outputs_are_probabilities(*bars.look.model());
  const float scale = probabilities ? 1 : std::max(scale_of(bars.look.outputs()), 1e-30f);
  const float names = std::min(class_names_width(bars.run.dataset()), 90.f);
  Rect head = ui::take_rect(16);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 quiet = ui::colors().secondary;
  ui::draw_text_in(list, ui::Font::axis, head.cut_right(52, 4), quiet, tr("changed"), 1);
  ui::draw_text_in(list, ui::Font::axis, head.cut_right(52, 4), quiet, tr("before"), 1);
  Rect all = ui::take_rect(row_height * static_cast<float>(rows));
  for (std::size_t label = 0; label < rows; ++label) {
    draw_bar_row(bars, label, names, scale, all.cut_top(row_height));
  }
}

std::string flip_words(const WhyLook& look, const RunView& run) {
  const Dataset& dataset = run.dataset();
  const std::string answer = class_name(dataset, look.answer());
  if (!look.flip()) {
    return look.request().towards
               ? tr("No size of this change makes it say {0}.",
                    class_name(dataset, *look.request().towards))
               : tr("No size of this change makes it say anything but {0}.", answer);
  }
  if (look.flip()->epsilon == 0) return tr("It says {0} already.", answer);
  return tr("From ε = {0} of 255 grey levels on it says {1} instead of {2}.",
            levels(look.flip()->epsilon), class_name(dataset, look.flip()->answer), answer);
}

const char* change_meaning(float epsilon) {
  constexpr float plain_to_see = 32;
  if (epsilon * grey_levels < plain_to_see) {
    return tr(
        "Every pixel goes by ε up or down, whichever turns the answer: the sign of the "
        "gradient (FGSM); black goes no lower, and white no higher. It is made for this network "
        "at this moment. People hardly see so little, for the network looks at other things than "
        "they do.");
  }
  return tr(
      "Every pixel goes by ε up or down, whichever turns the answer: the sign of the gradient "
      "(FGSM); black goes no lower, and white no higher. So much is plain to see. One straight "
      "step is a crude way: with many small "
      "ones, each along the gradient anew, less would do.");
}

}  // namespace

void draw_change(WhyChange& state, const WhyLook& look, const RunView& run, float bottom,
                 Actions& actions) {
  const MapShape shape = map_shape(look.model()->input_shape());
  const float epsilon = shown_epsilon(look, run);
  if (are_others(state.pictures, {.look = look.number(), .number = epsilon})) {
    const std::vector<float> changed = stepped(look.image(), look.signs(), epsilon);
    std::vector<float> difference = changed;
    for (std::size_t i = 0; i < difference.size(); ++i) difference[i] -= look.image()[i];
    set_pictures(state.pictures, shape, std::array{changed}, std::array{difference},
                 std::array{epsilon});
  }
  choose_direction(look, run, actions);
  choose_epsilon(look, run, epsilon, actions);
  const PicturePair pair = take_pair(
      tr("The changed image"),
      epsilon > 0 ? tr("The difference, × {0}", short_text(1 / static_cast<double>(epsilon), 2))
                  : tr("The difference"),
      0, bottom);
  const LookedAt image = draw_picture("why.changed", pair.left, shape, state.pictures.grey, 0,
                                      tr("The changed image. Arrows move."));
  const LookedAt map = draw_picture("why.difference", pair.right, shape, state.pictures.maps, 0,
                                    tr("The difference. Arrows move."));
  draw_color_legend(pair.right_legend, epsilon);
  const auto tell = [&](const LookedAt& one) {
    if (!one.cell) return;
    const std::size_t i = *one.cell * shape.channels;
    const float before = look.image()[i];
    const float after = std::clamp(before + epsilon * look.signs()[i], 0.0f, 1.0f);
    ui::hover_text(cell_words(shape, *one.cell) + "\n" +
                       tr("Pixel {0}, changed {1}", fixed_text(static_cast<double>(before), 3),
                          fixed_text(static_cast<double>(after), 3)),
                   one.place);
  };
  tell(image);
  tell(map);
}

void draw_changed_outputs(WhyChange& state, const WhyLook& look, const RunView& run, Actions&) {
  ui::paragraph(flip_words(look, run), ui::Font::label_strong);
  const ImagePredictions* says = says_of_change(state, look, run, shown_epsilon(look, run));
  draw_bars({look, run, says ? says->row(0) : std::span<const float>()});
  ui::small_print(change_meaning(shown_epsilon(look, run)));
}

}  // namespace descent
