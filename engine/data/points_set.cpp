#include "engine/data/points_set.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/split_order.hpp"

namespace descent {
namespace {

constexpr std::size_t most_classes = 10;
using Rows = std::vector<std::vector<double>>;

void check_rows(const Rows& rows, const std::string& name) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].empty()) {
      throw Error(tr("Row {0} of {1} is empty; it must hold at least one number.", i + 1, name));
    }
    if (rows[i].size() != rows[0].size()) {
      throw Error(
          tr_n("Row {1} of {2} has {0} number and row 1 has {3}; all rows must be of one length.",
               "Row {1} of {2} has {0} numbers and row 1 has {3}; all rows must be of one length.",
               rows[i].size(), i + 1, name, rows[0].size()));
    }
    for (const double value : rows[i]) {
      if (std::isfinite(static_cast<float>(value))) continue;
      throw Error(tr("Row {0} of {1} holds a number that is not finite or too large for 32 bits.",
                     i + 1, name));
    }
  }
}

std::size_t count_classes(const Rows& y) {
  std::size_t classes = 2;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double value = y[i][0];
    const bool whole = value >= 0 && value < most_classes && value == std::floor(value);
    if (y[i].size() != 1 || !whole) {
      throw Error(
          tr("Row {0} of data.y is not a class number; to classify points, each row of y must hold "
             "one whole number from 0 to {1}.",
             i + 1, most_classes - 1));
    }
    classes = std::max(classes, static_cast<std::size_t>(value) + 1);
  }
  return classes;
}

Samples take_rows(const Rows& rows, const std::vector<Axis>& axes,
                  const std::vector<std::uint32_t>& order) {
  std::vector<float> values;
  values.reserve(order.size() * rows[0].size());
  for (const std::uint32_t index : order) {
    for (std::size_t i = 0; i < rows[index].size(); ++i) {
      values.push_back(scaled(axes, i, rows[index][i]));
    }
  }
  return Samples({rows[0].size()}, std::move(values));
}

Samples take_features(const Split& split, const std::vector<Feature>& features) {
  std::vector<float> values(split.plane_x.size() * features.size());
  compute_features(features, split.plane_x.size(), split.plane_x.data(), split.plane_y.data(),
                   values.data());
  return Samples({features.size()}, std::move(values));
}

// Makes the splits of checked settings.
struct TakeSplit {
  const DataSettings& settings;
  const std::vector<Feature>& features;
  bool classify;

  Split operator()(const std::vector<std::uint32_t>& order) const {
    Split split;
    split.targets = take_rows(settings.y, classify ? std::vector<Axis>{} : settings.y_axes, order);
    if (settings.x[0].size() != 2) {
      split.inputs = take_rows(settings.x, settings.x_axes, order);
      return split;
    }
    for (const std::uint32_t index : order) {
      split.plane_x.push_back(scaled(settings.x_axes, 0, settings.x[index][0]));
      split.plane_y.push_back(scaled(settings.x_axes, 1, settings.x[index][1]));
    }
    split.inputs = take_features(split, features);
    return split;
  }
};

void check_axes(const std::vector<Axis>& axes, const Rows& rows, const std::string& name) {
  if (!axes.empty() && axes.size() != rows[0].size()) {
    const std::string numbers = tr_n("{0} number", "{0} numbers", rows[0].size());
    throw Error(tr_n("{1} has {0} item, but the rows have {2}; give one for each.",
                     "{1} has {0} items, but the rows have {2}; give one for each.", axes.size(),
                     name, numbers));
  }
  for (const Axis& axis : axes) {
    if (std::isfinite(axis.mean) && axis.deviation > 0) continue;
    throw Error(tr("{0} has a deviation that is not above 0 or a mean that is not finite.", name));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      if (std::isfinite(scaled(axes, i, rows[row][i]))) continue;
      throw Error(tr("{0}: row {1} lies too many deviations from the mean.", name, row + 1));
    }
  }
}

void name_classes(Dataset& dataset, const DataSettings& settings) {
  const std::vector<std::string>& names = settings.class_names;
  dataset.classes = std::max(count_classes(settings.y), names.size());
  for (std::size_t i = 0; i < dataset.classes; ++i) {
    dataset.class_names.push_back(i < names.size() ? names[i] : std::to_string(i));
  }
}

}  // namespace

float scaled(const std::vector<Axis>& axes, std::size_t column, double number) {
  if (axes.empty()) return static_cast<float>(number);
  return static_cast<float>((number - axes[column].mean) / axes[column].deviation);
}

Dataset make_points_set(const DataSettings& settings, const std::vector<Feature>& features,
                        bool classify, std::uint64_t seed) {
  if (settings.x.empty()) {
    throw Error(
        tr("The data set \"points\" has no points; give data.x and data.y a row for each."));
  }
  if (settings.x.size() != settings.y.size()) {
    throw Error(tr_n("data.x has {0} row and data.y has {1}; each point needs one row in both.",
                     "data.x has {0} rows and data.y has {1}; each point needs one row in both.",
                     settings.x.size(), settings.y.size()));
  }
  check_rows(settings.x, "data.x");
  check_rows(settings.y, "data.y");
  check_axes(settings.x_axes, settings.x, "data.x_axes");
  check_axes(settings.y_axes, settings.y, "data.y_axes");

  Dataset dataset;
  dataset.name = settings.name;
  const std::size_t columns = settings.x[0].size();
  dataset.input_shape = {columns == 2 ? features.size() : columns};
  if (columns == 2 && features.empty()) {
    throw Error(tr("There are no features; choose at least one, such as \"x\"."));
  }
  if (classify) name_classes(dataset, settings);
  Random random(seed, RandomStream::data);
  const SplitSizes sizes = split_sizes(settings, settings.x.size());
  const bool apart = has_validation(settings);
  const SplitOrder order = split_order(settings.x.size(), sizes, apart, random);
  take_splits(dataset, keeps_validation(settings), order, TakeSplit{settings, features, classify});
  return dataset;
}

}  // namespace descent
