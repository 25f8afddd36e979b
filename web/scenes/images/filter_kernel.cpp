#include "web/scenes/images/filter_kernel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "web/app/state/filter_lab.hpp"
#include "web/ui/input.hpp"
#include "web/ui/number_cell.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float kernel_gap = 4, most_kernel_cell = 68;
const AllowedNumber a_weight = {-double{FilterLab::most_weight}, double{FilterLab::most_weight}};

void choose_preset(const FilterLab& lab, Actions& actions) {
  std::vector<ui::Choice> choices;
  for (const FilterPreset& preset : filter_presets()) {
    choices.push_back({std::string(tr_marked(preset.title)), std::string(tr_marked(preset.hint)),
                       true, preset.id});
  }
  const auto now = filter_preset_of(lab);
  const auto chosen =
      ui::drop_down("lab.preset", "", choices, now.value_or(choices.size()),
                    tr("Filters that are well known."), -1, now ? "" : tr("Your own filter"));
  if (chosen) actions.push_back(SetFilterLab{with_preset(lab, filter_presets()[*chosen])});
}

void choose_side(const FilterLab& lab, Actions& actions) {
  constexpr std::array<std::size_t, 2> sides = {3, 5};
  const std::array<ui::ChoiceWord, 2> words = {{{"3", "3×3"}, {"5", "5×5"}}};
  const auto chosen = ui::segmented("lab.side", words, lab.side == 3 ? 0 : 1,
                                    tr("How many cells the filter covers."));
  if (chosen && sides[*chosen] != lab.side) {
    actions.push_back(SetFilterLab{with_side(lab, sides[*chosen])});
  }
}

std::string cell_id(std::size_t number) { return "lab.weight" + std::to_string(number); }

// What the sum of a kernel's weights does to an area of one brightness.
std::string sum_words(double sum) {
  if (std::abs(sum) < 1e-6) return tr("The weights add up to 0: even areas come out as 0.");
  if (std::abs(sum - 1) < 1e-6) return tr("The weights add up to 1: even areas stay as they are.");
  return tr("The weights add up to {0}: even areas come out as {0} times their brightness.",
            short_text(sum, 3));
}

void draw_weights(const FilterLab& lab, Actions& actions) {
  const auto side = static_cast<float>(lab.side);
  const float width =
      std::min(std::floor((ImGui::GetContentRegionAvail().x - (side - 1) * kernel_gap) / side),
               most_kernel_cell);
  const float height = ui::control_height() > 40 ? 44.f : 34.f;
  const Rect area = ui::take_rect(side * height + (side - 1) * kernel_gap);
  const auto kernel = lab.kernel();
  float size = 0;
  for (const float weight : kernel) size = std::max(size, std::abs(weight));
  std::vector<double> shown;
  for (const float weight : kernel) shown.push_back(shortest_decimal(weight));
  const int digits = ui::digits_for(shown, width);
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    const std::size_t row = i / lab.side, column = i % lab.side;
    const ImVec2 min = {area.min.x + static_cast<float>(column) * (width + kernel_gap),
                        area.min.y + static_cast<float>(row) * (height + kernel_gap)};
    const std::string label = tr("Weight in row {0}, column {1}", row, column);
    // Pale enough to read what stands on it.
    const float share = size > 0 ? kernel[i] / size : 0;
    ui::NumberCell cell{{min, {min.x + width, min.y + height}},
                        ui::mix(ui::colors().card, ui::data_color(share), 0.6f),
                        label,
                        a_weight,
                        digits};
    if (i + 1 < kernel.size()) cell.next = cell_id(i + 1);
    if (i + lab.side < kernel.size()) cell.below = cell_id(i + lab.side);
    const auto chosen = ui::number_cell(cell_id(i), shown[i], cell);
    if (!chosen) continue;
    FilterLab changed = lab;
    changed.values[i] = static_cast<float>(*chosen);
    actions.push_back(SetFilterLab{changed});
  }
  ui::small_print(sum_words(std::accumulate(kernel.begin(), kernel.end(), 0.0)));
}

// Two controls beside each other.
float half_width() { return std::floor((ImGui::GetContentRegionAvail().x - 8) / 2); }

