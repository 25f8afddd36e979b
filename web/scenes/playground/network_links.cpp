#include "web/scenes/playground/network_links.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float thinnest = 0.7f, thickest = 5.5f;
// A weight of this size, or the layer's largest if that is larger, is drawn at
// full width.
constexpr float full_weight = 1.5f;
constexpr float dimmed = 0.12f;
constexpr int most_segments = 28;
// Nobody sees the corners of one link among so many.
constexpr std::size_t many_links = 200;
constexpr int coarse_segments = 18;

// A smooth step from left to right: the curve leaves and arrives horizontally.
struct Curve {
  ImVec2 a, b, c, d;
};

Curve curve_of(const NetworkLink& link) {
  const float pull = 0.5f * (link.end.x - link.start.x);
  return {
      link.start, {link.start.x + pull, link.start.y}, {link.end.x - pull, link.end.y}, link.end};
}

ImVec2 point_on(const Curve& curve, float t) {
  const float s = 1 - t;
  const float wa = s * s * s, wb = 3 * s * s * t, wc = 3 * s * t * t, wd = t * t * t;
  return {wa * curve.a.x + wb * curve.b.x + wc * curve.c.x + wd * curve.d.x,
          wa * curve.a.y + wb * curve.b.y + wc * curve.c.y + wd * curve.d.y};
}

float distance_to_segment(ImVec2 p, ImVec2 a, ImVec2 b) {
  const float dx = b.x - a.x, dy = b.y - a.y;
  const float length = dx * dx + dy * dy;
  const float t =
      length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0f, 1.0f) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

float distance(const NetworkLink& link, ImVec2 place) {
  constexpr int pieces = 16;
  const Curve curve = curve_of(link);
  float nearest = 1e9f;
  ImVec2 from = curve.a;
  for (int i = 1; i <= pieces; ++i) {
    const ImVec2 to = point_on(curve, static_cast<float>(i) / pieces);
    nearest = std::min(nearest, distance_to_segment(place, from, to));
    from = to;
  }
  return nearest;
}

// So many that the polygon strays from the curve by less than 0.4 pixels: its second derivative is
// at most 6 times its height h, which n pieces miss by 6 h / 8 n².
int segments_of(const NetworkLink& link) {
  const float pieces = std::sqrt(1.9f * std::fabs(link.end.y - link.start.y));
  return std::clamp(static_cast<int>(std::ceil(pieces)), 1, most_segments);
}

void draw_link(const NetworkLink& link, float strength, float opacity, int segments) {
  const ImU32 color = link.weight < 0   ? ui::colors().negative
                      : link.weight > 0 ? ui::colors().positive
                                        : ui::colors().secondary;
  const float width = thinnest + (thickest - thinnest) * strength;
  const Curve curve = curve_of(link);
  ImGui::GetWindowDrawList()->AddBezierCubic(curve.a, curve.b, curve.c, curve.d,
                                             ui::with_alpha(color, opacity), width, segments);
}

bool touches(const NetworkLink& link, const NetworkTile& tile) {
  return (link.column == tile.column && link.to == tile.index) ||
         (link.column == tile.column + 1 && link.from == tile.index);
}

// The place among the tiles of the previous column of each input that has one.
std::vector<std::size_t> input_tiles(std::size_t column, const std::vector<PlaneColumn>& columns,
                                     const std::vector<Feature>& features) {
  std::vector<std::size_t> tiles;
  if (column == 1) {
    const auto& all = all_features();
    for (const Feature feature : features) {
      tiles.push_back(
          static_cast<std::size_t>(std::find(all.begin(), all.end(), feature) - all.begin()));
    }
  } else {
    for (std::size_t i = 0; i < columns[column - 2].shown; ++i) tiles.push_back(i);
  }
  return tiles;
}

bool is_weaker(const NetworkLink& a, const NetworkLink& b) {
  return std::abs(a.weight) < std::abs(b.weight);
}

// Where the links of a tile begin: the last row of a strip may end before the others.
float row_end(const NetworkColumn& column, std::size_t tile) {
  std::size_t last = tile;
  while (last + 1 < column.tiles.size() &&
         column.tiles[last + 1].min.y == column.tiles[tile].min.y) {
    ++last;
  }
  const bool partial = last + 1 == column.tiles.size();
  return partial ? std::min(column.right, column.tiles[last].max.x) : column.right;
}

