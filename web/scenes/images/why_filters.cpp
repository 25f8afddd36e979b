#include "web/scenes/images/why_filters.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/receptive_field.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/why_settings.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t across = 3;
constexpr float answer_gap = 4, answer_grid_gap = 16, answer_caption = 18, most_tile = 72;

std::size_t filter_count(const Sequential& model, std::size_t layer) {
  const Shape& shape = model.layer_output_shape(layer);
  const MapShape maps = map_shape(shape);
  return maps.picture ? maps.channels : element_count(shape);
}

std::size_t shown_filter(const RunView& run, std::size_t count) {
  return std::min(run.view().why.filter, count - 1);
}

// --- what is in the atlas ---

void load_images(WhyFilters& state, const FilterLook& look, std::size_t filter) {
  if (state.look == look.number() && state.filter == filter) return;
  state.look = look.number();
  state.filter = filter;
  state.images.clear();
  const FilterExtremes& of = look.answers().of(filter);
  for (const auto* all :
       {&of.strongest_images, &of.weakest_images, &of.strongest_patches, &of.weakest_patches}) {
    for (const FilterAnswer& answer : *all) state.images.push_back(answer.image);
  }
  std::ranges::sort(state.images);
  const auto same = std::ranges::unique(state.images);
  state.images.erase(same.begin(), same.end());
  const Samples& samples = look.dataset().validation.inputs;
  const MapShape shape = map_shape(samples.sample_shape());
  std::vector<float> values(samples.sample_size());
  std::vector<std::uint8_t> pixels;
  for (const std::size_t image : state.images) {
    samples.copy_sample(image, values.data());
    for (std::size_t cell = 0; cell < shape.cells(); ++cell) {
      const float value = std::clamp(values[cell * shape.channels], 0.f, 1.f);
      pixels.push_back(static_cast<std::uint8_t>(value * 255 + 0.5f));
    }
  }
  state.atlas.set_images(static_cast<int>(state.images.size()), static_cast<int>(shape.width),
                         static_cast<int>(shape.height), pixels);
}

UvRect place_of(WhyFilters& state, std::size_t image) {
  const auto found = std::ranges::lower_bound(state.images, image);
  return state.atlas.image(static_cast<int>(found - state.images.begin()));
}

// --- a tile ---

struct Tiles {
  WhyFilters& state;
  const FilterLook& look;
  const RunView& run;
  std::size_t filter;
  bool patches;
  Actions& actions;
};

// The image, or the part of it that the filter sees from there: as much of the square stays empty
// as stands out of the image.
void draw_tile_picture(const Tiles& tiles, const FilterAnswer& answer, const Rect& square) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const UvRect uv = place_of(tiles.state, answer.image);
  const ImTextureID texture = tiles.state.atlas.texture();
  if (!tiles.patches) {
    list->AddImage(texture, square.min, square.max, uv.min, uv.max);
    return;
  }
  const MapShape shape = map_shape(tiles.look.model().input_shape());
  const ReceptiveField field =
      receptive_field(tiles.look.model(), tiles.look.layer(), answer.row, answer.column);
  list->AddRectFilled(square.min, square.max, ui::colors().well);
  const float cell = square.width() / static_cast<float>(std::max(field.height, field.width));
  // In one dimension: from where to where of the image is seen, and where that lies in the square.
  struct Span {
    float from, to, begin, end;
  };
  const auto span_of = [&](std::ptrdiff_t first, std::size_t count, std::size_t extent, float at) {
    const auto last =
        std::min(first + static_cast<std::ptrdiff_t>(count), static_cast<std::ptrdiff_t>(extent));
    const auto inside = std::max<std::ptrdiff_t>(first, 0);
    return Span{static_cast<float>(inside) / static_cast<float>(extent),
                static_cast<float>(last) / static_cast<float>(extent),
                at + static_cast<float>(inside - first) * cell,
                at + static_cast<float>(last - first) * cell};
  };
  const Span x = span_of(field.left, field.width, shape.width, square.min.x);
  const Span y = span_of(field.top, field.height, shape.height, square.min.y);
  if (x.from >= x.to || y.from >= y.to) return;  // all of it is padding
  const auto mix = [](float a, float b, float share) { return a + (b - a) * share; };
  list->AddImage(texture, {x.begin, y.begin}, {x.end, y.end},
                 {mix(uv.min.x, uv.max.x, x.from), mix(uv.min.y, uv.max.y, y.from)},
                 {mix(uv.min.x, uv.max.x, x.to), mix(uv.min.y, uv.max.y, y.to)});
}

