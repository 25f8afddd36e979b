#include "web/scenes/playground/data_card.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/state/output_choice.hpp"
#include "web/cards/split_edits.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::array<double, 10> batch_sizes = {1, 2, 4, 8, 10, 16, 32, 64, 128, 256};
constexpr std::array<double, 7> sample_counts = {50, 100, 200, 300, 500, 1200, 2000};

void draw_class_count(const RunView& run, Actions& actions) {
  const DataSettings& data = run.experiment().data;
  if (!data_set_info(data.name).choose_classes) return;
  constexpr float stepper_width = 96;
  const float height = ui::control_height() > 40 ? 44.0f : 28.0f;
  const Rect line = ui::take_rect(height);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, line, ui::colors().secondary,
                   tr("Classes"));
  const ui::KeepLayout keep;
  const float width = std::max(stepper_width, 2 * height + 40);
  ImGui::SetCursorScreenPos({line.max.x - width, line.min.y});
  if (const auto count = ui::stepper("classes", static_cast<long>(data.classes), 2, 6,
                                     tr("How many classes there are to tell apart"), width)) {
    actions.push_back(set_setting(&DataSettings::classes, *count));
  }
}

// What noise does differs from set to set (plane_sets.hpp, class_sets.hpp).
std::string_view noise_words(const DataSetInfo& set) {
  if (set.name == "gauss" || set.name == "clusters") {
    return tr("How far the points stray from the centre of their class");
  }
  if (set.name == "spiral" || set.name == "spiral_arms" || set.name == "rings") {
    return tr("Moves the points: up to this far from where their class has them");
  }
  if (set.classes == 0) {
    return tr(
        "Label noise: a point stays where it is, but has the value of a place up to this far "
        "away");
  }
  return tr(
      "Label noise: a point stays where it is, but has the class of a place up to this far away");
}

void draw_noise(const RunView& run, Actions& actions) {
  const DataSettings& data = run.experiment().data;
  const ui::SliderRange range{0, 0.5, 0.05, "%.0f", " %", 100};
  if (const auto noise = ui::slider("noise", tr("Noise"), data.noise, range,
                                    noise_words(data_set_info(data.name)))) {
    actions.push_back(set_setting(&DataSettings::noise, *noise));
  }
}

void draw_training_share(const RunView& run, Actions& actions) {
  const DataSettings& data = run.experiment().data;
  if (splits_by_count(data)) return;  // which stand in its place
  // One's own points may all be for training, as drawn ones never are.
  const bool own = data.name == "points";
  const double most = own ? 1.0 : 0.9;
  const ui::SliderRange range{0.1, most - data.validation_fraction, 0.1, "%.0f", " %", 100};
  if (const auto share = ui::slider(
          "training_share", tr("Training share"), 1 - data.test_fraction - data.validation_fraction,
          range, tr("The share of points to train on; the rest are for testing"))) {
    const double all = own && *share > 0.99 ? 1 : *share;
    const double rest = std::round((1 - all - data.validation_fraction) * 1e6) / 1e6;
    actions.push_back(set_setting(&DataSettings::test_fraction, std::max(rest, 0.0)));
  }
}

void draw_sample_count(const RunView& run, Actions& actions) {
  const DataSettings& data = run.experiment().data;
  ui::SliderRange points;
  points.values = sample_counts;
  if (const auto count =
          ui::slider("samples", tr("Points"), static_cast<double>(data.samples), points,
                     tr("How many points there are, training and test together"))) {
    actions.push_back(set_setting(&DataSettings::samples, std::lround(*count)));
  }
}

void draw_batch_size(const RunView& run, Actions& actions) {
  ui::SliderRange batches;
  batches.values = batch_sizes;
  const auto batch_size = static_cast<double>(run.experiment().training.batch_size);
  const float room = ImGui::GetContentRegionAvail().x - 34;  // beside the number
  const bool whole = ui::text_size(ui::Font::text, tr("Batch size")).x <= room;
  const char* const name = whole ? tr("Batch size") : tr("Batch");
  if (const auto size = ui::slider("batch_size", name, batch_size, batches,
                                   tr("How many points are looked at before the weights move"))) {
    actions.push_back(set_setting(&TrainingSettings::batch_size, std::lround(*size)));
  }
}

