#include "web/frame/step_bodies.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/frame/step_table.hpp"
#include "web/frame/step_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string cell_number(double value) { return short_text(value, 4); }

// Wrapped, one below the other, each as a mark of its own.
void draw_lines(const char* id, const Lines& lines) {
  std::size_t number = 0;
  for (const std::string& line : lines) {
    ui::paragraph(line);
    ui::mark(std::string(id) + std::to_string(++number),
             {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
             {.role = ui::Role::img, .label = line});
  }
}

std::string notes_of(const StepNotes& notes, std::size_t layer) {
  std::size_t dead = 0, saturated = 0;
  for (const UnitNote& note : notes.units) {
    if (note.layer != layer) continue;
    (note.kind == UnitNote::Kind::dead ? dead : saturated) += 1;
  }
  std::string text;
  if (dead > 0) {
    text = tr_n(
        "{1} unit is dead: it puts out 0 for every sample of this batch, and learns nothing.",
        "{1} units are dead: they put out 0 for every sample of this batch, and learn nothing.",
        dead, dead);
  }
  if (saturated > 0) {
    text += (text.empty() ? "" : " ") +
            std::string(tr_n("{1} unit is saturated: its slope is nearly 0.",
                             "{1} units are saturated: their slopes are nearly 0.", saturated,
                             saturated));
  }
  return text;
}

std::string vanishing_of(const StepNotes& notes, std::size_t layer) {
  for (const LayerNote& note : notes.vanishing) {
    if (note.layer == layer) {
      return tr("Vanishing: the mean |δ| here is {0} of the last layer's.",
                short_text(note.share, 2));
    }
  }
  return "";
}

// The table, and beside it or on a phone below it what is told of the chosen row.
struct BodyParts {
  Rect table, words;
};
BodyParts body_parts(const Rect& area) {
  Rect rest = area;
  if (area.width() < 560) return {rest.cut_top(std::floor(0.45f * area.height()), 10), rest};
  const Rect table = rest.cut_left(std::floor(0.44f * area.width()), 18);
  return {table, rest};
}

StepTable units_table(const StepApart& step, std::size_t layer, std::size_t row, bool back) {
  const LayerApart& here = step.layers[layer];
  StepTable table;
  table.id = "step.unit";
  table.headings = back ? std::vector<std::string>{tr("unit"), "a", "δ"}
                        : std::vector<std::string>{tr("unit"), "z", "a"};
  table.rows = here.outputs;
  table.cells = [&here, row, back](std::size_t unit) {
    const std::size_t at = row * here.outputs + unit;
    return back ? std::vector<std::string>{std::to_string(unit + 1), cell_number(here.a[at]),
                                           cell_number(here.delta[at])}
                : std::vector<std::string>{std::to_string(unit + 1), cell_number(here.z[at]),
                                           cell_number(here.a[at])};
  };
  return table;
}

void draw_forward(StepChoice& choice, const StepApart& step, const StepNotes& notes,
                  std::size_t layer, const BodyParts& parts) {
  draw_step_table(units_table(step, layer, choice.sample, false), choice.unit, choice.moved,
                  parts.table);
  const ui::Pane pane("step.words", parts.words, 4);
  ui::small_print(sample_words(step, choice.sample));
  ui::section_title(tr("Unit {0}", choice.unit + 1));
  draw_lines("step.line", forward_lines(step, layer, choice.unit, choice.sample));
  if (const std::string note = notes_of(notes, layer); !note.empty()) ui::error_box(note);
}

void draw_loss(StepChoice& choice, const StepApart& step, const BodyParts& parts) {
  StepTable table;
  table.id = "step.sample_row";
  table.headings = {tr("sample"), tr("loss")};
  table.rows = step.rows();
  table.cells = [&step](std::size_t row) {
    return std::vector<std::string>{std::to_string(row + 1), cell_number(step.losses[row])};
  };
  draw_step_table(table, choice.sample, choice.moved, parts.table);
  const ui::Pane pane("step.words", parts.words, 4);
  ui::section_title(tr("Sample {0}", choice.sample + 1));
  draw_lines("step.line", loss_lines(step, choice.sample));
}

StepTable parameters_table(const StepApart& step, std::size_t layer) {
  StepTable table;
  table.id = "step.parameter";
  table.headings = {tr("weight"), tr("gradient")};
  table.rows = parameters_of(step, layer);
  table.cells = [&step, layer](std::size_t row) {
    const ParameterPlace place = parameter_at(step, layer, row);
    return std::vector<std::string>{
        parameter_name(step, place),
        cell_number(mean_gradient(step, place) + penalty_gradient(step, place))};
  };
  return table;
}

void draw_check(StepChoice& choice, const StepApart& step, const ParameterPlace& place) {
  if (ui::button("step.check", tr("Check this gradient"),
                 tr("Once more, from the losses with the weight a little larger and smaller"))) {
    choice.check = check_gradient(step, place);
  }
  if (choice.check) draw_lines("step.check_line", check_lines(*choice.check));
}

// The row of the unit's weight or bias that has it.
std::size_t largest_gradient(const StepApart& step, std::size_t layer, std::size_t unit) {
  const std::size_t first = row_of_unit(step, layer, unit);
  const std::size_t end = unit + 1 < step.layers[layer].outputs ? row_of_unit(step, layer, unit + 1)
                                                                : parameters_of(step, layer);
  std::size_t found = first;
  double largest = -1;
  for (std::size_t row = first; row < end; ++row) {
    const double gradient = std::abs(mean_gradient(step, parameter_at(step, layer, row)));
    if (gradient <= largest) continue;
    largest = gradient;
    found = row;
  }
  return found;
}

// The units' δ above, the gradients of the chosen unit's weights below.
void draw_backward(StepChoice& choice, const StepApart& step, const StepNotes& notes,
                   std::size_t layer, const BodyParts& parts) {
  Rect below = parts.table;
  const StepTable units = units_table(step, layer, choice.sample, true);
  const float half = std::floor(below.height() / 2);
  const Rect above = below.cut_top(std::min(half, step_table_height(units) + 4), 8);
  const std::size_t unit = choice.unit, parameter = choice.parameter;
  draw_step_table(units, choice.unit, choice.moved, above);
  const bool other_unit = choice.unit != unit;
  if (other_unit || choice.moved) choice.parameter = largest_gradient(step, layer, choice.unit);
  draw_step_table(parameters_table(step, layer), choice.parameter, other_unit || choice.moved,
                  below);
  if (choice.parameter != parameter) choice.check.reset();
  const ParameterPlace place = parameter_at(step, layer, choice.parameter);
  const ui::Pane pane("step.words", parts.words, 4);
  ui::section_title(tr("Unit {0}", choice.unit + 1));
  draw_lines("step.line", back_lines(step, layer, choice.unit, choice.sample));
  ui::space(6);
  ui::section_title(tr("Gradient of {0}", parameter_name(step, place)));
  draw_lines("step.gradient_line", gradient_lines(step, place));
  draw_check(choice, step, place);
  if (const std::string note = vanishing_of(notes, layer); !note.empty()) ui::error_box(note);
}

void draw_update(StepChoice& choice, const StepApart& step, std::size_t layer,
                 const BodyParts& parts) {
  StepTable table = parameters_table(step, layer);
  table.headings = {tr("weight"), tr("gradient"), tr("before"), tr("after")};
  table.cells = [&step, layer](std::size_t row) {
    const ParameterPlace place = parameter_at(step, layer, row);
    const OptimizerLine line = optimizer_line(step, place);
    return std::vector<std::string>{parameter_name(step, place),
                                    cell_number(static_cast<double>(line.gradient)),
                                    cell_number(static_cast<double>(line.before)),
                                    cell_number(static_cast<double>(line.after))};
  };
  if (choice.moved) choice.parameter = largest_gradient(step, layer, 0);
  draw_step_table(table, choice.parameter, choice.moved, parts.table);
  const ParameterPlace place = parameter_at(step, layer, choice.parameter);
  const ui::Pane pane("step.words", parts.words, 4);
  ui::section_title(parameter_name(step, place) + " · " +
                    std::string(optimizer_name(step.optimizer)));
  draw_lines("step.line", update_lines(step, place));
}

}  // namespace

bool is_of_a_sample(const StepStage& stage) { return stage.kind != StepStage::Kind::update; }

void draw_step_body(StepChoice& choice, const StepApart& step, const StepNotes& notes,
                    const StepStage& stage, const Rect& area) {
  const BodyParts parts = body_parts(area);
  switch (stage.kind) {
    case StepStage::Kind::forward:
      draw_forward(choice, step, notes, stage.layer, parts);
      break;
    case StepStage::Kind::loss:
      draw_loss(choice, step, parts);
      break;
    case StepStage::Kind::backward:
      draw_backward(choice, step, notes, stage.layer, parts);
      break;
    case StepStage::Kind::update:
      draw_update(choice, step, stage.layer, parts);
      break;
  }
  choice.moved = false;
}

}  // namespace descent
