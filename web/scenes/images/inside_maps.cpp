#include "web/scenes/images/inside_maps.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

using Kind = StageBlock::Kind;

// A place within a block: a map and a cell of it, as an index into the stage's values.
struct Spot {
  std::size_t square = 0;  // map, cell of the strip, or bar
  std::size_t index = 0;
};

struct Blocks {
  InsidePicture& picture;
  const InsideLook& look;
  const RunView& run;
  Actions& actions;

  const InsideStage& stage(std::size_t number) const { return look.stages()[number]; }
};

std::string block_id(std::size_t stage) {
  return stage == 0 ? "inside.input" : "inside.layer" + std::to_string(stage);
}

Spot spot_at(const StageBlock& block, const InsideStage& stage, ImVec2 place) {
  const std::size_t square = block.at(place);
  if (block.kind != Kind::maps) return {square, square};
  const Rect rect = block.square(square);
  const auto cell = [](float offset, float side, std::size_t count) {
    const float share = std::clamp(offset / side, 0.f, 1.f);
    return std::min(static_cast<std::size_t>(share * static_cast<float>(count)), count - 1);
  };
  const std::size_t row = cell(place.y - rect.min.y, block.side, stage.maps.height);
  const std::size_t column = cell(place.x - rect.min.x, block.side, stage.maps.width);
  return {square, stage.maps.index(row, column, square)};
}

// The cell whose arithmetic a press shows: of the image, what the first layer makes of it there.
CellPlace opened(const InsideLook& look, std::size_t stage, std::size_t index) {
  if (stage == 0) return from_image(look, index);
  const CellPlace place{stage - 1, index, 0};
  return other_channel(look, place, 0);
}

// --- words ---

std::string spot_words(const Blocks& all, const StageBlock& block, std::size_t stage,
                       const Spot& spot) {
  const InsideStage& of = all.stage(stage);
  const std::string value = short_text(double{of.values[spot.index]}, 6);
  if (block.kind != Kind::maps) return tr("Unit {0}: {1}", spot.index, value);
  const std::size_t cell = spot.index / of.maps.channels;
  const std::size_t row = cell / of.maps.width, column = cell % of.maps.width;
  std::string words = tr("Row {0}, column {1}: {2}", row, column, value);
  if (of.maps.channels > 1 || stage > 0) {
    const MapNumbers& map = of.numbers[spot.square];
    words = tr("Channel {0}: {1}", spot.square, map_words(map)) + "\n" + words;
  }
  return words;
}

std::string shape_line(const InsideLook& look, const StageBlock& block, std::size_t stage) {
  const InsideStage& of = look.stages()[stage];
  std::string words = shape_words(of.shape);
  if (block.kind == Kind::maps && block.shown < of.maps.channels) {
    words += " · " + tr("{0} shown", block.shown);
  }
  return words;
}

void draw_header(const Blocks& all, const StageBlock& block, std::size_t stage) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect rest = block.header;
  rest.max.x += 12;  // words may stand out into the gap
  ui::draw_text_in(list, ui::Font::label_strong, rest.cut_top(17), c.text,
                   stage_name(all.look, stage));
  ui::draw_text_in(list, ui::Font::axis, rest.cut_top(14), c.secondary,
                   shape_line(all.look, block, stage));
  const std::string parameters = parameters_words(all.look, stage);
  if (parameters.empty()) return;
  ui::draw_fitting_text(list, ui::Font::axis, rest.cut_top(14), c.secondary,
                        std::vector<std::string>{parameters, parameter_count(all.look, stage)});
}

// --- squares ---

void draw_dead(const Rect& square) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect inner = square.inset(std::floor(square.width() * 0.3f));
  const ImU32 ink = ui::with_alpha(ui::colors().secondary, 0.7f);
  list->AddLine(inner.min, inner.max, ink, 1.2f);
  list->AddLine({inner.min.x, inner.max.y}, {inner.max.x, inner.min.y}, ink, 1.2f);
}

void draw_squares(const Blocks& all, const StageBlock& block, std::size_t stage) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImTextureID texture = all.picture.atlas.texture();
  const std::size_t first = all.picture.first[stage];
  const std::string id = block_id(stage) + ".map";
  for (std::size_t channel = 0; channel < block.shown; ++channel) {
    const Rect square = block.square(channel);
    const UvRect uv = all.picture.atlas.map(first + channel);
    list->AddImage(texture, square.min, square.max, uv.min, uv.max);
    ui::mark(id + std::to_string(channel), square);
  }
  // After the pictures, which are one draw call then.
  for (std::size_t channel = 0; channel < block.shown; ++channel) {
    if (all.stage(stage).numbers[channel].dead()) draw_dead(block.square(channel));
  }
}

void draw_strip(const Blocks& all, const StageBlock& block, std::size_t stage) {
  const UvRect uv = all.picture.atlas.map(all.picture.first[stage]);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddImage(all.picture.atlas.texture(), block.cells.min, block.cells.max, uv.min, uv.max);
  const ImU32 card = ui::colors().card;
  if (block.gap > 0) {
    for (std::size_t column = 1; column < block.across; ++column) {
      const float x = block.square(column).min.x - block.gap;
      list->AddRectFilled({x, block.cells.min.y}, {x + block.gap, block.cells.max.y}, card);
    }
    for (std::size_t cell = block.across; cell < block.shown; cell += block.across) {
      const float y = block.square(cell).min.y - block.gap;
      list->AddRectFilled({block.cells.min.x, y}, {block.cells.max.x, y + block.gap}, card);
    }
  }
  if (block.shown % block.across != 0) {  // the last line's empty rest
    const Rect last = block.square(block.shown - 1);
    list->AddRectFilled({last.max.x, last.min.y}, block.cells.max, card);
  }
}

