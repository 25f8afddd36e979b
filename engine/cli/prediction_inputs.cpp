#include "engine/cli/prediction_inputs.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/words.hpp"
#include "engine/data/points_set.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

constexpr std::size_t most_rows = 1'000'000;

std::vector<JsonNode> read_rows(const Json& json) {
  if (json.is_array()) return JsonNode(json, "inputs").items(1, most_rows);
  const JsonFields fields{JsonNode(json)};
  fields.allow({"inputs"}, tr("the inputs to predict"));
  return fields.require("inputs").items(1, most_rows);
}

void append(std::vector<float>& values, const std::vector<double>& row) {
  for (const double number : row) values.push_back(static_cast<float>(number));
}

void append_image(std::vector<float>& values, const JsonNode& row, const Shape& shape) {
  const std::size_t start = values.size();
  const std::size_t pixels = element_count(shape);
  const bool in_lines = row.is_list() && shape.size() == 2 && row.list_size() == shape[0];
  if (in_lines) {
    for (const JsonNode& line : row.items(shape[0], shape[0])) {
      append(values, line.numbers(shape[1], shape[1], limits::point_value));
    }
  } else {
    append(values, row.numbers(pixels, pixels, limits::point_value));
  }
  for (std::size_t i = start; i < values.size(); ++i) {
    if (values[i] >= 0 && values[i] <= 1) continue;
    row.fail(tr("an image of numbers from 0 to 1: divide bytes by 255"));
  }
}

void append_features(std::vector<float>& values, float x, float y,
                     const std::vector<Feature>& features) {
  const std::size_t start = values.size();
  values.resize(start + features.size());
  compute_features(features, 1, &x, &y, values.data() + start);
}

// A row of one's own numbers, as the table has them: scaled by their axes, as those to learn from.
void append_sample(std::vector<float>& values, const JsonNode& row, const Experiment& experiment,
                   std::size_t inputs) {
  const bool flat = takes_features(experiment.data);
  const std::size_t columns = flat ? 2 : inputs;
  std::vector<float> numbers;
  for (const double number : row.numbers(columns, columns, limits::point_value)) {
    numbers.push_back(scaled(experiment.data.x_axes, numbers.size(), number));
  }
  if (flat) {
    append_features(values, numbers[0], numbers[1], experiment.features);
  } else {
    values.insert(values.end(), numbers.begin(), numbers.end());
  }
}

}  // namespace

PredictionInputs parse_prediction_inputs(std::string_view text, const Experiment& experiment,
                                         const Shape& input_shape) {
  const Json json = parse_json(text, limits::saved_bytes);
  const DataKind kind = data_set_info(experiment.data.name).kind;
  PredictionInputs inputs;
  for (const JsonNode& row : read_rows(json)) {
    switch (kind) {
      case DataKind::plane:
        append_sample(inputs.values, row, experiment, 2);
        break;
      case DataKind::points:
        append_sample(inputs.values, row, experiment, input_shape[0]);
        break;
      case DataKind::images:
        append_image(inputs.values, row, input_shape);
        break;
    }
    ++inputs.rows;
  }
  return inputs;
}

}  // namespace descent
