#include "web/cards/performance_chart.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "web/app/looks/step_flame.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_width = 2;  // of a bar that can be pressed

// The passes differ in their ground, and the kernels are stronger than what they belong to; what a
// bar is stands in it or is told when it is pointed at.
ImU32 ground_of(const FlameBar& bar) {
  const ui::Colors& c = ui::colors();
  const float strength = bar.row == 2 ? 0.42f : bar.row == 1 ? 0.26f : 0.16f;
  if (bar.pass == StepPass::forward) return ui::mix(c.card, c.positive, strength);
  if (bar.pass == StepPass::backward) return ui::mix(c.card, c.negative, strength);
  return ui::mix(c.card, c.secondary, strength);
}

Rect place_of(const FlameBar& bar, const Rect& chart, float row_height) {
  const float top = chart.min.y + static_cast<float>(bar.row) * row_height;
  const auto x = [&](double share) {
    return chart.min.x + chart.width() * static_cast<float>(share);
  };
  return {{x(bar.from), top}, {x(bar.to), top + row_height - 1}};
}

void draw_bar(const FlameBar& bar, const Rect& place, bool lit) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect shown{place.min, {std::max(place.max.x - 1, place.min.x + 0.5f), place.max.y}};
  const float rounding = std::min(3.f, shown.width() / 2);
  list->AddRectFilled(shown.min, shown.max, ground_of(bar), rounding);
  if (lit) list->AddRect(shown.min, shown.max, ui::colors().text, rounding, 0, 1.5f);
  const Rect words{{shown.min.x + 4, shown.min.y}, {shown.max.x - 3, shown.max.y}};
  if (words.width() >= ui::text_size(ui::Font::axis, bar.label).x) {
    ui::draw_text_in(list, ui::Font::axis, words, ui::colors().text, bar.label);
  }
}

// Returns what is to be told of the bar that is pointed at or was pressed.
std::string draw_flame(PerformanceChart& state, const std::vector<FlameBar>& bars, bool phone) {
  const float row_height = phone ? 44.f : 24.f;
  const Rect chart = ui::take_rect(row_height * flame_rows);
  ui::mark("flame", chart);
  std::string told;
  for (const FlameBar& bar : bars) {
    const Rect place = place_of(bar, chart, row_height);
    bool hovered = false;
    if (place.width() >= least_width) {
      const ui::Press press = ui::press_area(
          "flame." + bar.id, place,
          {.role = ui::Role::button, .label = bar.label, .on = bar.id == state.selected});
      hovered = press.hovered;
      if (press.pressed) state.selected = state.selected == bar.id ? "" : bar.id;
    }
    const bool selected = bar.id == state.selected;
    draw_bar(bar, place, hovered || selected);
    if (hovered) ui::hover_text(bar.about);
    if (hovered || (selected && told.empty())) told = bar.about;
  }
  return told;
}

void draw_line(const StepLine& line, float column) {
  Rect rect = ui::take_rect(18);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  ui::draw_text_in(list, ui::Font::label_strong, rect.cut_right(column), c.text,
                   share_text(line.share), 1);
  const std::string backward = line.backward > 0 ? duration_text(line.backward) : "";
  const Rect second = rect.cut_right(column), first = rect.cut_right(column);
  ui::draw_text_in(list, ui::Font::label, second, c.secondary, backward, 1);
  ui::draw_text_in(list, ui::Font::label, first, c.secondary, duration_text(line.forward), 1);
  ui::draw_text_in(list, ui::Font::label, rect, c.text, line.name);
}

void draw_lines(const StepProfile& step, const std::vector<Layer>& layers) {
  const float column = std::min(66.f, ImGui::GetContentRegionAvail().x / 5);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(8, 2));
  Rect head = ui::take_rect(16);
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (const char* title : {tr("share"), tr("backward"), tr("forward")}) {
    ui::draw_text_in(list, ui::Font::axis, head.cut_right(column), ui::colors().secondary, title,
                     1);
  }
  ui::draw_text_in(list, ui::Font::axis, head, ui::colors().secondary, tr("layer"));
  for (const StepLine& line : step_lines(step, layers)) draw_line(line, column);
  ImGui::PopStyleVar();
}

// Where the clock itself takes much of what is timed, the small bars mean little.
std::string clock_note(const StepProfile& step) {
  const double share = step.clock_seconds / step.step_seconds;
  if (share < 0.15) return "";
  if (share > 0.5) {
    return tr(
        "Reading the clock takes more than half of a timed step here: do not trust the small "
        "bars.");
  }
  return tr("Reading the clock takes about {0} of a timed step here: do not trust the small bars.",
            share_text(share));
}

}  // namespace

void draw_performance_chart(PerformanceChart& state, const RunView& run, const Performance& now,
                            const Layout& layout) {
  if (!now.step || !(now.step->step_seconds > 0) || !run.ready()) {
    ui::section_title(tr("One step"));
    ui::small_print(tr("Press play: where the time of a step goes is shown here, layer by layer."));
    return;
  }
  const StepProfile& step = *now.step;
  const std::vector<Layer>& layers = run.snapshot().model->layers();
  const std::size_t batch = run.snapshot().samples_per_step;
  ui::section_title(tr("One step, a batch of {0} · {1}", batch, duration_text(step.step_seconds)));
  const std::string told = draw_flame(state, step_flame(step, layers), layout.phone());
  const Rect line = ui::take_rect(30);
  ui::draw_text(ImGui::GetWindowDrawList(), ui::Font::label, line.min, ui::colors().text,
                told.empty() ? tr_n("Passes, below them layers, below those kernels: means of {1} "
                                    "step. Point at a bar, or press it.",
                                    "Passes, below them layers, below those kernels: means of {1} "
                                    "steps. Point at a bar, or press it.",
                                    step.steps, ui::with_commas(step.steps))
                             : told,
                line.width());
  draw_lines(step, layers);
  const std::string note = clock_note(step);
  if (!note.empty()) ui::small_print(note);
}

}  // namespace descent
