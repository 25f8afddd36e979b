#include "web/scenes/images/images_data.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

using State = ImageSetStatus::State;

// How many training images a whole set has, or as usual has, where it is not loaded.
std::size_t train_count(const ImageSetStatus& set) {
  if (set.dataset && set.is_whole) return set.dataset->train.count();
  return set.name == "mnist" || set.name == "fashion_mnist" ? 60000 : 10000;
}

std::string megabytes(double value) { return fixed_text(value, 1); }

std::string choice_note(const ImageSetStatus& set) {
  const std::string images = tr("{0} training images", ui::with_commas(train_count(set)));
  switch (set.state) {
    case State::absent:
      return tr("Not on this site: load it from disk");
    case State::available:
      if (set.download_megabytes <= 0) return images;
      return tr("{0}, {1} MB", images, megabytes(set.download_megabytes));
    case State::loading:
      return tr("Loading");
    case State::failed:
      return tr("Could not be loaded");
    case State::ready:
      break;
  }
  return images;
}

const char* about(const std::string& name) {
  if (name == "fashion_mnist") {
    return tr("Grey pictures of ten kinds of clothing, shoes and bags, sold by a fashion shop.");
  }
  if (name == "mnist") return tr("Digits written by hand, by pupils and by clerks.");
  return tr("Digits drawn by Descent itself in many hands; they need no download.");
}

void choose_set(const RunView& run, Actions& actions) {
  std::vector<ui::Choice> choices;
  std::size_t selected = 0;
  for (const ImageSetStatus& set : run.image_sets()) {
    if (set.name == run.experiment().data.name) selected = choices.size();
    choices.push_back({std::string(tr_marked(set.title)), choice_note(set), true, set.title});
  }
  const auto chosen = ui::drop_down("data_set", "", choices, selected,
                                    tr("The images that the network learns from."));
  if (!chosen || *chosen == selected) return;
  DataSettings data;
  data.name = run.image_sets()[*chosen].name;
  data.train_limit = run.experiment().data.train_limit;  // an epoch takes as long as before
  actions.push_back(SetData{data});
}

void draw_load_button(const ImageSetStatus& set) {
  if (set.name == "synthetic_digits") return;
  const bool free = set.state != State::loading;
  if (ui::button("load_idx", tr("Load IDX files from disk…"),
                 tr("The four files of the set, as they are or gzipped: images and labels, for "
                    "training and for testing."),
                 ui::ButtonStyle::outline, -1, free)) {
    ui::host().open_image_files(set.name);
  }
}

// For whom has no files at hand.
void draw_synthetic_button(Actions& actions) {
  if (!ui::button("use_synthetic", tr("Use synthetic digits"),
                  tr("Digits drawn by Descent itself, which need no files."), ui::ButtonStyle::soft,
                  -1)) {
    return;
  }
  DataSettings data;
  data.name = "synthetic_digits";
  actions.push_back(SetData{data});
}

void try_again(const RunView& run, Actions& actions) {
  if (!ui::button("retry", tr("Try again"), tr("Load the data set again."), ui::ButtonStyle::soft,
                  -1)) {
    return;
  }
  if (!run.preset_id().empty()) {
    actions.push_back(LoadPreset{run.preset_id()});
  } else {
    actions.push_back(SetExperiment{run.experiment()});
  }
}

std::string loading_text(const ImageSetStatus& set) {
  const std::string words =
      set.name == "synthetic_digits" ? tr("Drawing the digits") : tr("Loading");
  const double all = set.coming_megabytes;
  if (all <= 0) return tr("{0} {1} %", words, std::lround(set.progress * 100));
  return tr("{0} {1} of {2} MB", words, megabytes(set.progress * all), megabytes(all));
}

std::string counts_text(const RunView& run) {
  if (!run.ready()) return tr("Not loaded yet");
  const Dataset& dataset = run.dataset();
  if (!dataset.validates_on_test) return split_counts(dataset);
  return tr("{0} to train, {1} to test", ui::with_commas(dataset.train.count()),
            ui::with_commas(dataset.validation.count()));
}