std::vector<NetworkLink> links_of_column(const NetworkGeometry& geometry,
                                         const std::vector<PlaneColumn>& columns,
                                         const Sequential& model,
                                         const std::vector<std::size_t>& inputs, std::size_t c) {
  const PlaneColumn& column = columns[c - 1];
  const float* kernel = model.parameters()[column.layer].kernel().data();
  const bool node = c + 1 == geometry.columns.size() && column.units == 1;
  std::vector<NetworkLink> links;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Rect& from = geometry.columns[c - 1].tiles[inputs[i]];
    const float start_x = row_end(geometry.columns[c - 1], inputs[i]);
    for (std::size_t unit = 0; unit < column.shown; ++unit) {
      const Rect& to = geometry.columns[c].tiles[unit];
      const float end_x =
          node ? to.center().x - NetworkGeometry::node_radius : geometry.columns[c].left;
      const std::size_t parameter = i * column.units + unit;
      // NaN counts as nothing, so that sorting stays an order.
      const float weight = std::isfinite(kernel[parameter]) ? kernel[parameter] : 0;
      links.push_back({c,
                       inputs[i],
                       unit,
                       weight,
                       column.layer,
                       parameter,
                       {start_x, from.center().y},
                       {end_x, to.center().y}});
    }
  }
  return links;
}

void keep_strongest(std::vector<NetworkLink>& links, const std::optional<NetworkTile>& lifted) {
  if (links.size() <= most_links_of_column) return;
  const auto is_lifted = [&](const NetworkLink& link) { return lifted && touches(link, *lifted); };
  const auto rest = std::partition(links.begin(), links.end(), is_lifted);
  if (static_cast<std::size_t>(links.end() - rest) <= most_links_of_column) return;
  const auto end = rest + static_cast<std::ptrdiff_t>(most_links_of_column);
  std::nth_element(rest, end, links.end(),
                   [](const NetworkLink& a, const NetworkLink& b) { return is_weaker(b, a); });
  links.erase(end, links.end());
}

}  // namespace

std::vector<NetworkLink> network_links(const NetworkGeometry& geometry,
                                       const std::vector<PlaneColumn>& columns,
                                       const Sequential& model,
                                       const std::vector<Feature>& features,
                                       const std::optional<NetworkTile>& lifted) {
  std::vector<NetworkLink> links;
  for (std::size_t c = 1; c < geometry.columns.size(); ++c) {
    std::vector<NetworkLink> column =
        links_of_column(geometry, columns, model, input_tiles(c, columns, features), c);
    keep_strongest(column, lifted);
    links.insert(links.end(), column.begin(), column.end());
  }
  std::stable_sort(links.begin(), links.end(), is_weaker);
  return links;
}

void draw_links(const std::vector<NetworkLink>& links, const std::optional<NetworkTile>& lifted) {
  struct Column {
    float full = full_weight;
    std::size_t links = 0;
  };
  std::vector<Column> columns;
  for (const NetworkLink& link : links) {
    columns.resize(std::max(columns.size(), link.column + 1));
    Column& column = columns[link.column];
    column.full = std::max(column.full, std::abs(link.weight));
    ++column.links;
  }
  for (const bool on_top : {false, true}) {
    for (const NetworkLink& link : links) {
      const bool lifts = lifted && touches(link, *lifted);
      if (lifts != on_top) continue;
      const Column& column = columns[link.column];
      const float strength = std::abs(link.weight) / column.full;
      const float opacity = 0.22f + 0.66f * std::sqrt(strength);
      const float shade = !lifted ? 1 : lifts ? 1.25f : dimmed;
      const int most = column.links > many_links ? coarse_segments : most_segments;
      draw_link(link, strength, std::min(1.0f, opacity * shade), std::min(most, segments_of(link)));
    }
  }
}

void draw_lifted_link(const NetworkLink& link) { draw_link(link, 1, 1, segments_of(link)); }

ImVec2 middle_of(const NetworkLink& link) { return point_on(curve_of(link), 0.5f); }

const NetworkLink* link_at(const std::vector<NetworkLink>& links, ImVec2 place, float reach) {
  const NetworkLink* nearest = nullptr;
  float least = reach;
  for (const NetworkLink& link : links) {
    if (place.x < link.start.x || place.x > link.end.x) continue;
    const float away = distance(link, place);
    if (away < least) {
      least = away;
      nearest = &link;
    }
  }
  return nearest;
}

}  // namespace descent
