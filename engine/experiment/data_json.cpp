#include "engine/experiment/data_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

std::vector<std::vector<double>> read_rows(const JsonNode& node, std::size_t longest_row) {
  std::vector<std::vector<double>> rows;
  for (const JsonNode& row : node.items(1, limits::samples)) {
    rows.push_back(row.numbers(1, longest_row, limits::point_value));
  }
  return rows;
}

// One for each number of a row.
std::vector<Axis> read_axes(const JsonFields& fields, std::string_view key, std::size_t columns) {
  const auto node = fields.find(key);
  if (!node) return {};
  std::vector<Axis> axes;
  for (const JsonNode& item : node->items(columns, columns)) {
    const JsonFields keys(item);
    keys.allow({"name", "mean", "deviation"}, "an axis");
    Axis axis;
    axis.name = keys.require("name").text(limits::name_bytes);
    keys.read("mean", axis.mean, -limits::point_value, limits::point_value);
    keys.read("deviation", axis.deviation, limits::least_deviation, limits::point_value);
    axes.push_back(axis);
  }
  return axes;
}

Json write_axes(const std::vector<Axis>& axes) {
  Json list = Json::array();
  for (const Axis& axis : axes) {
    Json json = {{"name", axis.name}};
    if (axis.mean != 0) json["mean"] = axis.mean;
    if (axis.deviation != 1) json["deviation"] = axis.deviation;
    list.push_back(std::move(json));
  }
  return list;
}

void read_points(const JsonFields& fields, DataSettings& data) {
  data.x = read_rows(fields.require("x"), limits::point_inputs);
  data.y = read_rows(fields.require("y"), limits::point_targets);
  data.x_axes = read_axes(fields, "x_axes", data.x.front().size());
  data.y_axes = read_axes(fields, "y_axes", data.y.front().size());
  if (const auto names = fields.find("class_names")) {
    for (const JsonNode& name : names->items(2, limits::point_classes)) {
      data.class_names.push_back(name.text(limits::name_bytes));
    }
  }
  fields.read("test_fraction", data.test_fraction, 0, limits::test_fraction);
}

const DataSetInfo& read_set(const JsonFields& fields) {
  std::vector<std::string_view> names;
  for (const DataSetInfo& set : data_sets()) names.push_back(set.name);
  const auto name = fields.find("name");
  return name ? data_sets()[name->choice(names)] : data_set_info(DataSettings{}.name);
}

// The settings that a set has when only its name is given.
DataSettings defaults_of(const DataSetInfo& set) {
  DataSettings data;
  data.name = set.name;
  if (set.kind == DataKind::plane) data.samples = set.default_samples;
  if (set.kind == DataKind::points) data.test_fraction = 0;
  return data;
}

}  // namespace

DataSettings read_data(const JsonNode& node) {
  const JsonFields fields(node);
  const DataSetInfo& set = read_set(fields);
  DataSettings data = defaults_of(set);
  const std::string owner = "the data set " + data.name;
  switch (set.kind) {
    case DataKind::plane:
      if (set.choose_classes) {
        fields.allow({"name", "classes", "samples", "noise", "test_fraction", "seed"}, owner);
        fields.read_size("classes", data.classes, 2, limits::plane_classes);
      } else {
        fields.allow({"name", "samples", "noise", "test_fraction", "seed"}, owner);
      }
      fields.read_size("samples", data.samples, limits::least_samples, limits::samples);
      fields.read("noise", data.noise, 0, limits::noise);
      fields.read("test_fraction", data.test_fraction, 0, limits::test_fraction);
      break;
    case DataKind::points:
      fields.allow({"name", "x", "y", "x_axes", "y_axes", "class_names", "test_fraction", "seed"},
                   owner);
      read_points(fields, data);
      break;
    case DataKind::images:
      fields.allow({"name", "train_limit", "test_limit", "seed"}, owner);
      fields.read_size("train_limit", data.train_limit, 0, limits::images);
      fields.read_size("test_limit", data.test_limit, 0, limits::images);
      break;
  }
  if (const auto seed = fields.find("seed")) data.seed = seed->whole_number(0, limits::seed);
  return data;
}

Json write_data(const DataSettings& data) {
  const DataSetInfo& set = data_set_info(data.name);
  const DataSettings defaults = defaults_of(set);
  Json json = {{"name", data.name}};
  const auto write = [&](const char* key, const auto& value, const auto& standard) {
    if (value != standard) json[key] = value;
  };
  switch (set.kind) {
    case DataKind::plane:
      if (set.choose_classes) write("classes", data.classes, defaults.classes);
      write("samples", data.samples, defaults.samples);
      write("noise", data.noise, defaults.noise);
      write("test_fraction", data.test_fraction, defaults.test_fraction);
      break;
    case DataKind::points:
      json["x"] = data.x;
      json["y"] = data.y;
      if (!data.x_axes.empty()) json["x_axes"] = write_axes(data.x_axes);
      if (!data.y_axes.empty()) json["y_axes"] = write_axes(data.y_axes);
      if (!data.class_names.empty()) json["class_names"] = data.class_names;
      write("test_fraction", data.test_fraction, defaults.test_fraction);
      break;
    case DataKind::images:
      write("train_limit", data.train_limit, defaults.train_limit);
      write("test_limit", data.test_limit, defaults.test_limit);
      break;
  }
  if (data.seed) json["seed"] = *data.seed;
  return json;
}

}  // namespace descent
