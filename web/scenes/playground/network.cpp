#include "web/scenes/playground/network.hpp"

#include <algorithm>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"
#include "web/scenes/playground/network_header.hpp"
#include "web/scenes/playground/network_weights.hpp"
#include "web/scenes/playground/network_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/picture_words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float tile_rounding = 7;
constexpr float off_opacity = 0.35f;

// Everything the parts of one frame's picture need.
struct Picture {
  const RunView& run;
  const Snapshot& snapshot;
  const PlaneMaps& maps;
  HeatmapRenderer& renderer;
  const NetworkGeometry& geometry;
};

bool is_on(const Picture& picture, std::size_t feature) {
  const auto& on = picture.run.experiment().features;
  return std::find(on.begin(), on.end(), all_features()[feature]) != on.end();
}

std::string tile_id(const NetworkTile& tile) {
  if (tile.column == 0) return "feature." + std::string(to_string(all_features()[tile.index]));
  return "layer" + std::to_string(tile.column) + ".unit" + std::to_string(tile.index + 1);
}

bool exists(const NetworkTile& tile, const NetworkGeometry& geometry) {
  return tile.column < geometry.columns.size() &&
         tile.index < geometry.columns[tile.column].tiles.size();
}

// A finger finds a tile's edge where there is room around it.
Rect reach_of(const Rect& tile) {
  return ui::host().touch && tile.width() >= 32 ? tile.inset(-3) : tile;
}

// Places the tiles' buttons and notes what the mouse does to them.
void handle_tiles(NetworkPanel& state, const Picture& picture, Actions& actions) {
  const std::optional<NetworkTile> before = state.pointed;
  state.pointed.reset();
  for (std::size_t c = 0; c < picture.geometry.columns.size(); ++c) {
    const NetworkColumn& column = picture.geometry.columns[c];
    for (std::size_t i = 0; i < column.tiles.size(); ++i) {
      const NetworkTile tile{c, i};
      const bool feature = c == 0;
      const ui::Press press =
          ui::press_area(tile_id(tile), reach_of(column.tiles[i]),
                         {.role = feature ? ui::Role::checkbox : ui::Role::button,
                          .label = capitalized(tile_title(picture.maps.columns(), c, i)),
                          .on = feature ? is_on(picture, i) : state.pinned == tile});
      if (press.hovered || press.held) state.pointed = tile;
      if (!press.pressed || (!press.by_key && ui::finger_asked())) continue;
      if (c == 0) {
        actions.push_back(ToggleFeature{all_features()[i]});
      } else {
        state.pinned = state.pinned == tile ? std::nullopt : std::optional(tile);
      }
    }
  }
  if (state.pinned && !exists(*state.pinned, picture.geometry)) state.pinned.reset();
  // The output card follows in the next frame.
  if (before != state.pointed) ui::request_frame();
}

void draw_feature_labels(const Picture& picture, const std::optional<NetworkTile>& lifted) {
  const NetworkColumn& column = picture.geometry.columns[0];
  for (std::size_t i = 0; i < column.tiles.size(); ++i) {
    const Rect& tile = column.tiles[i];
    const bool on = is_on(picture, i);
    const bool pointed = lifted == NetworkTile{0, i};
    const Rect place{{tile.min.x - 6 - picture.geometry.label_width, tile.min.y},
                     {tile.min.x - 6, tile.max.y}};
    ui::draw_text_in(ImGui::GetWindowDrawList(), on ? ui::Font::label_strong : ui::Font::label,
                     place, on || pointed ? ui::colors().text : ui::colors().secondary,
                     feature_title(all_features()[i]), 1);
  }
}

void draw_node(const Rect& place, bool framed) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(place.center(), NetworkGeometry::node_radius, ui::colors().card);
  list->AddCircle(place.center(), NetworkGeometry::node_radius,
                  framed ? ui::colors().accent : ui::colors().text, 32, 2);
}

void draw_tile(const Picture& picture, const NetworkTile& tile, bool framed, float opacity) {
  const Rect& place = picture.geometry.columns[tile.column].tiles[tile.index];
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::size_t map = tile.column == 0 ? PlaneMaps::feature_tile(tile.index)
                                           : picture.maps.unit_tile(tile.column - 1, tile.index);
  const UvRect uv = picture.renderer.tile(static_cast<int>(map));
  const float rounding = std::min(tile_rounding, place.width() / 4);
  // Links end at the tile: what is pale must not let them shine through.
  list->AddRectFilled(place.min, place.max, ui::colors().card, rounding);
  list->AddImageRounded(picture.renderer.tiles_texture(), place.min, place.max, uv.min, uv.max,
                        ui::with_alpha(IM_COL32_WHITE, opacity), rounding);
  if (opacity < 1) list->AddRect(place.min, place.max, ui::colors().line, rounding);
  if (!framed) return;
  const Rect frame = place.inset(-2.5f);
  list->AddRect(frame.min, frame.max, ui::colors().accent, rounding + 2, 0, 2);
}

