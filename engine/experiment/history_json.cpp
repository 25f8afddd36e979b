#include "engine/experiment/history_json.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

constexpr double largest = std::numeric_limits<double>::max();

Json write_number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

void read_neurons(const JsonNode& node, History& history) {
  const auto pair = [](const JsonNode& item) {
    const std::vector<double> numbers = item.numbers(2, 2, std::numeric_limits<float>::max());
    return std::array{static_cast<float>(numbers[0]), static_cast<float>(numbers[1])};
  };
  const std::size_t count = history.epochs.size() + 1;
  const std::vector<JsonNode> items = node.items(count, count);
  history.initial_neuron = pair(items[0]);
  for (std::size_t i = 1; i < count; ++i) history.epochs[i - 1].neuron = pair(items[i]);
}

Json write_neurons(const History& history) {
  const auto pair = [](const std::array<float, 2>& neuron) {
    return Json{shortest_decimal(neuron[0]), shortest_decimal(neuron[1])};
  };
  Json list = Json::array({pair(history.initial_neuron)});
  for (const EpochRecord& record : history.epochs) list.push_back(pair(record.neuron));
  return list;
}

bool has_neuron(const History& history) {
  constexpr std::array<float, 2> none = {};
  if (history.initial_neuron != none) return true;
  for (const EpochRecord& record : history.epochs) {
    if (record.neuron != none) return true;
  }
  return false;
}

bool is_finite(const std::array<float, 2>& neuron) {
  return std::isfinite(neuron[0]) && std::isfinite(neuron[1]);
}

bool neurons_are_finite(const History& history) {
  bool finite = is_finite(history.initial_neuron);
  for (const EpochRecord& record : history.epochs) finite = finite && is_finite(record.neuron);
  return finite;
}

}  // namespace

const std::array<HistoryColumn, 10>& history_columns() {
  static constexpr std::array<HistoryColumn, 10> columns = {{
      {"loss", &EpochRecord::train, &Scores::loss},
      {"accuracy", &EpochRecord::train, &Scores::accuracy},
      {"mean_absolute_error", &EpochRecord::train, &Scores::mean_absolute_error},
      {"root_mean_squared_error", &EpochRecord::train, &Scores::root_mean_squared_error},
      {"r2_score", &EpochRecord::train, &Scores::r_squared},
      {"val_loss", &EpochRecord::validation, &Scores::loss},
      {"val_accuracy", &EpochRecord::validation, &Scores::accuracy},
      {"val_mean_absolute_error", &EpochRecord::validation, &Scores::mean_absolute_error},
      {"val_root_mean_squared_error", &EpochRecord::validation, &Scores::root_mean_squared_error},
      {"val_r2_score", &EpochRecord::validation, &Scores::r_squared},
  }};
  return columns;
}

History read_history(const JsonNode& node) {
  const JsonFields fields(node);
  fields.allow({"loss", "accuracy", "mean_absolute_error", "root_mean_squared_error", "r2_score",
                "val_loss", "val_accuracy", "val_mean_absolute_error",
                "val_root_mean_squared_error", "val_r2_score", "seconds", "edited", "neuron"},
               "a history");
  History history;
  const std::size_t count =
      fields.require("loss").numbers_or_nulls(1, limits::epochs, largest).size();
  history.epochs.resize(count);
  for (std::size_t i = 0; i < count; ++i) history.epochs[i].epoch = i + 1;
  for (const HistoryColumn& column : history_columns()) {
    const auto list = fields.find(column.name);
    if (!list) continue;
    const std::vector<double> numbers = list->numbers_or_nulls(count, count, largest);
    for (std::size_t i = 0; i < count; ++i) column.of(history.epochs[i]) = numbers[i];
  }
  if (const auto seconds = fields.find("seconds")) {
    const std::vector<double> numbers = seconds->numbers(count, count, 1e9);
    for (std::size_t i = 0; i < count; ++i) history.epochs[i].seconds = numbers[i];
  }
  if (const auto neuron = fields.find("neuron")) read_neurons(*neuron, history);
  fields.read_size("edited", history.edited, 0, count);
  history.classification = fields.find("accuracy").has_value();
  return history;
}

Json write_history(const History& history) {
  Json json = Json::object();
  for (const HistoryColumn& column : history_columns()) {
    Json list = Json::array();
    bool any = false;
    for (const EpochRecord& record : history.epochs) {
      list.push_back(write_number(column.of(record)));
      any = any || !list.back().is_null();
    }
    if (any || &column == history_columns().data()) json[column.name] = std::move(list);
  }
  Json seconds = Json::array();
  for (const EpochRecord& record : history.epochs) {
    seconds.push_back(shortest_decimal(static_cast<float>(record.seconds)));
  }
  json["seconds"] = std::move(seconds);
  if (has_neuron(history) && neurons_are_finite(history)) json["neuron"] = write_neurons(history);
  if (history.edited > 0) json["edited"] = history.edited;
  return json;
}

}  // namespace descent