void choose_stride(const FilterLab& lab, float width, Actions& actions) {
  ImGui::BeginGroup();
  ui::field_label(tr("strides"), width);
  const float field_height = ui::control_height() - 4;  // of the bias beside it
  const auto stride = ui::stepper(
      "lab.stride", static_cast<long>(lab.stride), 1, static_cast<long>(FilterLab::most_stride),
      tr("How many cells the filter moves on each time."), width, {}, field_height);
  ImGui::EndGroup();
  if (!stride) return;
  FilterLab changed = lab;
  changed.stride = static_cast<std::size_t>(*stride);
  actions.push_back(SetFilterLab{changed});
}

// What is added to sums of that scale.
void type_bias(const FilterLab& lab, LabScale scale, float width, Actions& actions) {
  const float units = units_of(scale);
  const auto bias =
      ui::number_field("lab.bias", tr("bias"), shortest_decimal(lab.bias * units),
                       {.format = "%.4g",
                        .width = width,
                        .tooltip = tr("Is added to every sum, in the scale of the pixels."),
                        .allowed = {a_weight.min * units, a_weight.max * units}});
  if (!bias) return;
  FilterLab changed = lab;
  changed.bias = static_cast<float>(*bias / units);
  actions.push_back(SetFilterLab{changed});
}

// The network's pixels stay from 0 to 1.
void tell_bias_scale(const FilterLab& lab, LabScale scale) {
  if (scale == LabScale::inputs) return;
  ui::small_print(lab.bias == 0
                      ? tr("The bias is in the scale of the pixels, 0 to 255.")
                      : tr("The bias is in the scale of the pixels, 0 to 255; the network's, from "
                           "0 to 1, is {0}.",
                           short_text(lab.bias, 4)));
}

void choose_padding(const FilterLab& lab, Actions& actions) {
  const std::vector<Padding>& all = all_paddings();
  std::vector<ui::ChoiceWord> words;
  for (const Padding padding : all)
    words.push_back({to_string(padding), std::string(to_string(padding))});
  const auto now =
      static_cast<std::size_t>(std::find(all.begin(), all.end(), lab.padding) - all.begin());
  ui::label(tr("padding"));
  const auto chosen = ui::segmented(
      "lab.padding", words, now,
      tr("valid: the filter stays inside the image. same: it stands out, and finds zeros there."));
  if (!chosen) return;
  FilterLab changed = lab;
  changed.padding = all[*chosen];
  actions.push_back(SetFilterLab{changed});
}

void choose_pooling(const FilterLab& lab, Actions& actions) {
  const std::array<ui::ChoiceWord, 3> words = {
      {{"none", tr("none")}, {"max", tr("max")}, {"average", tr("average")}}};
  ui::label(tr("pooling, 2×2"));
  const auto chosen = ui::segmented(
      "lab.pooling", words, static_cast<std::size_t>(lab.pooling),
      tr("What comes behind it: of each four cells the largest or the mean, or nothing."));
  if (!chosen) return;
  FilterLab changed = lab;
  changed.pooling = static_cast<LabPooling>(*chosen);
  actions.push_back(SetFilterLab{changed});
}

}  // namespace

void draw_filter_kernel(const RunView& run, Actions& actions) {
  const FilterLab& lab = run.view().lab;
  choose_preset(lab, actions);
  choose_side(lab, actions);
  draw_weights(lab, actions);
}

void draw_filter_options(const RunView& run, Actions& actions) {
  const FilterLab& lab = run.view().lab;
  const float width = half_width();
  const LabScale scale = run.view().lab_shows.scale;
  type_bias(lab, scale, width, actions);
  ImGui::SameLine(0, 8);
  choose_stride(lab, width, actions);
  tell_bias_scale(lab, scale);
  choose_padding(lab, actions);
  if (ui::toggle("lab.relu", tr("ReLU behind it"), lab.relu,
                 tr("What is below zero becomes zero."))) {
    FilterLab changed = lab;
    changed.relu = !lab.relu;
    actions.push_back(SetFilterLab{changed});
  }
  choose_pooling(lab, actions);
}

}  // namespace descent
