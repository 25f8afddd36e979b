#include "web/scenes/images/why_pixels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/scenes/images/why_settings.hpp"
#include "web/ui/input.hpp"

namespace descent {
namespace {

std::string output_words(const WhyLook& look, float value) {
  return confidence_text(value, outputs_are_probabilities(*look.model()), 1);
}

// --- the gradient ---

void choose_class(const WhyLook& look, const RunView& run, Actions& actions) {
  const Dataset& dataset = run.dataset();
  const WhyView& why = run.view().why;
  const auto truth = truth_of(look.request().image, run);
  std::vector<ui::Choice> choices = {
      {.text = tr("for its answer, {0}", class_name(dataset, look.answer())), .id = "answer"},
      {.text = truth ? tr("for its label, {0}", class_name(dataset, *truth)) : tr("for its label"),
       .enabled = truth.has_value(),
       .id = "label"}};
  for (std::size_t label = 0; label < look.outputs().size(); ++label) {
    choices.push_back(
        {.text = tr("for {0}", class_name(dataset, label)), .id = "class" + std::to_string(label)});
  }
  std::size_t selected = static_cast<std::size_t>(why.asked);
  if (why.asked == AskedClass::chosen) selected += why.chosen_class;
  selected = std::min(selected, choices.size() - 1);
  const auto chosen =
      ui::drop_down("why.class", "", choices, selected,
                    tr("The class whose logit and probability all of this is about."));
  if (!chosen) return;
  change_why(run, actions, [&](WhyView& to) {
    to.asked = static_cast<AskedClass>(std::min<std::size_t>(*chosen, 2));
    if (*chosen >= 2) to.chosen_class = *chosen - 2;
  });
}

void choose_saliency(const RunView& run, Actions& actions) {
  const std::array<ui::ChoiceWord, 3> words = {
      {{"sign", tr("signed")}, {"size", tr("absolute")}, {"times", tr("× pixel")}}};
  const auto selected = static_cast<std::size_t>(run.view().why.saliency);
  const auto chosen = ui::segmented(
      "why.saliency", words, selected,
      tr("The gradient with its sign, its size alone, or times the pixel's own brightness."));
  if (!chosen) return;
  change_why(run, actions, [&](WhyView& to) { to.saliency = static_cast<SaliencyKind>(*chosen); });
}

std::vector<float> saliency(const WhyLook& look, SaliencyKind kind) {
  std::vector<float> values = look.gradient();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (kind == SaliencyKind::size) values[i] = std::abs(values[i]);
    if (kind == SaliencyKind::times_pixel) values[i] *= look.image()[i];
  }
  return values;
}

const char* saliency_title(SaliencyKind kind) {
  switch (kind) {
    case SaliencyKind::with_sign:
      return tr("Logit's gradient");
    case SaliencyKind::size:
      return tr("The gradient's size");
    case SaliencyKind::times_pixel:
      return tr("Gradient × pixel");
  }
  return "";
}

const char* saliency_meaning(SaliencyKind kind) {
  switch (kind) {
    case SaliencyKind::with_sign:
      return tr(
          "Blue: a little brighter there, and its logit rises. Orange: it falls. Each pixel "
          "is taken by itself and changed by very little, so this tells nothing of parts "
          "that are missing.");
    case SaliencyKind::size:
      return tr(
          "How much its logit moves with each pixel, up or down. Each is taken by itself and "
          "changed by very little, so this tells nothing of parts that are missing.");
    case SaliencyKind::times_pixel:
      return tr(
          "What each pixel gives to its logit, were the network linear. Black pixels give "
          "nothing, so strokes that must not be there cannot be seen.");
  }
  return "";
}

std::string gradient_words(const WhyLook& look, const MapShape& shape, std::size_t cell) {
  const std::size_t i = cell * shape.channels;
  return cell_words(shape, cell) + "\n" +
         tr("Pixel {0}, gradient {1}", fixed_text(double{look.image()[i]}, 2),
            short_text(double{look.gradient()[i]}, 3));
}

// --- occlusion ---

void choose_windows(const RunView& run, Actions& actions) {
  const WhyView& why = run.view().why;
  const Rect line = ui::take_rect(ui::control_height());
  const ImVec2 below = ImGui::GetCursorScreenPos();
  const auto width_of = [](const char* name) { return ui::text_size(ui::Font::label, name).x + 6; };
  const float names = width_of(tr("Window")) + width_of(tr("Stride"));
  const float stepper = (line.width() - names - 12) / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  float x = line.min.x;
  const auto put = [&](const char* id, const char* name, std::size_t value, std::size_t most,
                       const char* hint) {
    const float words = width_of(name);
    ui::draw_text_in(list, ui::Font::label, {{x, line.min.y}, {x + words, line.max.y}},
                     ui::colors().secondary, name);
    ImGui::SetCursorScreenPos({x + words, line.min.y});
    x += words + stepper + 12;
    return ui::stepper(id, static_cast<long>(value), 1, static_cast<long>(most), hint, stepper);
  };
  const auto window = put("why.window", tr("Window"), why.window, most_window,
                          tr("Pixels of the covering square's side."));
  const auto stride = put("why.stride", tr("Stride"), why.stride, why.window,
                          tr("Pixels from one place of the square to the next."));
  ImGui::SetCursorScreenPos(below);
  if (window)
    change_why(run, actions, [&](WhyView& to) { to.window = static_cast<std::size_t>(*window); });
  if (stride)
    change_why(run, actions, [&](WhyView& to) { to.stride = static_cast<std::size_t>(*stride); });
}

void choose_baseline(const RunView& run, Actions& actions) {
  const std::array<ui::ChoiceWord, 3> words = {
      {{"black", tr("black")}, {"mean", tr("its mean")}, {"white", tr("white")}}};
  const auto selected = static_cast<std::size_t>(run.view().why.baseline);
  const auto chosen =
      ui::segmented("why.baseline", words, selected,
                    tr("Baseline: what stands in the window instead of the image's pixels."));
  if (!chosen) return;
  change_why(run, actions, [&](WhyView& to) { to.baseline = static_cast<Baseline>(*chosen); });
}

// Of those over a cell, the one without which most is lost.
std::size_t window_over(const Occlusion& all, const MapShape& shape, std::size_t cell) {
  const std::size_t row = cell / shape.width, column = cell % shape.width;
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < all.windows(); ++i) {
    const bool over = row >= all.top(i) && row < all.top(i) + all.height() &&
                      column >= all.left(i) && column < all.left(i) + all.width();
    if (over && (!best || all.covered()[i] < all.covered()[*best])) best = i;
  }
  return best.value_or(0);
}

