#include "web/scenes/images/test_images.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "engine/data/image_set.hpp"
#include "web/app/looks/chosen_image.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/image_choices.hpp"
#include "web/scenes/images/image_numbers.hpp"
#include "web/scenes/images/image_title.hpp"
#include "web/scenes/images/test_images_tile.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float card_padding_x = 28, card_padding_y = 24, title_line = 28;

// --- what is shown ---

void choose(TestImages& state, const RunView& run) {
  const ImageFilter& filter = run.view().image_filter;
  const ImageOrigin origin = shown_origin(run);
  const auto predictions = state.predictions.of(run, origin, filter.needs_predictions());
  // Another data set may lie at the same address.
  const Split* split =
      origin == ImageOrigin::means ? state.means.images(run) : &split_of(origin, run.dataset());
  TestImages::Chosen chosen{predictions, &run.dataset(), run.network(), filter, split};
  const bool same = state.chosen && state.chosen->predictions == predictions &&
                    state.chosen->dataset == chosen.dataset &&
                    state.chosen->build == chosen.build && state.chosen->filter == filter &&
                    state.chosen->split == split;
  if (same) return;
  if (split) chosen.images = filter_images(filter, *split, predictions.get());
  if (predictions) {
    ImageFilter wrong = filter;
    wrong.which = ImageFilter::Which::wrong;
    chosen.wrong = filter_images(wrong, *chosen.split, predictions.get()).size();
  }
  state.chosen = std::move(chosen);
}

// Into the atlas, where they are not there already.
void load_pixels(TestImages& state) {
  const Samples& samples = state.chosen->split->inputs;
  const Shape& shape = samples.sample_shape();
  if (shape.size() < 2) return;
  std::vector<float> values(samples.sample_size());
  std::vector<std::uint8_t> pixels;
  pixels.reserve(state.page.size() * values.size());
  for (const std::size_t image : state.page) {
    samples.copy_sample(image, values.data());
    for (const float value : values)
      pixels.push_back(static_cast<std::uint8_t>(value * 255 + 0.5f));
  }
  if (pixels == state.pixels) return;
  state.pixels = std::move(pixels);
  state.atlas.set_images(static_cast<int>(state.page.size()), static_cast<int>(shape[1]),
                         static_cast<int>(shape[0]), state.pixels);
}

// After choose().
void refresh(TestImages& state, const RunView& run, std::size_t per_page) {
  const auto page = page_of(state.chosen->images, run.view().image_page, per_page);
  const ImageOrigin origin = shown_origin(run);
  const bool same_page = state.page_origin == origin &&
                         std::equal(page.begin(), page.end(), state.page.begin(), state.page.end());
  if (same_page && (state.version == run.version() || state.says.under_way())) return;
  if (state.page_origin != origin) state.says.forget();  // of images with the same numbers
  state.page_origin = origin;
  state.version = run.version();
  state.page.assign(page.begin(), page.end());
  load_pixels(state);
  if (!may_be_predicted(origin)) return;
  const auto look = std::make_shared<ImagesLook>(run.snapshot().model, run.kernels(),
                                                 state.chosen->split->inputs, state.page);
  state.says.asked(look);
  run.looks().ask(look);
}

// What a model said of the page that is shown; null: not known yet.
const ImagePredictions* says_of_page(TestImages& state) {
  const ImagesLook* answer = state.says.answer();
  return answer && answer->images() == state.page ? &answer->says() : nullptr;
}

// In the Filter lab, in place of one of them.
bool shows_example(const RunView& run) {
  return run.view().workbench_page == WorkbenchPage::filters && run.view().lab_shows.example;
}

TestImageTile::Opens opened_by_press(const RunView& run) {
  if (shown_origin(run) == ImageOrigin::means) return TestImageTile::Opens::large;
  switch (run.view().workbench_page) {
    case WorkbenchPage::training:
      return TestImageTile::Opens::output;
    case WorkbenchPage::judging:
      return TestImageTile::Opens::inside;
    default:
      return TestImageTile::Opens::nothing;
  }
}

void open_mean(TestImages& state, const TestImageTile& tile, const Dataset& dataset) {
  const Samples& means = state.chosen->split->inputs;
  LargeImages::One mean{tr("Mean of class {0}", class_name(dataset, tile.truth)),
                        std::vector<float>(means.sample_size())};
  means.copy_sample(tile.image.index, mean.values.data());
  state.large.title = mean.title;
  state.large.words = tile.words;
  state.large.height = means.sample_shape()[0];
  state.large.width = means.sample_shape()[1];
  state.large.images = {std::move(mean)};
  ui::request_frame();
}

