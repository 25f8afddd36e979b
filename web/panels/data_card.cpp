#include "web/panels/data_card.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "engine/data/make_dataset.hpp"
#include "web/app/plane_maps.hpp"
#include "web/panels/input.hpp"
#include "web/panels/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t thumbnail_samples = 200;
constexpr std::uint64_t thumbnail_seed = 7;
constexpr std::array<double, 10> batch_sizes = {1, 2, 4, 8, 10, 16, 32, 64, 128, 256};
constexpr std::array<double, 7> sample_counts = {50, 100, 200, 300, 500, 1200, 2000};

DataCard::Thumbnail make_thumbnail(const DataSetInfo& info) {
  DataSettings settings;
  settings.name = std::string(info.name);
  settings.samples = thumbnail_samples;
  settings.test_fraction = 0;
  const auto dataset =
      make_dataset(settings, {Feature::x, Feature::y}, false, thumbnail_seed, ImageSource{});
  DataCard::Thumbnail thumbnail{settings.name,          std::string(info.title), info.classes > 0,
                                dataset->train.plane_x, dataset->train.plane_y,  {}};
  for (std::size_t i = 0; i < dataset->train.count(); ++i) {
    float target = 0;
    dataset->train.targets.copy_sample(i, &target);
    thumbnail.target.push_back(thumbnail.classes ? 2 * target - 1 : target);
  }
  return thumbnail;
}

void draw_thumbnail_points(const DataCard::Thumbnail& thumbnail, const Rect& place) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect inside = place.inset(3);
  for (std::size_t i = 0; i < thumbnail.x.size(); ++i) {
    const float across = (thumbnail.x[i] + plane_extent) / (2 * plane_extent);
    const float down = (plane_extent - thumbnail.y[i]) / (2 * plane_extent);
    list->AddCircleFilled(
        {inside.min.x + across * inside.width(), inside.min.y + down * inside.height()}, 1.4f,
        ui::data_color(thumbnail.target[i]), 8);
  }
}

DataSettings with_set(DataSettings data, const DataCard::Thumbnail& chosen) {
  const DataSetInfo& before = data_set_info(data.name);
  const DataSetInfo& after = data_set_info(chosen.name);
  data.name = chosen.name;
  // A count that was chosen by hand stays.
  if (data.samples == before.default_samples) data.samples = after.default_samples;
  return data;
}

void draw_thumbnails(DataCard& state, const App& app, Actions& actions) {
  if (state.thumbnails.empty()) {
    for (const DataSetInfo& info : data_sets()) {
      const bool shown = info.kind == DataKind::plane && !info.choose_classes;
      if (shown) state.thumbnails.push_back(make_thumbnail(info));
    }
  }
  constexpr std::size_t per_row = 3;
  constexpr float gap = 8;
  const float width = ImGui::GetContentRegionAvail().x;
  const float side = std::floor(std::min((width - 2 * gap) / per_row, 84.0f));
  Rect row;
  for (std::size_t i = 0; i < state.thumbnails.size(); ++i) {
    const DataCard::Thumbnail& thumbnail = state.thumbnails[i];
    if (i % per_row == 0) row = ui::take_rect(side);
    const float left = row.min.x + static_cast<float>(i % per_row) * (side + gap);
    const Rect place{{left, row.min.y}, {left + side, row.min.y + side}};
    const std::string kind =
        thumbnail.classes ? ": two classes to tell apart" : ": values to learn";
    const ui::Press press = ui::press_area("data." + thumbnail.name, place, thumbnail.title + kind);
    const bool chosen = thumbnail.name == app.experiment().data.name;
    const ui::Colors& c = ui::colors();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(place.min, place.max, press.hovered ? c.hover : c.ground, 8);
    if (chosen) {
      const Rect frame = place.inset(-2);
      list->AddRect(frame.min, frame.max, c.accent, 10, 0, 2);
    } else {
      list->AddRect(place.min, place.max, c.line, 8);
    }
    draw_thumbnail_points(thumbnail, place);
    if (press.pressed && !chosen) {
      actions.push_back(SetData{with_set(app.experiment().data, thumbnail)});
    }
  }
}