// Of several outputs each says one class: its tile has the class's colour and mark.
void draw_class_of_output(const Picture& picture, const NetworkTile& tile) {
  const std::size_t last = picture.geometry.columns.size() - 1;
  const bool one_each =
      picture.run.dataset().classes > 0 && picture.geometry.columns[last].tiles.size() > 1;
  if (tile.column != last || last == 0 || !one_each) return;
  const Rect& place = picture.geometry.columns[last].tiles[tile.index];
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(place.min, place.max, class_color(tile.index),
                std::min(tile_rounding, place.width() / 4), 0, 2.5f);
  draw_class_mark(list, {place.max.x, place.center().y}, tile.index, 5, class_color(tile.index),
                  ui::colors().card);
}

void draw_tiles(const NetworkPanel& state, const Picture& picture) {
  for (std::size_t c = 0; c < picture.geometry.columns.size(); ++c) {
    const NetworkColumn& column = picture.geometry.columns[c];
    const bool node = c + 1 == picture.geometry.columns.size() && column.tiles.size() == 1;
    for (std::size_t i = 0; i < column.tiles.size(); ++i) {
      const NetworkTile tile{c, i};
      const bool framed = state.pointed == tile || state.pinned == tile;
      if (node) {
        draw_node(column.tiles[i], framed);
      } else {
        draw_tile(picture, tile, framed, c == 0 && !is_on(picture, i) ? off_opacity : 1);
        draw_class_of_output(picture, tile);
      }
    }
    if (column.more.height() <= 0) continue;
    const std::size_t units = picture.maps.columns()[c - 1].units;
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, column.more,
                     ui::colors().secondary, "… " + ui::with_commas(units), 0.5f);
  }
}

void explain_tile(const Picture& picture, const PointFormulas& formulas, const NetworkTile& tile) {
  const Rect& place = picture.geometry.columns[tile.column].tiles[tile.index];
  if (tile.column == 0) {
    const std::string name = feature_title(all_features()[tile.index]);
    ui::hover_text(is_on(picture, tile.index) ? tr("Feature {0}: press to switch it off", name)
                                              : tr("Feature {0} is off: press to use it", name),
                   place.center());
    return;
  }
  std::string name = capitalized(tile_title(picture.maps.columns(), tile.column, tile.index));
  const PlaneColumn& column = picture.maps.columns()[tile.column - 1];
  const Dataset& dataset = picture.run.dataset();
  const bool of_class =
      dataset.classes > 0 && column.units > 1 && tile.column == picture.maps.columns().size();
  if (of_class) name += ": " + class_title(dataset, tile.index);
  const Tensor& bias = picture.snapshot.model->parameters()[column.layer].bias();
  if (tile.index < bias.size())
    name += "\n" + tr("bias {0}", short_text(static_cast<double>(bias.data()[tile.index])));
  const std::string formula = formulas.of_unit(tile.column - 1, tile.index);
  if (!formula.empty()) name += "\n" + formula;
  ui::hover_text(name, place.center());
}

// Of the network as a whole: its units are told each by itself.
void tell_network(const Picture& picture, const Rect& area) {
  const Sequential& model = *picture.snapshot.model;
  const std::vector<PlaneColumn>& columns = picture.maps.columns();
  const std::vector<Feature>& features = picture.run.experiment().features;
  ui::mark("network.picture", area, {.role = ui::Role::img, .label = tr("The network")});
  ui::tell_picture(
      "network.picture", [&] { return network_summary(model, columns, features); },
      [&] { return network_tables(model, columns, features); });
}

}  // namespace

MapChoice shown_map(const NetworkPanel& state, const std::vector<PlaneColumn>& columns) {
  const std::optional<NetworkTile>& tile = state.pointed ? state.pointed : state.pinned;
  if (!tile) return {};
  if (tile->column == 0) return {MapChoice::Kind::feature, 0, tile->index};
  const bool output = tile->column == columns.size() && columns.back().units == 1;
  if (output || tile->column > columns.size()) return {};
  return {MapChoice::Kind::unit, tile->column - 1, tile->index};
}

void draw_network(NetworkPanel& state, const RunView& run, const PlaneMaps& maps,
                  HeatmapRenderer& renderer, const NetworkPlace& place,
                  const std::optional<FormulaPoint>& point, Actions& actions) {
  const Snapshot& snapshot = run.snapshot();
  const NetworkGeometry geometry =
      lay_out_network(place.area, network_header_height(place.phone), maps.columns());
  const Picture picture{run, snapshot, maps, renderer, geometry};
  const ui::KeepLayout keep;
  if (ui::is_mirrored()) tell_network(picture, place.area);
  draw_network_headers(run, maps.columns(), geometry, place, actions);
  handle_tiles(state, picture, actions);
  const std::optional<NetworkTile>& lifted = state.pointed ? state.pointed : state.pinned;
  const std::vector<NetworkLink> links =
      network_links(geometry, maps.columns(), *snapshot.model, run.experiment().features, lifted);
  draw_links(links, lifted);
  draw_feature_labels(picture, lifted);
  draw_tiles(state, picture);
  const PointFormulas formulas(run, maps.columns(), point);
  if (state.pointed && !state.weights.held) explain_tile(picture, formulas, *state.pointed);
  handle_network_weights(
      state.weights,
      {geometry, maps.columns(), *snapshot.model, links, formulas, state.pointed, state.pinned},
      place.area, actions);
}

}  // namespace descent
