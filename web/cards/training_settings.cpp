#include "web/cards/training_settings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/step_apart.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/cards/optimizer_settings.hpp"
#include "web/cards/progress.hpp"
#include "web/cards/schedule_dialog.hpp"
#include "web/cards/setting_field.hpp"
#include "web/cards/settings_button.hpp"
#include "web/cards/stop_choice.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::array<float, 11> learning_rates = {0.00001f, 0.0001f, 0.001f, 0.003f, 0.01f, 0.03f,
                                                  0.1f,     0.3f,    1.f,    3.f,    10.f};
constexpr std::array<float, 10> chosen_penalties = {0.0001f, 0.001f, 0.003f, 0.01f, 0.03f,
                                                    0.1f,    0.3f,   1.f,    3.f,   10.f};
constexpr std::array<double, 9> batch_sizes = {1, 5, 10, 20, 32, 64, 128, 256, 512};

constexpr std::array<double, 4> speeds = {1, 10, 60, 0};  // epochs a second

// The same in every language, for ids.
std::string plain_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string short_number(double value) { return in_language(plain_number(value)); }

std::string speed_text(double epochs_per_second) {
  if (epochs_per_second <= 0) return tr("full speed");
  if (epochs_per_second == 1) return tr("1 epoch/s");
  return tr("{0} epochs/s", short_number(epochs_per_second));
}

std::string speed_id(double epochs_per_second) {
  if (epochs_per_second <= 0) return "full speed";
  return plain_number(epochs_per_second) + (epochs_per_second == 1 ? " epoch/s" : " epochs/s");
}

struct RegularizerChoice {
  std::string text;
  Regularizer value;
};

std::vector<RegularizerChoice> regularizer_choices() {
  std::vector<RegularizerChoice> choices = {{tr("none"), {}}};
  for (const float rate : chosen_penalties)
    choices.push_back({"L1 " + short_number(rate), {rate, 0}});
  for (const float rate : chosen_penalties)
    choices.push_back({"L2 " + short_number(rate), {0, rate}});
  return choices;
}

std::string regularizer_text(const Regularizer& value) {
  if (value.l1 == 0 && value.l2 == 0) return tr("none");
  if (value.l2 == 0) return "L1 " + short_number(value.l1);
  if (value.l1 == 0) return "L2 " + short_number(value.l2);
  return "L1 + L2";
}

template <typename Items, typename Text>
std::vector<ui::Choice> as_choices(const Items& items, Text&& text) {
  std::vector<ui::Choice> choices;
  for (const auto& item : items) choices.push_back(text(item));
  return choices;
}

void draw_batch_size(const RunView& run, Actions& actions) {
  ui::SliderRange range;
  range.values = batch_sizes;
  const auto size = static_cast<double>(run.experiment().training.batch_size);
  const char* hint = tr("How many samples are averaged for one step of the weights.");
  if (const auto chosen = ui::slider("training.batch_size", tr("Batch size"), size, range, hint)) {
    actions.push_back(
        set_setting(&TrainingSettings::batch_size, std::max(1., std::round(*chosen))));
  }
}

// The number of epochs stands in the transport bar, but for where that is hidden.
void draw_epochs_and_seed(const RunView& run, Actions& actions) {
  const bool epochs_here = run.view().hidden.has(Part::transport);
  const float all = ImGui::GetContentRegionAvail().x;
  const float width = epochs_here ? (all - 8) / 2 : all;
  if (epochs_here) {
    draw_setting_field(&TrainingSettings::epochs, tr("Epochs"), run, actions, width,
                       tr("How many passes over the training data until it pauses."));
    ImGui::SameLine();
  }
  draw_setting_field(
      &Experiment::seed, tr("Seed"), run, actions, width,
      tr("Where the random weights, the points and the shuffling come from: the same "
         "seed gives the same numbers."));
}

void draw_step_apart_button(const RunView& run, Actions& actions) {
  if (!run.ready() || run.view().hidden.has(Part::step)) return;
  const Snapshot& now = run.newest();
  if (!why_not_apart(*now.model, now.samples_per_step).empty()) return;
  if (ui::button("step_apart", tr("Take the next step apart"),
                 tr("Forward, loss, backward, update: with their numbers"),
                 ui::ButtonStyle::outline, -1)) {
    actions.push_back(TakeStepApart{});
  }
}

}  // namespace