void draw_tiles(TestImages& state, const RunView& run, const TileGrid& grid, const Rect& area,
                Actions& actions) {
  const Dataset& dataset = run.dataset();
  const Snapshot& snapshot = run.snapshot();
  const ImagePredictions* says = says_of_page(state);
  // Those chosen by what the newest epoch predicted say just that, though training has gone on.
  const ImageFilter& filter = run.view().image_filter;
  const auto* chosen_by =
      filter.predicted || filter.tenth ? state.chosen->predictions.get() : nullptr;
  const ChosenImage chosen = chosen_image(run);
  const bool training = run.view().workbench_page == WorkbenchPage::training;
  const ChosenImage shown = training ? chosen : image_to_look_into(run);
  const bool example = shows_example(run);
  for (std::size_t i = 0; i < state.page.size(); ++i) {
    TestImageTile tile;
    tile.place = i;
    tile.image = {state.page_origin, state.page[i]};
    tile.truth = label_of(*state.chosen->split, tile.image.index);
    if (says) tile.says = says->predictions[i];
    if (chosen_by) tile.says = (*chosen_by)[tile.image.index];
    tile.learnt = (says || chosen_by) && (snapshot.samples_seen > 0 || snapshot.predictions);
    tile.probabilities = outputs_are_probabilities(*snapshot.model);
    tile.opens = opened_by_press(run);
    tile.chosen = !example && !chosen.drawing && chosen.image == tile.image;
    tile.selected = !example && !shown.drawing && shown.image == tile.image;
    const auto column = static_cast<float>(i % grid.columns);
    const auto row = static_cast<float>(i / grid.columns);
    const ImVec2 place{std::floor(area.min.x + column * grid.pitch),
                       std::floor(area.min.y + row * grid.row_height)};
    if (tile.opens == TestImageTile::Opens::large) {
      tile.words = class_mean_words(*state.means.means(run), tile.truth, dataset);
    }
    const bool pressed = draw_test_image(state.atlas, dataset, tile, grid, place, actions);
    if (pressed && tile.opens == TestImageTile::Opens::large) open_mean(state, tile, dataset);
  }
}

// Why there are no images, and what to do.
void draw_not_loaded(const RunView& run, const Rect& area) {
  const ImageSetStatus* set = run.image_set();
  const std::string title = std::string(set ? tr_marked(set->title) : tr("The data set"));
  if (set && set->state == ImageSetStatus::State::absent) {
    ui::empty_state(area, tr("{0} is not on this site", title),
                    tr("Choose another data set under Data, or load its files from your disk."));
  } else if (set && set->state == ImageSetStatus::State::failed) {
    ui::empty_state(area, tr("{0} could not be loaded", title),
                    tr("Under Data stands why, and how to try again."));
  } else {
    ui::empty_state(area, tr("Images"), tr("They appear here as soon as {0} is loaded.", title));
  }
}

const char* all_right_words(const RunView& run) {
  switch (called(shown_origin(run), run.dataset())) {
    case ImageOrigin::training:
      return tr("The network gets every training image right.");
    case ImageOrigin::test:
      return tr("The network gets every test image right.");
    default:
      return tr("The network gets every validation image right.");
  }
}

void draw_empty(const TestImages& state, const RunView& run, const Rect& area) {
  if (!run.ready()) {
    draw_not_loaded(run, area);
  } else if (!state.chosen->split) {
    ui::empty_state(area, tr("Not known yet"), tr("The means are being gathered."));
  } else if (run.view().image_filter.needs_predictions() && !state.chosen->predictions) {
    ui::empty_state(area, tr("Not known yet"), unknown_images_words(run));
  } else if (run.view().image_filter.narrows()) {
    ui::empty_state(area, tr("None"), tr("No image is of that class, prediction and confidence."));
  } else {
    ui::empty_state(area, tr("None"), all_right_words(run));
  }
}

}  // namespace

float test_images_height(const RunView& run, float width, std::size_t rows) {
  const TileGrid grid =
      tile_grid(class_names_of(run.experiment().data.name), width - card_padding_x);
  return card_padding_y + title_line + image_choices_height(run, width - card_padding_x) +
         grid.row_height * static_cast<float>(rows) - TileGrid::row_gap;
}

void draw_test_images(TestImages& state, const RunView& run, const Rect& rect, Actions& actions,
                      std::size_t rows) {
  if (run.ready()) choose(state, run);
  ImageTitle title{run, rect.height() <= 0};
  if (run.ready()) {
    title.images = state.chosen->images.size();
    title.wrong = state.chosen->wrong;
  }
  const float line =
      (title.column ? ImGui::GetContentRegionAvail().x : rect.width()) - card_padding_x;
  const std::string words = image_title_words(title, line);
  const ui::Card card("test_images", rect, words, !title_is_list(title));
  const float width = ImGui::GetContentRegionAvail().x;
  const TileGrid grid = tile_grid(class_names_of(run.experiment().data.name), width);
  if (!title.column) {
    const float room = card.rest().height() - image_choices_height(run, width) + TileGrid::row_gap;
    rows = static_cast<std::size_t>(std::max(1.0f, std::floor(room / grid.row_height)));
  }
  const std::size_t per_page = rows * grid.columns;
  if (run.ready()) refresh(state, run, per_page);
  title.pages = page_count(title.images, per_page);
  title.page = std::min(run.view().image_page, title.pages - 1);
  draw_image_title(title, words, card, actions);
  draw_image_choices(run, actions);

  const Rect tiles = ui::take_rect(grid.row_height * static_cast<float>(rows) - TileGrid::row_gap);
  if (run.ready() && !state.page.empty()) {
    draw_tiles(state, run, grid, tiles, actions);
  } else {
    draw_empty(state, run, tiles);
  }
  if (title.column) {
    constexpr float pager_height = 44;
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const Rect pager = ui::take_rect(pager_height);
    ImGui::SetCursorScreenPos({pager.center().x - image_pager_width / 2, place.y});
    draw_image_pager(title, pager_height, actions);
    ImGui::SetCursorScreenPos({place.x, pager.max.y});
    ImGui::Dummy({0, 0});
  }
}

}  // namespace descent
