#include "engine/experiment/history_json.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/core/words.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/experiment/test_log_json.hpp"

namespace descent {
namespace {

constexpr double most_epochs = 1e9;
constexpr double largest_rate = 1e30;  // of learning

Json write_number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

using Records = std::vector<EpochRecord>;

void read_neurons(const JsonNode& node, History& history, Records& records) {
  const auto pair = [](const JsonNode& item) {
    const std::vector<double> numbers = item.numbers(2, 2, std::numeric_limits<float>::max());
    return std::array{static_cast<float>(numbers[0]), static_cast<float>(numbers[1])};
  };
  const std::size_t count = records.size() + 1;
  const std::vector<JsonNode> items = node.items(count, count);
  history.initial_neuron = pair(items[0]);
  for (std::size_t i = 1; i < count; ++i) records[i - 1].neuron = pair(items[i]);
}

Json write_neurons(const History& history) {
  const auto pair = [](const std::array<float, 2>& neuron) {
    return Json{shortest_decimal(neuron[0]), shortest_decimal(neuron[1])};
  };
  Json list = Json::array({pair(history.initial_neuron)});
  for (const EpochRecord& record : history.epochs) list.push_back(pair(record.neuron));
  return list;
}

// As the neuron's: before the first epoch and after each.
void read_evaluated(const JsonNode& node, History& history, Records& records) {
  const std::size_t count = records.size() + 1;
  const std::vector<double> numbers = node.numbers_or_nulls(count, count, any_size);
  history.initial_loss = numbers[0];
  for (std::size_t i = 1; i < count; ++i) records[i - 1].evaluated_loss = numbers[i];
}

void write_evaluated(const History& history, Json& json) {
  Json list = Json::array({write_number(history.initial_loss)});
  bool any = !list.back().is_null();
  for (const EpochRecord& record : history.epochs) {
    list.push_back(write_number(record.evaluated_loss));
    any = any || !list.back().is_null();
  }
  if (any) json["evaluated_loss"] = std::move(list);
}

// The epochs' numbers: 1, 2, 3, … unless the list says which.
void read_epochs(const JsonFields& fields, Records& records) {
  for (std::size_t i = 0; i < records.size(); ++i) records[i].epoch = i + 1;
  const auto list = fields.find("epoch");
  if (!list) return;
  const std::vector<double> numbers = list->numbers(records.size(), records.size(), most_epochs);
  double before = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!(numbers[i] > before) || numbers[i] != std::floor(numbers[i])) {
      list->fail(tr("whole numbers from 1 on, each larger than the one before"));
    }
    before = numbers[i];
    records[i].epoch = static_cast<std::size_t>(numbers[i]);
  }
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

void read_learning_rates(const JsonFields& fields, History& history, Records& records) {
  if (const auto list = fields.find("learning_rate")) {
    const std::vector<double> numbers = list->numbers(records.size(), records.size(), largest_rate);
    for (std::size_t i = 0; i < records.size(); ++i) {
      records[i].learning_rate = static_cast<float>(numbers[i]);
    }
  }
  if (const auto present = fields.find("present_learning_rate")) {
    history.learning_rate = static_cast<float>(present->number(0, largest_rate));
  }
}

// Each epoch's only where there are several.
void write_learning_rates(const History& history, Json& json) {
  bool several = false, finite = true;
  for (const EpochRecord& record : history.epochs) {
    several = several || record.learning_rate != history.epochs.front().learning_rate;
    finite = finite && record.learning_rate <= static_cast<float>(largest_rate);
  }
  if (several && finite) {
    for (const EpochRecord& record : history.epochs) {
      json["learning_rate"].push_back(shortest_decimal(record.learning_rate));
    }
  }
  if (history.learning_rate) {
    json["present_learning_rate"] = shortest_decimal(*history.learning_rate);
  }
}

void read_actions(const JsonNode& node, History& history) {
  constexpr std::size_t longest = 1000;
  std::uint64_t before = 1;
  for (const JsonNode& item : node.items(0, ActionLog::most)) {
    const JsonFields fields(item);
    fields.allow({"epoch", "callback", "text"}, tr("what was done"));
    const std::uint64_t last = history.epochs.count();
    before = fields.require("epoch").whole_number(before, std::max(before, last));
    const auto callback = fields.find("callback");
    history.actions.append({static_cast<std::size_t>(before),
                            callback ? callback->text(limits::name_bytes) : "",
                            fields.require("text").text(longest)});
  }
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
  fields.allow(
      {"loss", "accuracy", "mean_absolute_error", "root_mean_squared_error", "r2_score", "val_loss",
       "val_accuracy", "val_mean_absolute_error", "val_root_mean_squared_error", "val_r2_score",
       "seconds", "edited", "neuron", "evaluated_loss", "epoch", "learning_rate",
       "present_learning_rate", "actions", "tests"},
      tr("a history"));
  History history;
  const std::size_t count =
      fields.require("loss").numbers_or_nulls(1, limits::epochs, any_size).size();
  Records records(count);
  read_epochs(fields, records);
  for (const HistoryColumn& column : history_columns()) {
    const auto list = fields.find(column.name);
    if (!list) continue;
    const std::vector<double> numbers = list->numbers_or_nulls(count, count, any_size);
    for (std::size_t i = 0; i < count; ++i) column.of(records[i]) = numbers[i];
  }
  if (const auto seconds = fields.find("seconds")) {
    const std::vector<double> numbers = seconds->numbers(count, count, 1e9);
    for (std::size_t i = 0; i < count; ++i) records[i].seconds = numbers[i];
  }
  if (const auto neuron = fields.find("neuron")) read_neurons(*neuron, history, records);
  if (const auto evaluated = fields.find("evaluated_loss"))
    read_evaluated(*evaluated, history, records);
  read_learning_rates(fields, history, records);
  history.epochs = EpochLog(records);
  if (const auto actions = fields.find("actions")) read_actions(*actions, history);
  if (const auto tests = fields.find("tests")) history.tests = read_tests(*tests);
  fields.read_size("edited", history.edited, 0, history.epochs.count());
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
  const bool all = history.epochs.size() == history.epochs.count();
  if (!all) {
    for (const EpochRecord& record : history.epochs) json["epoch"].push_back(record.epoch);
  }
  Json seconds = Json::array();
  for (const EpochRecord& record : history.epochs) {
    seconds.push_back(shortest_decimal(static_cast<float>(record.seconds)));
  }
  json["seconds"] = std::move(seconds);
  if (has_neuron(history) && neurons_are_finite(history)) json["neuron"] = write_neurons(history);
  write_evaluated(history, json);
  write_learning_rates(history, json);
  for (const TrainingAction& action : history.actions.all()) {
    Json& written = json["actions"].emplace_back(Json{{"epoch", action.epoch}});
    if (!action.is_edit()) written["callback"] = action.callback;
    written["text"] = action.text;
  }
  if (!history.tests.all().empty()) json["tests"] = write_tests(history.tests);
  if (history.edited > 0) json["edited"] = history.edited;
  return json;
}

}  // namespace descent