// How many points are for what; a press opens how they are split.
void draw_split_link(DataCard& state, const RunView& run, const Rect& line) {
  const float room = line.width() - ui::text_size(ui::Font::strong, tr("New sample")).x - 12;
  std::string counts = split_counts(run.dataset());
  if (ui::text_size(ui::Font::strong, counts).x > room) counts = short_split(run.dataset());
  if (run.view().hidden.has(Part::training_share)) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().secondary,
                     counts);
    return;
  }
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos(line.min);
  if (ui::link("split", counts,
               tr("How the points are split: training, validation, test; and the test set"))) {
    state.split.open = true;
  }
}

// How many points there are, and for drawn ones a link that draws others.
void draw_counts(DataCard& state, const RunView& run, bool drawn, Actions& actions) {
  const std::string_view words = tr("New sample");
  const Rect line = ui::take_rect(ui::link_height());
  if (run.ready()) {
    draw_split_link(state, run, line);
  }
  if (!drawn) return;
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos({line.max.x - ui::text_size(ui::Font::strong, words).x, line.min.y});
  if (ui::link("new_sample", words,
               tr("Draw other points of the same pattern; the weights stay"))) {
    actions.push_back(NewSample{});
  }
}

}  // namespace

void draw_data_controls(DataCard& state, const RunView& run, Actions& actions) {
  const Parts& hidden = run.view().hidden;
  const bool drawn = data_set_info(run.experiment().data.name).kind == DataKind::plane;
  if (!hidden.has(Part::dataset)) {
    draw_data_thumbnails(state.thumbnails, run, actions);
    ui::space(4);
    draw_class_count(run, actions);
  }
  if (drawn && !hidden.has(Part::noise)) draw_noise(run, actions);
  if (!hidden.has(Part::training_share)) draw_training_share(run, actions);
  // Two short ones side by side, so that what is going on fits below.
  const bool samples = drawn && !hidden.has(Part::samples);
  const bool batch_size = !hidden.has(Part::batch_size);
  ImGui::Columns(samples && batch_size ? 2 : 1, "counts", false);
  if (samples) draw_sample_count(run, actions);
  if (samples && batch_size) ImGui::NextColumn();
  if (batch_size) draw_batch_size(run, actions);
  ImGui::Columns(1);
  draw_counts(state, run, drawn && !hidden.has(Part::new_sample), actions);
}

void draw_loss_choice(const RunView& run, Actions& actions) {
  if (run.view().hidden.has(Part::loss)) return;
  const Experiment& experiment = run.experiment();
  const std::vector<OutputChoice> options = output_choices(experiment);
  std::vector<ui::Choice> choices;
  for (const OutputChoice& option : options) {
    choices.push_back({std::string(to_string(option.loss)), option.note});
  }
  const std::size_t selected = chosen_output(experiment, options);
  // With its label beside it there is more room for what is going on.
  const float needed = ui::text_size(ui::Font::text, tr("Loss")).x + 10 + 37 +
                       ui::text_size(ui::Font::text, to_string(experiment.training.loss)).x;
  const bool beside = ui::control_height() <= 40 && needed <= ImGui::GetContentRegionAvail().x;
  if (beside) {
    const Rect line = ui::next_rect(ui::control_height());
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, line, ui::colors().secondary,
                     tr("Loss"));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui::text_size(ui::Font::text, tr("Loss")).x + 10);
  }
  const auto chosen =
      ui::drop_down("loss", beside ? "" : tr("Loss"), choices, selected,
                    tr("What training makes small"), -1, to_string(experiment.training.loss));
  if (!chosen || *chosen == selected) return;
  actions.push_back(SetOutput{options[*chosen]});
}

}  // namespace descent