// As high while the images come as when they are there, so that nothing moves below.
void draw_counts(const RunView& run, const ImageSetStatus& set) {
  const bool loading = set.state == State::loading;
  ui::label(loading ? loading_text(set) : counts_text(run));
  constexpr float bar = 4;
  if (loading) {
    ui::progress_bar(set.progress, bar);
  } else {
    ui::take_rect(bar);
  }
}

void draw_state(const RunView& run, const ImageSetStatus& set, Actions& actions) {
  switch (set.state) {
    case State::absent:
      ui::secondary_paragraph(
          tr("{0} is not on this site. If you have its four IDX files, load them:",
             tr_marked(set.title)));
      draw_load_button(set);
      draw_synthetic_button(actions);
      break;
    case State::failed:
      ui::error_box(set.message);
      if (set.download_megabytes > 0) try_again(run, actions);
      draw_load_button(set);
      break;
    case State::available:
    case State::loading:
    case State::ready:
      draw_counts(run, set);
      draw_load_button(set);
      break;
  }
}

void draw_split_button(SplitDialog& split, const RunView& run) {
  if (ui::button("split", tr("Validation and test…"),
                 tr("How the images are split three ways; and evaluating on the test images"),
                 ui::ButtonStyle::outline, -1, run.ready())) {
    split.open = true;
  }
}

// The slider's name, as it fits beside its number.
const char* training_images() {
  constexpr float number = 60;
  const float room = ImGui::GetContentRegionAvail().x - number;
  const bool fits = ui::text_size(ui::Font::text, tr("Training images")).x <= room;
  return fits ? tr("Training images") : tr("To train on");
}

// Nothing of the set is trained on, however many of it are chosen.
void draw_own_alone(std::size_t count, double whole) {
  const auto own = static_cast<double>(count);
  const double values[] = {own, std::max(whole, own + 1)};
  ui::SliderRange range;
  range.values = values;
  ImGui::BeginDisabled();
  ui::slider("train_limit", tr("Your own images alone"), own, range,
             tr("The network is trained on your own images alone: see the plus by the pad."));
  ImGui::EndDisabled();
}

// How many of the set's images to train on: fewer are faster and overfit sooner.
void choose_limit(const RunView& run, const ImageSetStatus& set, Actions& actions) {
  if (set.state == State::absent || set.state == State::failed) return;
  const auto whole = static_cast<double>(train_count(set));
  const DataSettings& data = run.experiment().data;
  if (data.own_images_alone && !data.own_images.empty()) {
    return draw_own_alone(data.own_images.count(), whole);
  }
  std::vector<double> values;
  for (const double value : {100., 300., 1000., 3000., 10000., 30000.}) {
    if (value < whole) values.push_back(value);
  }
  values.push_back(whole);
  const std::size_t limit = data.train_limit;
  const double current = limit == 0 ? whole : static_cast<double>(limit);
  ui::SliderRange range;
  range.values = values;
  ImGui::BeginDisabled(!set.dataset);  // it keeps its place until they are there
  const auto chosen =
      ui::slider("train_limit", training_images(), current, range,
                 tr("How many of the set's images are used; with few the network overfits."));
  ImGui::EndDisabled();
  if (!chosen || !set.dataset) return;
  const double limit_now = *chosen >= whole ? 0 : std::round(*chosen);
  actions.push_back(set_setting(&DataSettings::train_limit, limit_now));
}

void choose_batch_size(const RunView& run, Actions& actions) {
  static constexpr double sizes[] = {1, 8, 16, 32, 64, 128, 256, 512, 1024};
  ui::SliderRange range;
  range.values = sizes;
  const auto chosen = ui::slider(
      "batch_size", tr("Batch size"), static_cast<double>(run.experiment().training.batch_size),
      range, tr("Images per step: each step follows the mean gradient of one batch."));
  if (chosen) actions.push_back(set_setting(&TrainingSettings::batch_size, std::lround(*chosen)));
}

}  // namespace

void draw_images_data(SplitDialog& split, const RunView& run, Actions& actions) {
  choose_set(run, actions);
  const ImageSetStatus* set = run.image_set();
  if (set == nullptr) return;
  ui::press_area("data_about", ui::next_rect(16), about(set->name));
  draw_state(run, *set, actions);
  draw_split_button(split, run);
  choose_limit(run, *set, actions);
  choose_batch_size(run, actions);
}

}  // namespace descent