std::vector<float> covered_image(const WhyLook& look, const MapShape& shape, std::size_t window) {
  std::vector<float> image = look.image();
  const Occlusion& all = look.occlusion();
  for (std::size_t y = 0; y < all.height(); ++y) {
    const std::size_t first = shape.index(all.top(window) + y, all.left(window), 0);
    std::fill_n(image.begin() + static_cast<std::ptrdiff_t>(first), all.width() * shape.channels,
                look.baseline());
  }
  return image;
}

// "Without rows 8–12, columns 14–18: 9 falls from 98.2 % to 31.0 %."
std::string window_words(const WhyLook& look, const RunView& run, std::size_t window) {
  const Occlusion& all = look.occlusion();
  const float whole = look.outputs()[look.asked()], without = all.covered()[window];
  const std::size_t top = all.top(window), left = all.left(window);
  const std::string rows = std::to_string(top) + "–" + std::to_string(top + all.height() - 1);
  const std::string columns = std::to_string(left) + "–" + std::to_string(left + all.width() - 1);
  const std::string name = class_name(run.dataset(), look.asked());
  const std::string before = output_words(look, whole), after = output_words(look, without);
  return without <= whole ? tr("Without rows {0}, columns {1}: {2} falls from {3} to {4}.", rows,
                               columns, name, before, after)
                          : tr("Without rows {0}, columns {1}: {2} rises from {3} to {4}.", rows,
                               columns, name, before, after);
}

