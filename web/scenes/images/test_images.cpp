#include "web/scenes/images/test_images.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/words.hpp"
#include "engine/data/image_set.hpp"
#include "web/app/looks/chosen_image.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/image_choices.hpp"
#include "web/scenes/images/test_images_tile.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float card_padding_x = 28, card_padding_y = 24, title_line = 28;
constexpr float pager_width = 150;

const Dataset* dataset_of(const RunView& run) { return run.ready() ? &run.dataset() : nullptr; }

// --- what is shown ---

void choose(TestImages& state, const RunView& run) {
  const Dataset* dataset = dataset_of(run);
  const auto& predictions = run.snapshot().predictions;
  const ImageFilter& filter = run.view().image_filter;
  const std::uint64_t build = run.network();  // another data set may lie at the same address
  if (state.chosen && state.chosen->predictions == predictions &&
      state.chosen->dataset == dataset && state.chosen->build == build &&
      state.chosen->filter == filter) {
    return;
  }
  state.chosen = TestImages::Chosen{predictions, dataset, build, filter, {}, 0};
  state.chosen->images = filter_images(filter, dataset->validation, predictions.get());
  if (predictions) {
    ImageFilter wrong = filter;
    wrong.which = ImageFilter::Which::wrong;
    state.chosen->wrong = filter_images(wrong, dataset->validation, predictions.get()).size();
  }
}

// Into the atlas, where they are not there already.
void load_pixels(TestImages& state, const Dataset& dataset) {
  const Samples& samples = dataset.validation.inputs;
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
  const bool same_page = std::equal(page.begin(), page.end(), state.page.begin(), state.page.end());
  if (same_page && (state.version == run.version() || state.says.under_way())) return;
  state.version = run.version();
  state.page.assign(page.begin(), page.end());
  const Dataset& dataset = *dataset_of(run);
  load_pixels(state, dataset);
  const auto look = std::make_shared<ImagesLook>(run.snapshot().model, run.kernels(),
                                                 dataset.validation.inputs, state.page);
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

void draw_tiles(TestImages& state, const RunView& run, const TileGrid& grid, const Rect& area,
                Actions& actions) {
  const Dataset& dataset = *dataset_of(run);
  const Snapshot& snapshot = run.snapshot();
  const ImagePredictions* says = says_of_page(state);
  // Those chosen by what the newest epoch predicted say just that, though training has gone on.
  const ImageFilter& filter = run.view().image_filter;
  const auto* chosen_by = filter.predicted || filter.tenth ? snapshot.predictions.get() : nullptr;
  for (std::size_t i = 0; i < state.page.size(); ++i) {
    TestImageTile tile;
    tile.place = i;
    tile.image = state.page[i];
    tile.truth = label_of(dataset.validation, tile.image);
    if (says) tile.says = says->predictions[i];
    if (chosen_by) tile.says = (*chosen_by)[tile.image];
    tile.learnt = (says || chosen_by) && (snapshot.samples_seen > 0 || snapshot.predictions);
    tile.probabilities = outputs_are_probabilities(*snapshot.model);
    const bool training = run.view().workbench_page == WorkbenchPage::training;
    if (run.view().workbench_page == WorkbenchPage::judging)
      tile.opens = TestImageTile::Opens::inside;
    const ChosenImage shown = training ? chosen_image(run) : image_to_look_into(run);
    if (training) tile.opens = TestImageTile::Opens::output;
    const bool example = shows_example(run);
    tile.chosen =
        !example && !run.view().inspect_drawing && run.view().selected_image == tile.image;
    tile.selected = !example && !shown.drawing && shown.image == tile.image;
    const auto column = static_cast<float>(i % grid.columns);
    const auto row = static_cast<float>(i / grid.columns);
    const ImVec2 place{std::floor(area.min.x + column * grid.pitch),
                       std::floor(area.min.y + row * grid.row_height)};
    draw_test_image(state.atlas, dataset, tile, grid, place, actions);
  }
}

// --- the title's line ---

std::array<ui::ChoiceWord, 3> filter_words(const TestImages& state) {
  const bool known = state.chosen && state.chosen->predictions;
  return {{{"all", tr("all")},
           {"wrong",
            known ? tr("most wrong {0}", ui::with_commas(state.chosen->wrong)) : tr("most wrong")},
           {"least", tr("least sure")}}};
}

void draw_filter(const TestImages& state, const RunView& run, bool column, Actions& actions) {
  const auto words = filter_words(state);
  ImageFilter filter = run.view().image_filter;
  const auto selected = static_cast<std::size_t>(filter.which);
  const char* hint =
      tr("All of them in the set's order; those predicted wrongly, the most wrong first, which is "
         "the surest mistake; or the least sure first, with the lowest confidence.");
  const auto chosen = ui::choice(column, "image_filter", words, selected, hint);
  if (!chosen) return;
  filter.which = static_cast<ImageFilter::Which>(*chosen);
  actions.push_back(SetImageFilter{filter});
}

// ‹ 2 / 278 ›, within `pager_width`.
void draw_pager(std::size_t page, std::size_t pages, float diameter, Actions& actions) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  if (ui::icon_button("images.previous", ui::Icon::chevron_left, tr("Earlier images."), diameter,
                      ui::ButtonStyle::quiet, page > 0)) {
    actions.push_back(SetImagePage{page - 1});
  }
  const Rect middle{{place.x + diameter, place.y},
                    {place.x + pager_width - diameter, place.y + diameter}};
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, middle, ui::colors().secondary,
                   ui::with_commas(page + 1) + " / " + ui::with_commas(pages), 0.5f);
  ImGui::SetCursorScreenPos({middle.max.x, place.y});
  if (ui::icon_button("images.next", ui::Icon::chevron_right, tr("More images."), diameter,
                      ui::ButtonStyle::quiet, page + 1 < pages)) {
    actions.push_back(SetImagePage{page + 1});
  }
}