void draw_learning_rate_choice(const RunView& run, Actions& actions, float width) {
  const float rate = learning_rate(run.experiment().training.optimizer);
  const auto choices = as_choices(learning_rates, [](float value) {
    return ui::Choice{.text = short_number(value), .id = plain_number(value)};
  });
  const auto found = std::find(learning_rates.begin(), learning_rates.end(), rate);
  const auto selected = static_cast<std::size_t>(found - learning_rates.begin());
  const char* hint = tr("How far each step moves the weights against their gradient.");
  const float now = present_rate(run);
  const std::string shown =
      now == rate ? short_number(rate)
                  : tr("{0} · now {1}", short_number(rate), short_text(static_cast<double>(now)));
  if (const auto chosen = ui::drop_down("learning_rate", tr("Learning rate"), choices, selected,
                                        hint, width, shown)) {
    actions.push_back(SetLearningRate{learning_rates[*chosen]});
  }
}

float learning_rate_choice_width(const RunView& run) {
  constexpr float of_number = 96, with_present = 168;
  const float of_name = ui::text_size(ui::Font::label, tr("Learning rate")).x;
  return std::max(of_name, rate_changes(run) ? with_present : of_number);
}

void draw_schedule_choice(const RunView& run, Actions& actions, float width) {
  if (width < 0) width = ImGui::GetContentRegionAvail().x;
  choose_schedule(run, "schedule", tr("Learning rate over time"), width - settings_button_room(),
                  actions);
  draw_schedule_button(run, actions);
}

void draw_regularizer_choice(const RunView& run, Actions& actions, float width) {
  const Regularizer now = common_regularizer(run.experiment().model);
  const auto all = regularizer_choices();
  auto choices =
      as_choices(all, [](const RegularizerChoice& choice) { return ui::Choice{choice.text}; });
  choices.front().id = "none";
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const RegularizerChoice& choice) { return choice.value == now; });
  const auto selected = static_cast<std::size_t>(found - all.begin());
  const bool common = has_common_regularizer(run.experiment().model);
  const std::string shown = common ? regularizer_text(now) : tr("by layer");
  const char* hint = tr("A penalty on large weights, added to the loss: L1 on |w|, L2 on w².");
  if (const auto chosen = ui::drop_down("regularizer", tr("Regularisation"), choices,
                                        common ? selected : all.size(), hint, width, shown)) {
    actions.push_back(SetRegularizer{all[*chosen].value});
  }
}

void draw_speed_choice(const RunView& run, Actions& actions, float width) {
  const double now = run.view().epochs_per_second;
  const auto choices = as_choices(speeds, [](double speed) {
    return ui::Choice{.text = speed_text(speed), .id = speed_id(speed)};
  });
  const auto found = std::find(speeds.begin(), speeds.end(), now);
  const char* hint = tr("How many epochs a second at most, so that an eye can follow.");
  if (const auto chosen = ui::drop_down("speed", tr("Speed"), choices,
                                        static_cast<std::size_t>(found - speeds.begin()), hint,
                                        width, speed_text(now))) {
    actions.push_back(SetSpeed{speeds[*chosen]});
  }
}

void draw_training_settings(const RunView& run, Actions& actions) {
  const Parts& hidden = run.view().hidden;
  if (!hidden.has(Part::learning_rate)) draw_learning_rate_choice(run, actions);
  if (!hidden.has(Part::learning_rate)) draw_schedule_choice(run, actions);
  if (!hidden.has(Part::optimizer)) draw_optimizer_choice(run, actions);
  if (!hidden.has(Part::batch_size)) draw_batch_size(run, actions);
  if (!hidden.has(Part::regularizer)) draw_regularizer_choice(run, actions);
  draw_stop_choice(run, actions);
  if (!hidden.has(Part::speed)) draw_speed_choice(run, actions);
  draw_epochs_and_seed(run, actions);
}

void draw_training_card(const RunView& run, Actions& actions) {
  const ui::Card card("training_settings", ui::next_rect(0), tr("Training"));
  ui::small_print(progress_text(run));
  draw_step_apart_button(run, actions);
  draw_training_settings(run, actions);
}

}  // namespace descent
