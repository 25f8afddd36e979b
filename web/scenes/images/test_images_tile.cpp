#include "web/scenes/images/test_images_tile.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/words.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float tile_gap = 8;
constexpr float caption_line = 15;

// They take more room than digits.
bool are_long(const std::vector<std::string>& names) {
  return !names.empty() && names.front().size() > 2;
}

std::string tile_tooltip(const Dataset& dataset, const TestImageTile& tile) {
  const std::string truth = class_name(dataset, tile.truth);
  if (tile.opens == TestImageTile::Opens::large) {
    return tile.words + " " + tr("Press to see it large, with its numbers.");
  }
  if (!tile.learnt) {
    return tr("{0}: {1}.", image_name(tile.image, dataset), truth);
  }
  const std::string said = class_name(dataset, tile.says.label);
  const std::string sure = confidence_text(tile.says.confidence, tile.probabilities, 1);
  const char* press = tile.opens == TestImageTile::Opens::inside ? tr("Press to look inside.")
                                                                 : tr("Press to see all outputs.");
  const std::string what = tile.wrong() ? tr("It says {0} ({1}), but it is {2}.", said, sure, truth)
                                        : tr("It says {0} ({1}), which is right.", said, sure);
  return what + " " + press;
}

void draw_caption(const Dataset& dataset, const TestImageTile& tile, const TileGrid& grid,
                  const Rect& rect) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Font font = tile.wrong() ? ui::Font::label_strong : ui::Font::label;
  const ImU32 color = tile.wrong() ? c.negative_text : c.secondary;
  const TileCaption caption = tile_caption(dataset, tile);
  Rect rest = rect;
  // A name may stand out a little over the tile's sides.
  rest.min.x -= tile_gap / 2 - 1;
  rest.max.x += tile_gap / 2 - 1;
  if (grid.caption_lines > 1) {
    for (const std::string& words : {caption.truth, caption.said}) {
      const bool fits = ui::text_size(font, words).x <= rest.width();
      ui::draw_text_in(list, fits ? font : ui::Font::axis, rest.cut_top(caption_line), color, words,
                       0.5f);
    }
  } else {
    const std::string between = caption.said.empty() ? "" : tile.wrong() ? " " : " · ";
    ui::draw_text_in(list, font, rest.cut_top(caption_line), color,
                     caption.truth + between + caption.said, 0.5f);
  }
}

void draw_frame(const TestImageTile& tile, const Rect& picture, bool hovered) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (tile.wrong()) list->AddRect(picture.min, picture.max, c.negative, 6, 0, 3);
  if (tile.selected || hovered) {
    const Rect around = picture.inset(-2.5f);
    list->AddRect(around.min, around.max, tile.selected ? c.accent : c.secondary, 8, 0,
                  tile.selected ? 2.5f : 1.5f);
  }
}

void select_tile(const TestImageTile& tile, Actions& actions) {
  using Opens = TestImageTile::Opens;
  if (tile.opens == Opens::large) return;
  if (tile.chosen && tile.opens != Opens::inside) {
    actions.push_back(InspectDrawing{});
    return;
  }
  actions.push_back(SelectImage{tile.image});
  if (tile.opens == Opens::output) actions.push_back(SetPhoneTab{PhoneTab::output});
  if (tile.opens != Opens::inside) return;
  actions.push_back(ShowInside{});  // its maps, whatever was shown there
  actions.push_back(ShowWorkbenchPage{WorkbenchPage::inside});
}

}  // namespace

TileCaption tile_caption(const Dataset& dataset, const TestImageTile& tile) {
  const std::string truth = short_class_name(dataset, tile.truth);
  if (!tile.learnt) return {truth, ""};
  if (tile.wrong()) return {truth, "→ " + short_class_name(dataset, tile.says.label)};
  return {truth, confidence_text(tile.says.confidence, tile.probabilities, 0)};
}

TileGrid tile_grid(const std::vector<std::string>& class_names, float width) {
  TileGrid grid;
  const bool names = are_long(class_names);
  const float least_side = names ? 68.f : 54.f;  // "→ Ankle boot" is whole
  grid.columns = static_cast<std::size_t>(
      std::max(4.0f, std::floor((width + tile_gap) / (least_side + tile_gap))));
  const auto columns = static_cast<float>(grid.columns);
  grid.pitch = (width + tile_gap) / columns;
  grid.side = std::floor((width - (columns - 1) * tile_gap) / columns);
  grid.caption_lines = names ? 2 : 1;
  grid.row_height =
      grid.side + 3 + caption_line * static_cast<float>(grid.caption_lines) + TileGrid::row_gap;
  return grid;
}

bool draw_test_image(ImageAtlas& atlas, const Dataset& dataset, const TestImageTile& tile,
                     const TileGrid& grid, ImVec2 place, Actions& actions) {
  const Rect picture{place, {place.x + grid.side, place.y + grid.side}};
  const UvRect uv = atlas.image(static_cast<int>(tile.place));
  ImGui::GetWindowDrawList()->AddImageRounded(atlas.texture(), picture.min, picture.max, uv.min,
                                              uv.max, IM_COL32_WHITE, 6);
  const Rect caption{{picture.min.x, picture.max.y + 3},
                     {picture.max.x, place.y + grid.row_height - TileGrid::row_gap}};
  draw_caption(dataset, tile, grid, caption);
  const ui::Press press = ui::press_area("test_image." + std::to_string(tile.place),
                                         {picture.min, caption.max}, tile_tooltip(dataset, tile));
  draw_frame(tile, picture, press.hovered);
  if (press.pressed) select_tile(tile, actions);
  return press.pressed;
}

}  // namespace descent
