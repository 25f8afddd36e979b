#include "web/scenes/line/descent_card.hpp"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/line/descent_table.hpp"
#include "web/scenes/line/descent_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// 0.0001, 0.00012, … 10: as one would type them.
const std::vector<double>& rates_of_slider() {
  static const std::vector<double> rates = [] {
    std::vector<double> all;
    for (const double decade : {1e-4, 1e-3, 1e-2, 1e-1, 1.0}) {
      for (const double times : {1., 1.2, 1.5, 2., 2.5, 3., 3.5, 4., 4.5, 5., 6., 7., 8., 9.}) {
        all.push_back(std::round(times * decade * 1e6) / 1e6);
      }
    }
    all.push_back(10);
    return all;
  }();
  return rates;
}

void draw_told(const char* id, const std::string& text) {
  ui::paragraph(text);
  ui::mark(id, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
           {.role = ui::Role::img, .label = text});
}

void draw_gradient_of(const DescentFacts& facts) {
  ui::section_title(tr("Gradient of the loss at w {0}, b {1}", short_text(facts.now.w, 4),
                       short_text(facts.now.b, 4)));
  draw_told("descent.slope_w", slope_formula(facts, true));
  if (facts.task.bias) draw_told("descent.slope_b", slope_formula(facts, false));
  draw_told("descent.loss", tr("loss {0}", short_text(facts.loss, 6)));
}

void draw_next_step(const RunView& run, const DescentShows& shows, Actions& actions) {
  const DescentFacts& facts = shows.facts;
  const TrainingSettings& settings = run.experiment().training;
  ui::section_title(tr("Next step"));
  if (is_plain_descent(settings) && facts.full_batches) {
    draw_told("descent.step_w", step_formula(facts, true));
    if (facts.task.bias) draw_told("descent.step_b", step_formula(facts, false));
  } else if (shows.coming) {
    const std::string mover = is_plain_descent(settings)
                                  ? tr("The next batch of {0}", run.snapshot().samples_per_step)
                                  : std::string(optimizer_name(settings.optimizer));
    draw_told("descent.step_w", move_words(mover, "w", facts.now.w, shows.coming->w));
    if (facts.task.bias) {
      draw_told("descent.step_b", move_words(mover, "b", facts.now.b, shows.coming->b));
    }
  } else {
    ui::small_print(tr("Its numbers are not known before it is made."));
  }
  const float width = (ImGui::GetContentRegionAvail().x - 8) / 2;
  if (ui::button("descent.step", facts.full_batches ? tr("One step") : tr("One batch"),
                 tr("Makes this step of the training, and pauses"), ui::ButtonStyle::filled,
                 width)) {
    actions.push_back(StepBatch{});
  }
  ImGui::SameLine(0, 8);
  if (ui::button("descent.reset", tr("To the start"), tr("Training begins anew from its start"),
                 ui::ButtonStyle::outline, width, facts.steps > 0)) {
    actions.push_back(Reset{});
  }
}

void choose_rate(const RunView& run, const DescentFacts& facts, Actions& actions) {
  const Optimizer& optimizer = run.experiment().training.optimizer;
  ui::SliderRange range;
  range.values = rates_of_slider();
  range.format = "%.5g";
  range.mark = facts.largest_rate;
  const auto now = static_cast<double>(learning_rate(optimizer));
  if (const auto rate =
          ui::slider("descent.rate", tr("Learning rate"), now, range,
                     tr("How far each step moves w and b against their gradient. Press the number "
                        "to type one."))) {
    actions.push_back(SetLearningRate{static_cast<float>(*rate)});
  }
  const std::string words = largest_rate_words(facts, optimizer);
  ui::small_print(words);
  ui::mark("descent.largest_rate", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
           {.role = ui::Role::img, .label = words});
}

void choose_start(const RunView& run, const DescentFacts& facts, Actions& actions) {
  ui::section_title(tr("Start"));
  const float width = (ImGui::GetContentRegionAvail().x - 8) / 2;
  Line start = facts.start;
  const AllowedNumber allowed{-1000, 1000, false, ""};
  if (const auto w = ui::number_field("descent.start_w", "w", start.w,
                                      {.format = "%.6g",
                                       .width = width,
                                       .tooltip = tr("The w that training begins with"),
                                       .allowed = allowed,
                                       .next = "descent.start_b"})) {
    start.w = *w;
  }
  if (facts.task.bias) {
    ImGui::SameLine(0, 8);
    if (const auto b = ui::number_field("descent.start_b", "b", start.b,
                                        {.format = "%.6g",
                                         .width = width,
                                         .tooltip = tr("The b that training begins with"),
                                         .allowed = allowed})) {
      start.b = *b;
    }
  }
  if (start != facts.start) begin_at(run, start, actions);
}

// One line of those that set out together: its colour, and where it is or came to its end.
void draw_racer(const ShownPath& racer, const DescentFacts& facts, bool ended) {
  Rect line = ui::take_rect(20);
  const Rect place = line;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect swatch = line.cut_left(16);
  list->AddCircleFilled({swatch.min.x + 5, swatch.center().y}, 4.5f, racer.color);
  const Line& here = racer.lines.back();
  const std::string loss = ui::loss_text(loss_of(facts.task, here));
  const std::string told = ended ? tr("ended at loss {0}", loss) : tr("loss {0}", loss);
  const Rect right = line.cut_right(ui::text_size(ui::Font::label, told).x, 8);
  ui::draw_text_in(list, ui::Font::label, line, ui::colors().text, racer.name);
  ui::draw_text_in(list, ui::Font::label, right, ui::colors().secondary, told);
  ui::mark("descent.racer." + racer.id, place,
           {.role = ui::Role::img,
            .label = racer.name,
            .value = "w " + short_text(here.w, 5) + ", b " + short_text(here.b, 5) + ", " + told});
}

void draw_race(const RunView& run, const DescentShows& shows, Actions& actions) {
  const DescentFacts& facts = shows.facts;
  ui::section_title(tr("From the same start"));
  const std::array<ui::ChoiceWord, 3> words = {{{"none", tr("this alone")},
                                                {"rates", tr("learning rates")},
                                                {"optimizers", tr("optimizers")}}};
  const DescentView& view = run.view().descent;
  if (const auto chosen = ui::segmented(
          "descent.compare", words, static_cast<std::size_t>(view.raced),
          tr("Others that set out from the same start, step by step beside this training"))) {
    actions.push_back(SetDescentView{{view.picture, static_cast<RacedAgainst>(*chosen)}});
  }
  if (view.raced == RacedAgainst::nothing) return;
  draw_racer({{facts.now}, ui::colors().accent, "own", tr("this training")}, facts, false);
  for (const ShownPath& racer : shows.racers) {
    draw_racer(racer, facts, racer.lines.size() <= facts.steps);
  }
  if (shows.racers.empty()) ui::small_print(tr("They are on their way …"));
}

}  // namespace

void draw_descent(const RunView& run, const DescentShows& shows, Actions& actions) {
  draw_gradient_of(shows.facts);
  ui::space(4);
  draw_next_step(run, shows, actions);
  ui::space(4);
  choose_rate(run, shows.facts, actions);
  ui::space(4);
  choose_start(run, shows.facts, actions);
  ui::space(4);
  draw_race(run, shows, actions);
  ui::space(4);
  draw_descent_table(run, shows.facts);
}

}  // namespace descent
