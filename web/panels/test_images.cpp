#include "web/panels/test_images.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "web/panels/outputs_bars.hpp"
#include "web/panels/widgets.hpp"

namespace descent {
namespace {

constexpr float tile_gap = 8;
constexpr float caption_line = 15;
constexpr float row_gap = 10;
constexpr float card_padding_x = 28, card_padding_y = 24, title_line = 28;
constexpr float pager_width = 150;

// How the tiles lie: their number in a row, their side, the height of a row.
struct Grid {
  std::size_t columns = 1;
  float side = 56;
  float row_height = 80;
  std::size_t caption_lines = 1;
};

// Names take more room than digits.
bool has_long_names(const Dataset* dataset) {
  return dataset && !dataset->class_names.empty() && dataset->class_names.front().size() > 2;
}

Grid grid_for(const Dataset* dataset, float width) {
  Grid grid;
  const bool names = has_long_names(dataset);
  const float least_side = names ? 62.f : 54.f;
  grid.columns = static_cast<std::size_t>(
      std::max(4.0f, std::floor((width + tile_gap) / (least_side + tile_gap))));
  const auto columns = static_cast<float>(grid.columns);
  grid.side = std::floor((width - (columns - 1) * tile_gap) / columns);
  grid.caption_lines = names ? 2 : 1;
  grid.row_height = grid.side + 3 + caption_line * static_cast<float>(grid.caption_lines) + row_gap;
  return grid;
}

const Dataset* dataset_of(const App& app) {
  return app.driver() ? &app.driver()->trainer().dataset() : nullptr;
}

// --- what is shown ---

void choose(TestImages& state, const App& app) {
  const Dataset* dataset = dataset_of(app);
  const auto& predictions = app.driver()->snapshot().predictions;
  const ImageFilter filter = app.view().image_filter;
  const std::uint64_t build = app.version() >> 40;  // another data set may lie at the same address
  if (state.chosen && state.chosen->predictions == predictions &&
      state.chosen->dataset == dataset && state.chosen->build == build &&
      state.chosen->filter == filter) {
    return;
  }
  state.chosen = TestImages::Chosen{predictions, dataset, build, filter, {}, 0};
  state.chosen->images = filter_images(filter, dataset->test, predictions.get());
  if (predictions) {
    state.chosen->wrong =
        wrong_count(class_accuracies(*predictions, dataset->test, dataset->classes));
  }
}

// Into the atlas, where they are not there already.
void load_pixels(TestImages& state, const Dataset& dataset) {
  const Samples& samples = dataset.test.inputs;
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

void refresh(TestImages& state, const App& app, std::size_t per_page) {
  choose(state, app);
  const auto page = page_of(state.chosen->images, app.view().image_page, per_page);
  const bool same_page = std::equal(page.begin(), page.end(), state.page.begin(), state.page.end());
  if (same_page && state.version == app.version()) return;
  state.version = app.version();
  state.page.assign(page.begin(), page.end());
  const Dataset& dataset = *dataset_of(app);
  load_pixels(state, dataset);
  state.says = predict_images(app.driver()->snapshot().model, app.driver()->trainer().kernels(),
                              dataset.test.inputs, state.page);
}

// --- one tile ---

struct Tile {
  std::size_t place = 0;  // on the page
  std::size_t image = 0;  // of the test set
  std::uint32_t truth = 0;
  Prediction says;
  bool learnt = false;
  bool probabilities = true;
  bool selected = false;

  bool wrong() const { return learnt && says.label != truth; }
};

std::string tile_tooltip(const Dataset& dataset, const Tile& tile) {
  const std::string truth = class_name(dataset, tile.truth);
  if (!tile.learnt) return "Test image " + ui::with_commas(tile.image + 1) + ": " + truth + ".";
  std::string text = "It says " + class_name(dataset, tile.says.label) + " (" +
                     confidence_text(tile.says.confidence, tile.probabilities, 1) + ")";
  text += tile.wrong() ? ", but it is " + truth + "." : ", which is right.";
  return text + " Press to see all outputs.";
}

void draw_caption(const Dataset& dataset, const Tile& tile, const Grid& grid, const Rect& rect) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Font font = tile.wrong() ? ui::Font::label_strong : ui::Font::label;
  const ImU32 color = tile.wrong() ? c.negative_text : c.secondary;
  const std::string name = short_class_name(dataset, tile.learnt ? tile.says.label : tile.truth);
  const std::string confidence =
      tile.learnt ? confidence_text(tile.says.confidence, tile.probabilities, 0) : std::string();
  Rect rest = rect;
  // A name may stand out a little over the tile's sides.
  rest.min.x -= tile_gap / 2 - 1;
  rest.max.x += tile_gap / 2 - 1;
  if (grid.caption_lines > 1) {
    ui::draw_text_in(list, font, rest.cut_top(caption_line), color, name, 0.5f);
    ui::draw_text_in(list, font, rest.cut_top(caption_line), color, confidence, 0.5f);
  } else {
    const std::string words = confidence.empty() ? name : name + " · " + confidence;
    ui::draw_text_in(list, font, rest.cut_top(caption_line), color, words, 0.5f);
  }
}

void draw_frame(const Tile& tile, const Rect& picture, bool hovered) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (tile.wrong()) list->AddRect(picture.min, picture.max, c.negative, 6, 0, 3);
  if (tile.selected || hovered) {
    const Rect around = picture.inset(-2.5f);
    list->AddRect(around.min, around.max, tile.selected ? c.accent : c.secondary, 8, 0,
                  tile.selected ? 2.5f : 1.5f);
  }
}

void draw_tile(TestImages& state, const Dataset& dataset, const Tile& tile, const Grid& grid,
               ImVec2 place, Actions& actions) {
  const Rect picture{place, {place.x + grid.side, place.y + grid.side}};
  const UvRect uv = state.atlas.image(static_cast<int>(tile.place));
  ImGui::GetWindowDrawList()->AddImageRounded(state.atlas.texture(), picture.min, picture.max,
                                              uv.min, uv.max, IM_COL32_WHITE, 6);
  const Rect caption{{picture.min.x, picture.max.y + 3},
                     {picture.max.x, place.y + grid.row_height - row_gap}};
  draw_caption(dataset, tile, grid, caption);
  const ui::Press press = ui::press_area("test_image." + std::to_string(tile.place),
                                         {picture.min, caption.max}, tile_tooltip(dataset, tile));
  draw_frame(tile, picture, press.hovered);
  if (!press.pressed) return;
  if (tile.selected) {
    actions.push_back(InspectDrawing{});
  } else {
    actions.push_back(SelectImage{tile.image});
  }
}

void draw_tiles(TestImages& state, const App& app, const Grid& grid, const Rect& area,
                Actions& actions) {
  const Dataset& dataset = *dataset_of(app);
  const Snapshot& snapshot = app.driver()->snapshot();
  for (std::size_t i = 0; i < state.page.size(); ++i) {
    Tile tile;
    tile.place = i;
    tile.image = state.page[i];
    tile.truth = label_of(dataset.test, tile.image);
    tile.says = state.says.predictions[i];
    tile.learnt = snapshot.samples_seen > 0;
    tile.probabilities = outputs_are_probabilities(snapshot.model);
    tile.selected = !app.view().inspect_drawing && app.view().selected_image == tile.image;
    const auto column = static_cast<float>(i % grid.columns);
    const auto row = static_cast<float>(i / grid.columns);
    const ImVec2 place{std::floor(area.min.x + column * (grid.side + tile_gap)),
                       std::floor(area.min.y + row * grid.row_height)};
    draw_tile(state, dataset, tile, grid, place, actions);
  }
}

// --- the title's line ---

std::array<std::string, 3> filter_words(const TestImages& state) {
  const bool known = state.chosen && state.chosen->predictions;
  return {"all", known ? "wrong " + ui::with_commas(state.chosen->wrong) : "wrong", "least sure"};
}

void draw_filter(const TestImages& state, const App& app, Actions& actions) {
  const auto words = filter_words(state);
  const auto selected = static_cast<std::size_t>(app.view().image_filter);
  const auto chosen = ui::choice_words(
      "image_filter", words, selected,
      "All test images, those predicted wrongly, or those with the lowest confidence first.");
  if (chosen) actions.push_back(SetImageFilter{static_cast<ImageFilter>(*chosen)});
}

// ‹ 2 / 278 ›, within `pager_width`.
void draw_pager(std::size_t page, std::size_t pages, float diameter, Actions& actions) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  if (ui::icon_button("images.previous", ui::Icon::chevron_left, "Earlier test images.", diameter,
                      ui::ButtonStyle::quiet, page > 0)) {
    actions.push_back(SetImagePage{page - 1});
  }
  const Rect middle{{place.x + diameter, place.y},
                    {place.x + pager_width - diameter, place.y + diameter}};
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, middle, ui::colors().secondary,
                   ui::with_commas(page + 1) + " / " + ui::with_commas(pages), 0.5f);
  ImGui::SetCursorScreenPos({middle.max.x, place.y});
  if (ui::icon_button("images.next", ui::Icon::chevron_right, "More test images.", diameter,
                      ui::ButtonStyle::quiet, page + 1 < pages)) {
    actions.push_back(SetImagePage{page + 1});
  }
}