std::string tile_words(const Tiles& tiles, const FilterAnswer& answer) {
  const Dataset& dataset = tiles.look.dataset();
  const std::string name = class_name(dataset, label_of(dataset.validation, answer.image));
  const std::string value = short_text(static_cast<double>(answer.value), 3);
  const std::string number = with_commas(answer.image + 1);
  const std::string words = tiles.patches
                                ? tr("Image {0}, {1}: {2} at row {3}, column {4} of the map",
                                     number, name, value, answer.row, answer.column)
                                : tr("Image {0}, {1}: {2} on average", number, name, value);
  return words + "\n" +
         (tiles.patches ? tr("Press: where this number comes from.")
                        : tr("Press: what every layer makes of it."));
}

// What a press leads to: the image in the page Inside, of a patch with the arithmetic of its place.
void open_inside(const Tiles& tiles, const FilterAnswer& answer) {
  tiles.actions.push_back(SelectImage{{ImageOrigin::validation, answer.image}});
  tiles.actions.push_back(ShowWorkbenchPage{WorkbenchPage::inside});
  if (!tiles.patches) return;
  const MapShape maps = map_shape(tiles.look.model().layer_output_shape(tiles.look.layer()));
  const std::size_t output =
      maps.picture ? maps.index(answer.row, answer.column, tiles.filter) : tiles.filter;
  tiles.actions.push_back(LookAtCell{CellPlace{tiles.look.layer(), output, 0}});
}

// "2.31 … 1.98"
std::string range_words(const std::vector<FilterAnswer>& answers) {
  if (answers.empty()) return {};
  const auto number = [](const FilterAnswer& answer) {
    return short_text(static_cast<double>(answer.value), 3);
  };
  return number(answers.front()) + " … " + number(answers.back());
}

void draw_nine(const Tiles& tiles, const std::vector<FilterAnswer>& answers, const char* id,
               const std::string& words, const Rect& area, float tile) {
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label,
                   {area.min, {area.max.x, area.min.y + answer_caption}}, ui::colors().secondary,
                   words);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const ImVec2 corner = {
        area.min.x + static_cast<float>(i % across) * (tile + answer_gap),
        area.min.y + answer_caption + static_cast<float>(i / across) * (tile + answer_gap)};
    const Rect square{corner, {corner.x + tile, corner.y + tile}};
    draw_tile_picture(tiles, answers[i], square);
    const ui::Press press =
        ui::press_area(id + std::to_string(i), square, tile_words(tiles, answers[i]));
    if (press.hovered) {
      const Rect frame = square.inset(-1.5f);
      ImGui::GetWindowDrawList()->AddRect(frame.min, frame.max, ui::colors().text, 2, 0, 1.5f);
    }
    if (press.pressed) open_inside(tiles, answers[i]);
  }
}

void draw_grids(const Tiles& tiles, const std::vector<FilterAnswer>& strongest,
                const std::vector<FilterAnswer>& weakest) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float half = (width - answer_grid_gap) / 2;
  const float tile = std::floor(std::min((half - 2 * answer_gap) / across, most_tile));
  const Rect all = ui::take_rect(answer_caption + across * tile + 2 * answer_gap);
  const std::string id = tiles.patches ? "why.patch" : "why.filter_image";
  draw_nine(tiles, strongest, (id + ".most").c_str(), tr("Most: {0}", range_words(strongest)),
            {all.min, {all.min.x + half, all.max.y}}, tile);
  draw_nine(tiles, weakest, (id + ".least").c_str(), tr("Least: {0}", range_words(weakest)),
            {{all.min.x + half + answer_grid_gap, all.min.y}, all.max}, tile);
}