void draw_bars(const Blocks& all, const StageBlock& block, std::size_t stage) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Dataset& dataset = all.run.dataset();
  const InsideStage& of = all.stage(stage);
  const bool probabilities = outputs_are_probabilities(all.look.model());
  const float scale = probabilities ? 1.f : std::max(of.size, 1e-30f);
  const auto winner = static_cast<std::size_t>(
      std::max_element(of.values.begin(), of.values.end()) - of.values.begin());
  const float names = std::min(class_names_width(dataset), 70.f);
  for (std::size_t i = 0; i < block.shown; ++i) {
    Rect rest = block.square(i);
    ui::mark(block_id(stage) + ".map" + std::to_string(i), rest);
    const bool wins = i == winner;
    ui::draw_text_in(list, wins ? ui::Font::label_strong : ui::Font::label, rest.cut_left(names, 6),
                     c.text, short_class_name(dataset, i));
    const std::string value = confidence_text(of.values[i], probabilities, probabilities ? 0 : 1);
    ui::draw_text_in(list, wins ? ui::Font::label_strong : ui::Font::label, rest.cut_right(36, 4),
                     wins ? c.text : c.secondary, value, 1);
    const float y = std::floor(rest.center().y - 4);
    draw_bar(list, {{rest.min.x, y}, {rest.max.x, y + 8}}, of.values[i] / scale,
             wins ? c.positive : c.train);
  }
}

// --- what one looks at in them ---

std::string block_label(const Blocks& all, const StageBlock& block, std::size_t stage) {
  const std::string name = stage_name(all.look, stage);
  if (block.kind == Kind::maps) {
    return tr_n("{1}: {0} map. Arrows move, Enter shows the arithmetic.",
                "{1}: {0} maps. Arrows move, Enter shows the arithmetic.", block.shown, name);
  }
  return tr_n("{1}: {0} unit. Arrows move, Enter shows the arithmetic.",
              "{1}: {0} units. Arrows move, Enter shows the arithmetic.", block.shown, name);
}

void look_into(const Blocks& all, const StageBlock& block, std::size_t stage) {
  ui::Control control{.role = ui::Role::button};
  control.label = block_label(all, block, stage);
  const ui::Press press = ui::press_area(block_id(stage), block.cells, control);
  const Rect first = block.square(0);
  const bool bars = block.kind == Kind::bars;
  const ui::PictureKeys keys{
      block.cells, first.center(), {bars ? 0 : block.side + block.gap, first.height() + block.gap}};
  const std::optional<ImVec2> place = ui::looked_at(block_id(stage), press, keys);
  if (!place) return;
  const Spot spot = spot_at(block, all.stage(stage), *place);
  const Rect square = block.square(spot.square);
  const Rect frame = square.inset(-1.5f);
  ImGui::GetWindowDrawList()->AddRect(frame.min, frame.max, ui::colors().text, 2, 0, 1.5f);
  std::string words = spot_words(all, block, stage, spot);
  if (!press.pressed) {
    words += std::string("\n") + tr("Press: where this number comes from.");
    ui::hover_text(words, press.ringed ? square.max : *place);
    return;
  }
  all.actions.push_back(LookAtCell{opened(all.look, stage, spot.index)});
  if (press.by_key) ui::open_by_key("inside.output");
}

void draw_block(const Blocks& all, const StageBlock& block, std::size_t stage) {
  draw_header(all, block, stage);
  switch (block.kind) {
    case Kind::maps:
      draw_squares(all, block, stage);
      break;
    case Kind::strip:
      draw_strip(all, block, stage);
      break;
    case Kind::bars:
      draw_bars(all, block, stage);
      break;
  }
  look_into(all, block, stage);
  if (block.kind == Kind::bars) return;
  const MapScale scale = all.run.view().map_scale;
  const bool own = scale == MapScale::map && block.kind == Kind::maps && block.shown > 1;
  const float y = block.cells.max.y + 3;
  const float right = std::max(block.cells.max.x, block.header.max.x);
  draw_color_legend({{block.cells.min.x, y}, {right, y + 14}},
                    own ? 0 : color_scale(all.look, stage, 0, scale));
}

std::vector<StageShape> stage_shapes(const InsideLook& look) {
  std::vector<StageShape> shapes;
  for (std::size_t stage = 0; stage < look.stages().size(); ++stage) {
    const float name = ui::text_size(ui::Font::label_strong, stage_name(look, stage)).x;
    const float words = ui::text_size(ui::Font::axis, parameters_words(look, stage)).x;
    const float count = ui::text_size(ui::Font::axis, parameter_count(look, stage)).x;
    shapes.push_back({look.stages()[stage].maps, std::max(name, words), std::max(name, count),
                      stage > 0 && stage + 1 == look.stages().size()});
  }
  return shapes;
}

Rect moved(const Rect& rect, ImVec2 by) {
  return {{rect.min.x + by.x, rect.min.y + by.y}, {rect.max.x + by.x, rect.max.y + by.y}};
}

}  // namespace

void draw_inside_maps(InsidePicture& picture, const InsideLook& look, const RunView& run,
                      float height, Actions& actions) {
  const Rect room = ui::next_rect(height);
  InsideLayout layout = lay_out_inside(stage_shapes(look), room.size());
  const Rect area = ui::take_rect(layout.height);
  for (StageBlock& block : layout.blocks) {
    block.header = moved(block.header, area.min);
    block.cells = moved(block.cells, area.min);
  }
  refresh(picture, look, run.view().map_scale, layout.blocks);
  const Blocks all{picture, look, run, actions};
  for (std::size_t stage = 0; stage < layout.blocks.size(); ++stage) {
    draw_block(all, layout.blocks[stage], stage);
  }
}

}  // namespace descent