void draw_empty(const App& app, const Rect& area) {
  if (!app.driver()) {
    ui::empty_state(area, "Test images", "They appear here as soon as the data set is loaded.");
  } else if (!app.driver()->snapshot().predictions) {
    ui::empty_state(
        area, "Not known yet",
        "Press play: after the first epoch the network has been tested on every image.");
  } else {
    ui::empty_state(area, "None", "The network gets every test image right.");
  }
}

}  // namespace

float test_images_height(const App& app, float width, std::size_t rows) {
  const Grid grid = grid_for(dataset_of(app), width - card_padding_x);
  return card_padding_y + title_line + grid.row_height * static_cast<float>(rows) - row_gap;
}

void draw_test_images(TestImages& state, const App& app, const Rect& rect, Actions& actions,
                      std::size_t rows) {
  const bool column = rect.height() <= 0;  // on a phone, the filter and the pages have own lines
  ui::Card card("test_images", rect, "Test images");
  const float width = ImGui::GetContentRegionAvail().x;
  const Grid grid = grid_for(dataset_of(app), width);
  if (!column) {
    const float room = card.rest().height() + row_gap;
    rows = static_cast<std::size_t>(std::max(1.0f, std::floor(room / grid.row_height)));
  }
  const std::size_t per_page = rows * grid.columns;
  std::size_t pages = 1;
  if (app.driver()) {
    refresh(state, app, per_page);
    pages = page_count(state.chosen->images.size(), per_page);
  }
  const std::size_t page = std::min(app.view().image_page, pages - 1);

  const float filter_width = ui::choice_words_width(filter_words(state));
  if (column) {
    draw_filter(state, app, actions);
  } else {
    const ui::TitleLine line(card, filter_width + pager_width + 12);
    const ImVec2 place = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({place.x, place.y - 2});
    draw_pager(page, pages, 24, actions);
    ImGui::SetCursorScreenPos({place.x + pager_width + 12, place.y});
    draw_filter(state, app, actions);
  }

  const Rect tiles = ui::take_rect(grid.row_height * static_cast<float>(rows) - row_gap);
  if (app.driver() && !state.page.empty()) {
    draw_tiles(state, app, grid, tiles, actions);
  } else {
    draw_empty(app, tiles);
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