// Null where there is nothing to be shown yet, which is told.
const FilterExtremes* prepared(WhyFilters& state, const FilterLook* look, std::size_t filter) {
  if (look == nullptr) {
    ui::secondary_paragraph(tr("Looking through the images."));
    return nullptr;
  }
  load_images(state, *look, filter);
  return &look->answers().of(filter);
}

std::size_t filter_of(const FilterLook* look, const RunView& run) {
  return look ? shown_filter(run, look->answers().filters()) : 0;
}

}  // namespace

std::string filter_title(const RunView& run) {
  const auto layer = run.ready() ? filter_layer(run) : std::nullopt;
  if (!layer) return tr("Images");
  const std::size_t count = filter_count(*run.snapshot().model, *layer);
  return tr("Images of filter {0} (0–{1})", shown_filter(run, count), count - 1);
}

void choose_filter(const RunView& run, Actions& actions) {
  const Sequential& model = *run.snapshot().model;
  const std::vector<std::size_t> layers = layers_with_filters(model);
  const auto layer = filter_layer(run);
  if (!layer) return;
  std::vector<ui::Choice> choices;
  for (const std::size_t one : layers) {
    choices.push_back(
        {.text = std::to_string(one + 1) + " " + std::string(layer_name(model.layers()[one])),
         .id = "layer" + std::to_string(one + 1)});
  }
  const auto selected =
      static_cast<std::size_t>(std::ranges::find(layers, *layer) - layers.begin());
  const Rect line = ui::take_rect(ui::control_height());
  const ImVec2 below = ImGui::GetCursorScreenPos();
  const float half = (line.width() - 10) / 2;
  ImGui::SetCursorScreenPos(line.min);
  const auto chosen = ui::drop_down("why.layer", "", choices, selected,
                                    tr("The layer whose filters are shown."), half);
  ImGui::SetCursorScreenPos({line.min.x + half + 10, line.min.y});
  const std::size_t count = filter_count(model, *layer);
  const auto filter = ui::stepper("why.filter", static_cast<long>(shown_filter(run, count)), 0,
                                  static_cast<long>(count) - 1,
                                  tr("Which filter of the layer, counted from 0."), half);
  ImGui::SetCursorScreenPos(below);
  if (chosen && *chosen != selected) {
    change_why(run, actions, [&](WhyView& to) {
      to.layer = layers[*chosen];
      to.filter = 0;
    });
  }
  if (filter) {
    change_why(run, actions, [&](WhyView& to) { to.filter = static_cast<std::size_t>(*filter); });
  }
}

void draw_filter_images(WhyFilters& state, const FilterLook* look, const RunView& run,
                        Actions& actions) {
  choose_filter(run, actions);
  const std::size_t filter = filter_of(look, run);
  const FilterExtremes* of = prepared(state, look, filter);
  if (!of) return;
  draw_grids({state, *look, run, filter, false, actions}, of->strongest_images, of->weakest_images);
  const std::string images = with_commas(look->images());
  ui::small_print(look->dataset().validates_on_test
                      ? tr("Of the first {0} test images those with the largest and the smallest "
                           "mean of its numbers. Do they have something in common that the others "
                           "lack?",
                           images)
                      : tr("Of the first {0} validation images those with the largest and the "
                           "smallest mean of its numbers. Do they have something in common that "
                           "the others lack?",
                           images));
}

void draw_filter_patches(WhyFilters& state, const FilterLook* look, const RunView& run,
                         Actions& actions) {
  const std::size_t filter = filter_of(look, run);
  const FilterExtremes* of = prepared(state, look, filter);
  if (!of) return;
  draw_grids({state, *look, run, filter, true, actions}, of->strongest_patches,
             of->weakest_patches);
  const ReceptiveField field = receptive_field(look->model(), look->layer(), 0, 0);
  ui::small_print(
      tr("The places of its map with the largest and the smallest sum before the activation, one "
         "an image, and the {0} × {1} pixels that each is made of. What lies outside of the image "
         "is padding.",
         field.height, field.width));
}

}  // namespace descent
