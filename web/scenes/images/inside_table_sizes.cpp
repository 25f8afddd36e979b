#include "web/scenes/images/inside_table_sizes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float most_table_cell = 54, table_cell_height = 26, table_cell_gap = 2;
constexpr float finger_cell_height = 32;  // of cells that are as narrow as on a phone
// Where all cells have one width, narrower ones have no numbers; cells of their own may be
// narrower.
constexpr float least_number_cell = 27, least_own_cell = 22;
constexpr int least_decimals = 1, usual_decimals = 2, most_decimals = 5;

// As the formula below the tables tells it.
int decimals_told(double sum) {
  const std::string words = term_text(sum);
  const std::size_t point = words.find('.');
  if (point == std::string::npos || words.find('e') != std::string::npos) return 0;
  return static_cast<int>(words.size() - point) - 1;
}

bool is_exact(const NumberTable& table, int decimals) {
  const double unit = std::pow(10, decimals);
  return std::ranges::all_of(table.values, [&](const auto& value) {
    return !value || std::abs(std::round(*value * unit) / unit - *value) <= 1e-6;
  });
}

// Of its numbers as they are drawn.
float widest_number(const NumberTable& table, int decimals) {
  float width = 0;
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    if (!table.values[i]) continue;
    const ui::Font font = table.chosen == i ? ui::Font::label_strong : ui::Font::axis;
    width = std::max(width, ui::text_size(font, cell_words(*table.values[i], decimals)).x);
  }
  return std::ceil(width);
}

// The three tables of a convolution, or the one of a pooling.
struct Fitting {
  std::array<const NumberTable*, 3> tables;
  std::array<TableSize, 3> sizes;
  std::size_t count;
  float room;  // without the signs

  float columns() const { return static_cast<float>(tables[0]->columns); }

  float needed(std::size_t i) const {
    return std::max(least_number_cell,
                    widest_number(*tables[i], sizes[i].decimals) + table_cell_gap);
  }
  // What the wanted decimals leave to each column of all tables; negative: they have no room.
  float spare() const {
    float all = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const float title = ui::text_size(ui::Font::axis, tables[i]->title).x + table_cell_gap;
      all += std::max(needed(i) * columns(), title);
    }
    return (room - all) / (columns() * static_cast<float>(count));
  }
  bool fits_in(float cell) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (widest_number(*tables[i], sizes[i].decimals) + table_cell_gap > cell) return false;
    }
    return true;
  }
  // One decimal less, where that makes room: of the products last, for they are added up.
  bool shorten() {
    const float before = spare();
    std::array<std::size_t, 3> order = {0, 1, 2};
    if (sizes[1].decimals > sizes[0].decimals) std::swap(order[0], order[1]);
    for (const std::size_t i : order) {
      if (i >= count || sizes[i].decimals <= least_decimals) continue;
      --sizes[i].decimals;
      if (spare() > before) return true;
      ++sizes[i].decimals;
    }
    return false;
  }
};

}  // namespace

std::string cell_words(double value, int decimals) {
  return fixed_text(value, decimals, decimals + 1);
}

int wanted_decimals(const NumberTable& table, double sum) {
  double largest = 0;
  for (const auto& value : table.values) {
    if (value && std::isfinite(*value)) largest = std::max(largest, std::abs(*value));
  }
  const int of_largest =
      largest > 0 ? 2 - static_cast<int>(std::floor(std::log10(largest))) : usual_decimals;
  int decimals =
      std::clamp(std::max(of_largest, decimals_told(sum)), usual_decimals, most_decimals);
  while (decimals > 0 && is_exact(table, decimals - 1)) --decimals;
  return decimals;
}

CellSize cell_size(std::size_t rows, std::size_t columns, bool convolution, float width) {
  const float room = width - (convolution ? 2 * table_sign_width : 0);
  const float across = static_cast<float>(columns) * (convolution ? 3.f : 1.f);
  const float equal = std::floor(std::clamp(room / across, 6.f, most_table_cell));
  const bool numbers = equal >= least_number_cell;
  const bool narrow = ui::control_height() > 40 && !numbers && rows <= 7;
  return {equal, narrow ? finger_cell_height : std::min(table_cell_height, equal), numbers};
}

TableSizes table_sizes(const WindowTables& tables, bool convolution, float width) {
  Fitting fit{{&tables.input, &tables.kernel, &tables.products},
              {},
              convolution ? std::size_t{3} : std::size_t{1},
              width - (convolution ? 2 * table_sign_width : 0)};
  const auto [equal, height, numbers] =
      cell_size(tables.input.rows, tables.input.columns, convolution, width);
  for (std::size_t i = 0; i < fit.count; ++i) {
    fit.sizes[i] = {equal, wanted_decimals(*fit.tables[i], i == 2 ? tables.sum : 0), numbers};
  }
  bool own_widths = false;
  while (numbers && !own_widths && !fit.fits_in(equal)) {
    own_widths = fit.spare() >= 0;
    if (!own_widths && !fit.shorten()) break;
  }
  if (own_widths) {
    const float spare = fit.spare();
    for (std::size_t i = 0; i < fit.count; ++i) {
      const float cell = std::min(most_table_cell, std::floor(fit.needed(i) + spare));
      fit.sizes[i].cell = std::max(cell, fit.needed(i));
    }
  }
  return {fit.sizes[0], fit.sizes[1], fit.sizes[2], height};
}

}  // namespace descent
