#include "web/scenes/images/inside_weights.hpp"

#include <array>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/map_numbers.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

using Block = WeightsPicture::Block;

// --- words ---

std::string name_of(const RunView& run, std::size_t layer) {
  return std::to_string(layer + 1) + " " +
         std::string(layer_name(run.snapshot().model->layers()[layer]));
}

std::string size_words(const KernelPictures& p) {
  return std::to_string(p.height) + "×" + std::to_string(p.width);
}

// Which weights these are, and how they lie.
std::string form_words(const RunView& run, const Block& block) {
  const KernelPictures& p = block.layout.pictures;
  const bool filters = std::holds_alternative<Conv2D>(run.snapshot().model->layers()[block.layer]);
  std::string words;
  if (p.matrix) {
    words = tr("{0} units (a row each) × {1} inputs (a column each)", p.width, p.height);
  } else if (p.channels == 1) {
    words = filters ? tr("{0} filters of {1}", p.units, size_words(p))
                    : tr("{0} units, each with a weight for each of {1} pixels", p.units,
                         size_words(p));
  } else {
    words = filters ? tr("{0} filters (a column each) × {1} input channels (a row each) of {2}",
                         p.units, p.channels, size_words(p))
                    : tr("{0} units (a column each) × {1} maps (a row each) of {2}", p.units,
                         p.channels, size_words(p));
  }
  const WeightsLayout& layout = block.layout;
  if (layout.complete()) return words;
  if (p.matrix) {
    return words + " · " + tr("the first {0} × {1} shown", layout.tile_height, layout.tile_width);
  }
  return words + " · " +
         (p.channels == 1
              ? tr("the first {0} shown", layout.shown_units)
              : tr("the first {0} × {1} shown", layout.shown_units, layout.shown_channels));
}

std::string change_words(const Block& block) {
  if (block.change == 0) return tr("unchanged");
  return tr("changed by {0} %", fixed_text(block.change * 100, block.change < 0.095 ? 1 : 0));
}

std::string place_words(const RunView& run, const Block& block, const WeightSpot& spot) {
  const KernelPictures& p = block.layout.pictures;
  if (p.matrix) return tr("Unit {0}, input {1}", spot.column, spot.row);
  const bool filters = std::holds_alternative<Conv2D>(run.snapshot().model->layers()[block.layer]);
  std::string words = filters ? tr("Filter {0}", spot.unit) : tr("Unit {0}", spot.unit);
  if (p.channels > 1) {
    words += ", " + (filters ? tr("input channel {0}", spot.channel) : tr("map {0}", spot.channel));
  }
  return words + ", " + tr("row {0}, column {1}", spot.row, spot.column);
}

std::string spot_words(const RunView& run, const Block& block, const WeightSpot& spot) {
  const KernelNow kernel(run, block.layer);
  const double now = double{kernel.now(spot.index)}, first = double{kernel.first(spot.index)};
  return place_words(run, block, spot) + "\n" +
         tr("{0} now, {1} at first, changed by {2}", short_text(now, 4), short_text(first, 4),
            short_text(now - first, 4)) +
         "\n" + tr("Press: where it is multiplied.");
}

// A number that the weight is in: of a filter's map the one in the middle.
CellPlace number_with(const RunView& run, const Block& block, const WeightSpot& spot) {
  if (block.layout.pictures.matrix) return {block.layer, spot.column, 0};
  const MapShape maps = map_shape(run.snapshot().model->layer_output_shape(block.layer));
  if (!maps.picture) return {block.layer, spot.unit, 0};
  return {block.layer, maps.index(maps.height / 2, maps.width / 2, spot.unit), spot.channel};
}

// --- drawing ---

// What lies between the pictures is the card's.
void draw_gaps(const WeightsLayout& layout, const Rect& area) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 card = ui::colors().card;
  const float cell = layout.cell;
  for (std::size_t column = 1; column < layout.across; ++column) {
    const float x = area.min.x + static_cast<float>(column * (layout.tile_width + 1) - 1) * cell;
    list->AddRectFilled({x, area.min.y}, {x + cell, area.max.y}, card);
  }
  for (std::size_t row = 1; row < layout.down; ++row) {
    const float y = area.min.y + static_cast<float>(row * (layout.tile_height + 1) - 1) * cell;
    list->AddRectFilled({area.min.x, y}, {area.max.x, y + cell}, card);
  }
  if (const std::size_t last = layout.tiles % layout.across; last != 0) {
    const float pitch = static_cast<float>(layout.tile_width + 1) * cell;
    const float tall = static_cast<float>(layout.tile_height) * cell;
    list->AddRectFilled({area.min.x + pitch * static_cast<float>(last) - cell, area.max.y - tall},
                        area.max, card);
  }
}

