#include "engine/data/points_set.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/error.hpp"
#include "engine/data/split_order.hpp"

namespace descent {
namespace {

constexpr std::size_t most_classes = 10;
using Rows = std::vector<std::vector<double>>;

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void check_rows(const Rows& rows, const std::string& name) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string row = "Row " + std::to_string(i + 1) + " of " + name;
    if (rows[i].empty()) throw Error(row + " is empty; it must hold at least one number.");
    if (rows[i].size() != rows[0].size()) {
      throw Error(row + " has " + counted(rows[i].size(), "number") + " and row 1 has " +
                  std::to_string(rows[0].size()) + "; all rows must be of one length.");
    }
    for (const double value : rows[i]) {
      if (std::isfinite(static_cast<float>(value))) continue;
      throw Error(row + " holds a number that is not finite or too large for 32 bits.");
    }
  }
}

std::size_t count_classes(const Rows& y) {
  std::size_t classes = 2;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double value = y[i][0];
    const bool whole = value >= 0 && value < most_classes && value == std::floor(value);
    if (y[i].size() != 1 || !whole) {
      throw Error("Row " + std::to_string(i + 1) +
                  " of data.y is not a class number; to classify points, each row of y must hold "
                  "one whole number from 0 to " +
                  std::to_string(most_classes - 1) + ".");
    }
    classes = std::max(classes, static_cast<std::size_t>(value) + 1);
  }
  return classes;
}

Samples take_rows(const Rows& rows, const std::vector<std::uint32_t>& order) {
  std::vector<float> values;
  values.reserve(order.size() * rows[0].size());
  for (const std::uint32_t index : order) {
    for (const double value : rows[index]) values.push_back(static_cast<float>(value));
  }
  return Samples({rows[0].size()}, std::move(values));
}

Split take_split(const DataSettings& settings, const std::vector<std::uint32_t>& order) {
  Split split;
  split.inputs = take_rows(settings.x, order);
  split.targets = take_rows(settings.y, order);
  if (settings.x[0].size() == 2) {
    for (const std::uint32_t index : order) {
      split.plane_x.push_back(static_cast<float>(settings.x[index][0]));
      split.plane_y.push_back(static_cast<float>(settings.x[index][1]));
    }
  }
  return split;
}

}  // namespace

Dataset make_points_set(const DataSettings& settings, bool classify, std::uint64_t seed) {
  if (settings.x.empty()) {
    throw Error("The data set \"points\" has no points; give data.x and data.y a row for each.");
  }
  if (settings.x.size() != settings.y.size()) {
    throw Error("data.x has " + counted(settings.x.size(), "row") + " and data.y has " +
                std::to_string(settings.y.size()) + "; each point needs one row in both.");
  }
  check_rows(settings.x, "data.x");
  check_rows(settings.y, "data.y");

  Dataset dataset;
  dataset.name = settings.name;
  dataset.input_shape = {settings.x[0].size()};
  if (classify) dataset.classes = count_classes(settings.y);
  for (std::size_t i = 0; i < dataset.classes; ++i) {
    dataset.class_names.push_back(std::to_string(i));
  }
  Random random(seed, RandomStream::data);
  const SplitOrder order =
      split_order(settings.x.size(), settings.test_fraction, settings.test_fraction > 0, random);
  dataset.train = take_split(settings, order.train);
  dataset.test = take_split(settings, order.test);
  return dataset;
}

}  // namespace descent
