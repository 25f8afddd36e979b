#include "web/scenes/images/inside_table_sizes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "engine/core/number_text.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float most_table_cell = 54, table_cell_height = 26, table_cell_gap = 2;
constexpr float finger_cell_height = 32;  // of cells that are as narrow as on a phone
// Where all cells have one width, narrower ones have no numbers; beside narrow signs they may be
// narrower.
constexpr float least_number_cell = 27, least_tight_cell = 24, least_tiny_cell = 20;
constexpr float tight_sign_width = 12;
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
float widest_number(const NumberTable& table, int decimals, ui::Font usual) {
  float width = 0;
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    if (!table.values[i]) continue;
    const ui::Font font = table.chosen == i ? ui::Font::label_strong : usual;
    width = std::max(width, ui::text_size(font, cell_words(*table.values[i], decimals)).x);
  }
  return std::ceil(width);
}

double largest_size(const NumberTable& table) {
  double largest = 0;
  for (const auto& value : table.values) {
    if (value && std::isfinite(*value)) largest = std::max(largest, std::abs(*value));
  }
  return largest;
}

// Of its largest number, with so many decimals; 1 counts as what is just below it.
int digits_of(const NumberTable& table, int decimals) {
  const double largest = largest_size(table);
  const int before = largest > 0 ? static_cast<int>(std::ceil(std::log10(largest))) : 1;
  return before + decimals;
}

// The three tables of a convolution, or the one of a pooling.
struct Fitting {
  std::array<const NumberTable*, 3> tables;
  TableSizes sizes;
  std::size_t count;
  float width;

  TableSize& size(std::size_t i) { return sizes.of(i); }
  const TableSize& size(std::size_t i) const { return sizes.of(i); }
  float columns() const { return static_cast<float>(tables[0]->columns); }

  float needed(std::size_t i) const {
    const float least = sizes.font == ui::Font::tiny ? least_tiny_cell
                        : sizes.tight()              ? least_tight_cell
                                                     : least_number_cell;
    return std::max(least,
                    widest_number(*tables[i], size(i).decimals, sizes.font) + table_cell_gap);
  }
  // What the wanted decimals leave to each column of all tables; negative: they have no room.
  float spare() const {
    float all = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const bool sign_behind = i + 1 < count;
      all += std::max(needed(i) * columns(), title_width(*tables[i], sign_behind, sizes)) +
             (sign_behind ? sizes.sign : 0);
    }
    return (width - all) / (columns() * static_cast<float>(count));
  }
  bool fits_in(float cell) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (widest_number(*tables[i], size(i).decimals, sizes.font) + table_cell_gap > cell)
        return false;
    }
    return true;
  }
  // One decimal less in the table that has most digits more than `enough`, or that comes first.
  // False: none has more, or where that does not matter (`beyond`), none has more than one decimal.
  bool shorten(bool beyond) {
    constexpr std::array<int, 3> enough = {2, 3, 3};
    constexpr std::array<std::size_t, 3> order = {1, 0, 2};
    std::optional<std::size_t> longest;
    int most = beyond ? -most_decimals : 0;
    for (const std::size_t i : order) {
      if (i >= count || size(i).decimals <= least_decimals) continue;
      const int more = digits_of(*tables[i], size(i).decimals) - enough[i];
      if (more <= most) continue;
      most = more;
      longest = i;
    }
    if (longest) --size(*longest).decimals;
    return longest.has_value();
  }
  // With those signs and letters, from the wanted decimals on.
  bool fit(ui::Font font, float sign, std::span<const int> wanted, bool beyond) {
    sizes.font = font;
    sizes.sign = sign;
    for (std::size_t i = 0; i < count; ++i) size(i).decimals = wanted[i];
    while (spare() < 0) {
      if (!shorten(beyond)) return false;
    }
    return true;
  }
  // Each table gets what its numbers need, and a part of what that leaves.
  void share_out() {
    const float left = spare();
    for (std::size_t i = 0; i < count; ++i) {
      const float cell = std::min(most_table_cell, std::floor(needed(i) + left));
      size(i).cell = std::max(cell, needed(i));
      size(i).numbers = true;
    }
  }
};

}  // namespace

std::string cell_words(double value, int decimals) {
  return fixed_text(value, decimals, decimals + 1);
}

int wanted_decimals(const NumberTable& table, double sum) {
  const double largest = largest_size(table);
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

const std::string& title_of(const NumberTable& table, const TableSizes& sizes) {
  return sizes.tight() && !table.brief.empty() ? table.brief : table.title;
}

float title_width(const NumberTable& table, bool sign_behind, const TableSizes& sizes) {
  constexpr float gap = 6;
  const float title = ui::text_size(ui::Font::axis, title_of(table, sizes)).x + gap;
  return sign_behind ? title - sizes.sign : title;
}

TableSizes table_sizes(const WindowTables& tables, bool convolution, float width) {
  Fitting fit{{&tables.input, &tables.kernel, &tables.products},
              {},
              convolution ? std::size_t{3} : std::size_t{1},
              width};
  const CellSize equal = cell_size(tables.input.rows, tables.input.columns, convolution, width);
  fit.sizes.height = equal.height;
  std::array<int, 3> wanted{};
  for (std::size_t i = 0; i < fit.count; ++i) {
    wanted[i] = wanted_decimals(*fit.tables[i], i == 2 ? tables.sum : 0);
    fit.size(i) = {equal.width, wanted[i], equal.numbers};
  }
  if (equal.numbers && fit.fits_in(equal.width)) return fit.sizes;
  const TableSizes of_equal = fit.sizes;
  const bool fits = (equal.numbers && (fit.fit(ui::Font::axis, table_sign_width, wanted, false) ||
                                       fit.fit(ui::Font::axis, tight_sign_width, wanted, false))) ||
                    fit.fit(ui::Font::tiny, tight_sign_width, wanted, true);
  if (!fits && !equal.numbers) return of_equal;
  if (fits) fit.share_out();
  return fit.sizes;
}

}  // namespace descent