void draw_sliders(const App& app, Actions& actions) {
  DataSettings data = app.experiment().data;
  ui::SliderRange range{0, 0.5, 0.05, "%.0f", " %", 100};
  if (const auto noise = ui::slider("noise", "Noise", data.noise, range,
                                    "How far points stray from their pattern")) {
    data.noise = *noise;
    actions.push_back(SetData{data});
  }
  range.min = 0.1;
  range.max = 0.9;
  range.step = 0.1;
  if (const auto share =
          ui::slider("training_share", "Training share", 1 - data.test_fraction, range,
                     "The share of points to train on; the rest are for testing")) {
    data.test_fraction = 1 - *share;
    actions.push_back(SetData{data});
  }
  ui::SliderRange points;
  points.values = sample_counts;
  if (const auto count = ui::slider("samples", "Points", static_cast<double>(data.samples), points,
                                    "How many points there are, training and test together")) {
    data.samples = static_cast<std::size_t>(std::lround(*count));
    actions.push_back(SetData{data});
  }
  ui::SliderRange batches;
  batches.values = batch_sizes;
  const auto batch_size = static_cast<double>(app.experiment().training.batch_size);
  if (const auto size = ui::slider("batch_size", "Batch size", batch_size, batches,
                                   "How many points are looked at before the weights move")) {
    actions.push_back(SetBatchSize{static_cast<std::size_t>(std::lround(*size))});
  }
}

struct LossOption {
  Loss loss;
  Activation output;
  const char* note;
};

std::vector<LossOption> loss_options(const Experiment& experiment) {
  if (data_set_info(experiment.data.name).classes == 0) {
    return {{Loss::mean_squared_error, Activation::linear, "large errors count most"},
            {Loss::mean_absolute_error, Activation::linear, "all errors count alike"}};
  }
  return {{Loss::mean_squared_error, Activation::tanh, "with a tanh output: classes are −1, +1"},
          {Loss::binary_crossentropy, Activation::sigmoid, "with a sigmoid output: a probability"}};
}

}  // namespace

void draw_data_controls(DataCard& state, const App& app, Actions& actions) {
  draw_thumbnails(state, app, actions);
  ui::space(4);
  draw_sliders(app, actions);
  const std::string_view words = "New sample";
  const float height = std::max(20.0f, ui::control_height() - 14);  // of a link
  const Rect line = ui::take_rect(height);
  if (app.driver()) {
    const Dataset& dataset = app.driver()->dataset();
    const std::string counts = ui::with_commas(dataset.train.count()) + " train, " +
                               ui::with_commas(dataset.test.count()) + " test";
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().secondary,
                     counts);
  }
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos({line.max.x - ui::text_size(ui::Font::strong, words).x, line.min.y});
  if (ui::link("new_sample", words, "Draw other points of the same pattern; the weights stay")) {
    actions.push_back(NewSample{});
  }
}

void draw_loss_choice(const App& app, Actions& actions) {
  const Experiment& experiment = app.experiment();
  const std::vector<LossOption> options = loss_options(experiment);
  std::vector<ui::Choice> choices;
  std::size_t selected = options.size();
  for (std::size_t i = 0; i < options.size(); ++i) {
    choices.push_back({std::string(to_string(options[i].loss)), options[i].note});
    if (options[i].loss == experiment.training.loss) selected = i;
  }
  const auto chosen = ui::drop_down("loss", "Loss", choices, selected, "What training makes small",
                                    -1, to_string(experiment.training.loss));
  auto* output = experiment.model.empty() ? nullptr : std::get_if<Dense>(&experiment.model.back());
  if (!chosen || !output || *chosen == selected) return;
  Experiment changed = experiment;
  changed.training.loss = options[*chosen].loss;
  auto& last = std::get<Dense>(changed.model.back());
  last.units = 1;
  last.activation = options[*chosen].output;
  actions.push_back(SetExperiment{std::move(changed)});
}

}  // namespace descent
