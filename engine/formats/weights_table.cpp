#include "engine/formats/weights_table.hpp"

#include <algorithm>

#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/array_file.hpp"
#include "engine/formats/pytorch_layout.hpp"

namespace descent {
namespace {

std::string found_text(const WeightsRow& row) {
  std::string text(row.by_name ? tr("by name") : tr("by order"));
  if (row.transposed) text += ", " + std::string(tr("transposed from PyTorch's order"));
  if (row.reordered) text += ", " + std::string(tr("from channels first to channels last"));
  return text;
}

std::size_t count_of(const WeightsTable& table, WeightsMatch match) {
  return static_cast<std::size_t>(std::count_if(
      table.begin(), table.end(), [match](const WeightsRow& row) { return row.match == match; }));
}

}  // namespace

bool is_good(const WeightsRow& row) {
  return row.match == WeightsMatch::matched || row.match == WeightsMatch::no_weight;
}

bool is_guessed(const WeightsTable& table) {
  return std::any_of(table.begin(), table.end(), [](const WeightsRow& row) {
    const bool by_our_names = row.by_name && !row.transposed && !row.reordered;
    return !row.parameter.empty() && !by_our_names;
  });
}

std::string match_text(const WeightsRow& row) {
  switch (row.match) {
    case WeightsMatch::matched:
      return found_text(row);
    case WeightsMatch::wrong_shape:
      if (!row.transposed) return tr("wrong shape");
      return tr("wrong shape: PyTorch's would be {0}", shape_text(pytorch_shape(row.shape)));
    case WeightsMatch::missing:
      return tr("missing in the file");
    case WeightsMatch::left_over:
      return tr("left over: no place for it here");
    case WeightsMatch::no_weight:
      return tr("no weight, not needed");
    case WeightsMatch::unusable:
      break;
  }
  return row.reason;
}

std::string row_text(const WeightsRow& row) {
  const std::string array = shortened(row.array), match = match_text(row);
  switch (row.match) {
    case WeightsMatch::matched:
    case WeightsMatch::unusable:
      return tr("{0} {1}: {2}, {3}", row.parameter, shape_text(row.shape), array, match);
    case WeightsMatch::wrong_shape:
      return tr("{0} {1}: {2} {3}, {4}", row.parameter, shape_text(row.shape), array,
                shape_text(row.array_shape), match);
    case WeightsMatch::missing:
      return tr("{0} {1}: {2}", row.parameter, shape_text(row.shape), match);
    case WeightsMatch::left_over:
    case WeightsMatch::no_weight:
      break;
  }
  return tr("{0} {1}: {2}", array, shape_text(row.array_shape), match);
}

std::string advice_text(const WeightsTable& table) {
  const std::size_t left_over = count_of(table, WeightsMatch::left_over);
  const std::size_t of_the_network =
      table.size() - left_over - count_of(table, WeightsMatch::no_weight);
  std::string text = tr_n("{1} of {0} weight fits.", "{1} of {0} weights fit.", of_the_network,
                          count_of(table, WeightsMatch::matched));
  if (left_over > 0) {
    text += " " + tr_n("{0} array is left over.", "{0} arrays are left over.", left_over);
  }
  if (count_of(table, WeightsMatch::unusable) > 0) {
    return text + " " + tr("Nothing was changed: open a file whose numbers can all be weights.");
  }
  return text + " " +
         tr("Nothing was changed. Give the layers the shapes of the file first, or open one of the "
            "same network.");
}

std::string_view weights_heading(std::size_t column) {
  constexpr std::string_view headings[weights_columns] = {tr_noop("In the file"), tr_noop("Shape"),
                                                          tr_noop("dtype"),       tr_noop("Weight"),
                                                          tr_noop("Its shape"),   tr_noop("Match")};
  return tr_marked(headings[column]);
}

std::string weights_cell(const WeightsRow& row, std::size_t column) {
  const bool in_file = row.match != WeightsMatch::missing;
  switch (column) {
    case 0:
      return row.array;
    case 1:
      return in_file ? shape_text(row.array_shape) : "";
    case 2:
      return row.type;
    case 3:
      return row.parameter;
    case 4:
      return row.parameter.empty() ? "" : shape_text(row.shape);
    default:
      return match_text(row);
  }
}

std::string to_tsv(const WeightsTable& table) {
  std::string text;
  const auto add_line = [&](const auto& cell) {
    for (std::size_t i = 0; i < weights_columns; ++i) {
      text += (i > 0 ? "\t" : "") + std::string(cell(i));
    }
    text += '\n';
  };
  add_line(weights_heading);
  for (const WeightsRow& row : table) {
    add_line([&](std::size_t column) { return weights_cell(row, column); });
  }
  return text;
}

}  // namespace descent