std::string method_words(const WhyLook& look) {
  return tr(
      "{0} windows of {1} × {1} pixels, {2} apart, filled with {3}; press a place to cover it. A "
      "covered image is like none that the network has seen: part of the loss is surprise.",
      look.occlusion().windows(), look.occlusion().height(), look.request().occlusion.stride,
      fixed_text(static_cast<double>(look.baseline()), 2));
}

}  // namespace

void draw_gradient(WhyPixels& state, const WhyLook& look, const RunView& run, float bottom,
                   Actions& actions) {
  const MapShape shape = map_shape(look.model()->input_shape());
  const SaliencyKind kind = run.view().why.saliency;
  const std::vector<float> values = saliency(look, kind);
  const float scale = scale_of(values);
  if (are_others(state.gradient, {.look = look.number(), .kind = static_cast<std::size_t>(kind)})) {
    set_pictures(state.gradient, shape, std::array{look.image()}, std::array{values},
                 std::array{scale});
  }
  choose_class(look, run, actions);
  choose_saliency(run, actions);
  const PicturePair pair = take_pair(tr("The image"), saliency_title(kind),
                                     words_height(ui::Font::label, saliency_meaning(kind)), bottom);
  const LookedAt image = draw_picture("why.image", pair.left, shape, state.gradient.grey, 0,
                                      tr("The image. Arrows move."));
  const LookedAt map = draw_picture("why.gradient", pair.right, shape, state.gradient.maps, 0,
                                    tr("The gradient. Arrows move."));
  draw_color_legend(pair.right_legend, scale);
  const auto tell = [&](const LookedAt& one, const Rect& other) {
    if (!one.cell) return;
    frame_cells(other, shape, *one.cell / shape.width, *one.cell % shape.width, 1, 1);
    ui::hover_text(gradient_words(look, shape, *one.cell), one.place);
  };
  tell(image, pair.right);
  tell(map, pair.left);
  ui::small_print(saliency_meaning(kind));
}

void draw_occlusion(WhyPixels& state, const WhyLook& look, const RunView& run, float bottom,
                    Actions& actions) {
  const MapShape shape = map_shape(look.model()->input_shape());
  choose_windows(run, actions);
  choose_baseline(run, actions);
  if (state.cell && *state.cell >= shape.cells()) state.cell.reset();
  const std::size_t window =
      state.cell ? window_over(look.occlusion(), shape, *state.cell) : look.telling_window();
  const std::string told = window_words(look, run, window), method = method_words(look);
  const PicturePair pair = take_pair(
      state.cell ? tr("That part covered") : tr("Most telling part"), tr("What it loses"),
      words_height(ui::Font::label_strong, told) + words_height(ui::Font::label, method), bottom);
  const float scale = scale_of(look.drops());
  if (are_others(state.occlusion, {.look = look.number(), .kind = window})) {
    set_pictures(state.occlusion, shape, std::array{covered_image(look, shape, window)},
                 std::array{look.drops()}, std::array{scale});
  }
  const LookedAt image = draw_picture("why.covered", pair.left, shape, state.occlusion.grey, 0,
                                      tr("The image without a window. Arrows move, Enter covers."));
  const LookedAt map = draw_picture("why.occlusion", pair.right, shape, state.occlusion.maps, 0,
                                    tr("What is lost. Arrows move, Enter covers."));
  draw_color_legend(pair.right_legend, scale);
  const Occlusion& all = look.occlusion();
  for (const Rect& square : {pair.left, pair.right}) {
    frame_cells(square, shape, all.top(window), all.left(window), all.height(), all.width());
  }
  for (const LookedAt& one : {image, map}) {
    if (!one.cell) continue;
    ui::hover_text(cell_words(shape, *one.cell) + "\n" +
                       tr("The windows over it take {0} on average",
                          output_words(look, look.drops()[*one.cell])),
                   one.place);
    if (one.pressed) state.cell = state.cell == one.cell ? std::nullopt : one.cell;
  }
  ui::paragraph(told, ui::Font::label_strong);
  ui::small_print(method);
}

}  // namespace descent