// The lists that narrow the images.
void draw_choices_button(const RunView& run, float diameter, Actions& actions) {
  const bool on = image_choices_shown(run);
  if (ui::icon_button("images.choices", ui::Icon::sliders,
                      tr("Choose images by class, prediction and confidence."), diameter,
                      on ? ui::ButtonStyle::soft : ui::ButtonStyle::quiet)) {
    actions.push_back(ShowImageChoices{!on});
    ImageFilter wide;
    wide.which = run.view().image_filter.which;
    if (on) actions.push_back(SetImageFilter{wide});
  }
}

struct Pages {
  std::size_t page, count;
};

constexpr float choices_button = 24, choices_room = choices_button + 8, choices_for_finger = 40;

// The page Judging always has the lists.
bool has_choices_button(const RunView& run) {
  return run.view().workbench_page != WorkbenchPage::judging;
}

// How much of a title line that wide is taken by what can be pressed there.
float title_controls(const TestImages& state, const RunView& run, bool column, float line) {
  if (column) return has_choices_button(run) ? choices_for_finger : 0;
  const float usual = ui::choice_words_width(filter_words(state)) + pager_width + 12;
  // In a very narrow card the page Judging alone has the lists.
  const bool fits = has_choices_button(run) && usual + choices_room <= line;
  return usual + (fits ? choices_room : 0);
}

void draw_title_line(const TestImages& state, const RunView& run, const ui::Card& card, Pages pages,
                     bool column, Actions& actions) {
  const float width = title_controls(state, run, column, card.title_line().width());
  if (column) {
    if (has_choices_button(run)) {
      const ui::TitleLine line(card, width);
      const ImVec2 place = ImGui::GetCursorScreenPos();
      ImGui::SetCursorScreenPos({place.x, place.y - 12});
      draw_choices_button(run, width, actions);
    }
    draw_filter(state, run, true, actions);
    return;
  }
  const float words = ui::choice_words_width(filter_words(state));
  const ui::TitleLine line(card, width);
  ImVec2 place = ImGui::GetCursorScreenPos();
  if (width > words + pager_width + 12) {
    ImGui::SetCursorScreenPos({place.x, place.y - 2});
    draw_choices_button(run, choices_button, actions);
    place.x += choices_room;
  }
  ImGui::SetCursorScreenPos({place.x, place.y - 2});
  draw_pager(pages.page, pages.count, 24, actions);
  ImGui::SetCursorScreenPos({place.x + pager_width + 12, place.y});
  draw_filter(state, run, false, actions);
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
    ui::empty_state(area, tr("Test images"),
                    tr("They appear here as soon as {0} is loaded.", title));
  }
}

void draw_empty(const RunView& run, const Rect& area) {
  if (!run.ready()) {
    draw_not_loaded(run, area);
  } else if (run.view().image_filter.needs_predictions() && !run.snapshot().predictions) {
    ui::empty_state(area, tr("Not known yet"), unknown_images_words(run));
  } else if (run.view().image_filter.narrows()) {
    ui::empty_state(area, tr("None"), tr("No image is of that class, prediction and confidence."));
  } else {
    ui::empty_state(area, tr("None"),
                    run.dataset().validates_on_test
                        ? tr("The network gets every test image right.")
                        : tr("The network gets every validation image right."));
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
  const bool column = rect.height() <= 0;  // on a phone, the filter and the pages have own lines
  if (run.ready()) choose(state, run);
  const std::size_t images = run.ready() ? state.chosen->images.size() : 0;
  const float line = (column ? ImGui::GetContentRegionAvail().x : rect.width()) - card_padding_x;
  const float room = line - title_controls(state, run, column, line) - 8;
  ui::Card card("test_images", rect, images_title(run, images, room));
  const float width = ImGui::GetContentRegionAvail().x;
  const TileGrid grid = tile_grid(class_names_of(run.experiment().data.name), width);
  if (!column) {
    const float room = card.rest().height() - image_choices_height(run, width) + TileGrid::row_gap;
    rows = static_cast<std::size_t>(std::max(1.0f, std::floor(room / grid.row_height)));
  }
  const std::size_t per_page = rows * grid.columns;
  if (run.ready()) refresh(state, run, per_page);
  const std::size_t pages = page_count(images, per_page);
  const std::size_t page = std::min(run.view().image_page, pages - 1);
  draw_title_line(state, run, card, {page, pages}, column, actions);
  draw_image_choices(run, actions);

  const Rect tiles = ui::take_rect(grid.row_height * static_cast<float>(rows) - TileGrid::row_gap);
  if (run.ready() && !state.page.empty()) {
    draw_tiles(state, run, grid, tiles, actions);
  } else {
    draw_empty(run, tiles);
  }
  if (column) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const Rect line = ui::take_rect(44);
    ImGui::SetCursorScreenPos({line.center().x - pager_width / 2, place.y});
    draw_pager(page, pages, 44, actions);
    ImGui::SetCursorScreenPos({place.x, line.max.y});
    ImGui::Dummy({0, 0});
  }
}

}  // namespace descent