void look_into(const RunView& run, const Block& block, const Rect& area, Actions& actions) {
  const WeightsLayout& layout = block.layout;
  const std::string id = "inside.weights" + std::to_string(block.layer + 1);
  ui::Control control{.role = ui::Role::button};
  control.label = tr("{0}: {1}. Arrows move, Enter shows the arithmetic.",
                     name_of(run, block.layer), form_words(run, block));
  control.value = change_words(block);
  const ui::Press press = ui::press_area(id, area, control);
  const bool matrix = layout.pictures.matrix;
  const float pitch = layout.cell;
  const ImVec2 step = matrix ? ImVec2{pitch, pitch}
                             : ImVec2{pitch * static_cast<float>(layout.tile_width + 1),
                                      pitch * static_cast<float>(layout.tile_height + 1)};
  const Rect first = matrix ? Rect{{0, 0}, {pitch, pitch}} : layout.tile({});
  const auto place = ui::looked_at(
      id, press, {area, {area.min.x + first.center().x, area.min.y + first.center().y}, step});
  if (!place) return;
  const WeightSpot spot = layout.nearest({place->x - area.min.x, place->y - area.min.y});
  const Rect tile = layout.tile(spot);
  const Rect frame = Rect{{area.min.x + tile.min.x, area.min.y + tile.min.y},
                          {area.min.x + tile.max.x, area.min.y + tile.max.y}}
                         .inset(-1.5f);
  ImGui::GetWindowDrawList()->AddRect(frame.min, frame.max, ui::colors().text, 2, 0, 1.5f);
  if (!press.pressed) {
    ui::hover_text(spot_words(run, block, spot), *place);
    return;
  }
  actions.push_back(LookAtCell{number_with(run, block, spot)});
  if (press.by_key) ui::open_by_key("inside.output");
}

void draw_block(WeightsPicture& picture, std::size_t number, const RunView& run, Actions& actions) {
  const Block& block = picture.blocks[number];
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect line = ui::take_rect(18);
  const std::string change = change_words(block);
  const Rect right = line.cut_right(ui::text_size(ui::Font::label, change).x, 8);
  ui::draw_text_in(list, ui::Font::label, right, c.secondary, change);
  ui::draw_text_in(list, ui::Font::label_strong, line, c.text, name_of(run, block.layer));
  ui::small_print(form_words(run, block));
  Rect area = ui::take_rect(block.layout.height());
  area = {{std::floor(area.min.x), std::floor(area.min.y)},
          {std::floor(area.min.x) + block.layout.width(),
           std::floor(area.min.y) + block.layout.height()}};
  const UvRect uv = picture.atlas.map(number);
  list->AddImage(picture.atlas.texture(), area.min, area.max, uv.min, uv.max);
  draw_gaps(block.layout, area);
  look_into(run, block, area, actions);
  draw_color_legend(ui::take_rect(14), block.scale);
}

std::array<ui::ChoiceWord, 3> weights_words() {
  return {{{"now", tr("now")}, {"first", tr("at first")}, {"change", tr("change")}}};
}

}  // namespace

void choose_weights(const RunView& run, bool column, Actions& actions) {
  const char* hint =
      tr("The weights as they are, as they were before training (Reset brings those back), or what "
         "training has added to them.");
  const InsideView& inside = run.view().inside;
  const auto selected = static_cast<std::size_t>(inside.weights);
  const auto chosen = ui::choice(column, "weights", weights_words(), selected, hint);
  if (chosen) actions.push_back(ShowInside{{inside.shows, static_cast<WeightsOf>(*chosen)}});
}

float choose_weights_width() { return ui::choice_words_width(weights_words()); }

void draw_inside_weights(WeightsPicture& picture, const RunView& run, Actions& actions) {
  refresh(picture, run, std::floor(ImGui::GetContentRegionAvail().x));
  for (std::size_t i = 0; i < picture.blocks.size(); ++i) {
    draw_block(picture, i, run, actions);
    if (i + 1 < picture.blocks.size()) ImGui::Dummy({0, 4});
  }
}

}  // namespace descent
