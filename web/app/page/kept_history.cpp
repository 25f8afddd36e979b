#include "web/app/page/kept_history.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/experiment/history_json.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/experiment/test_log_json.hpp"
#include "web/app/page/kept_numbers.hpp"

namespace descent {
namespace {

// What states held of an epoch before they had its learning rate.
std::size_t row_size_without_rate() { return kept_row_size() - 1; }

EpochRecord read_row(std::span<const float> numbers) {
  const float* row = numbers.data();
  EpochRecord record;
  record.epoch = std::bit_cast<std::uint32_t>(*row++);
  for (const HistoryColumn& column : history_columns()) column.of(record) = *row++;
  record.evaluated_loss = *row++;
  record.seconds = *row++;
  for (float& value : record.neuron) value = *row++;
  if (numbers.size() == kept_row_size()) record.learning_rate = *row;
  return record;
}

// What callbacks and edits did.
Json write_actions(const History& history) {
  Json actions = Json::array();
  for (const TrainingAction& action : history.actions.all()) {
    actions.push_back(Json::array({action.epoch, action.callback, action.text}));
  }
  return actions;
}

void read_actions(const Json& actions, History& history) {
  std::size_t before = 1;
  for (const Json& action : actions) {
    const auto epoch = action.at(0).get<std::size_t>();
    if (epoch < before || epoch > history.epochs.count()) fail_kept_state();
    before = epoch;
    history.actions.append(
        {epoch, action.at(1).get<std::string>(), action.at(2).get<std::string>()});
  }
}

// Older states have none of this.
void read_what_was_done(const Json& training, History& history) {
  if (training.contains("learning_rate")) {
    history.learning_rate = training.at("learning_rate").get<float>();
    if (!std::isfinite(*history.learning_rate) || *history.learning_rate < 0) fail_kept_state();
  }
  read_actions(training.value("actions", Json::array()), history);
  const Json tests = training.value("tests", Json::array());
  history.tests = read_tests(JsonNode(tests, "tests"));
}

}  // namespace

std::size_t kept_row_size() { return history_columns().size() + 6; }

void write_kept_row(const EpochRecord& record, std::vector<float>& rows) {
  rows.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(record.epoch)));
  for (const HistoryColumn& column : history_columns()) {
    rows.push_back(static_cast<float>(column.of(record)));
  }
  rows.push_back(static_cast<float>(record.evaluated_loss));
  rows.push_back(static_cast<float>(record.seconds));
  rows.insert(rows.end(), record.neuron.begin(), record.neuron.end());
  rows.push_back(record.learning_rate);
}

Json kept_history(const History& history) {
  Json kept = {{"row", kept_row_size()},
               {"begin", {history.initial_neuron[0], history.initial_neuron[1]}},
               {"begin_loss", history.initial_loss},  // null: none
               {"edited", history.edited},
               {"actions", write_actions(history)},
               {"tests", write_tests(history.tests)}};
  if (history.learning_rate) kept["learning_rate"] = *history.learning_rate;
  return kept;
}

EpochLog read_kept_rows(std::span<const std::uint8_t>& bytes, std::size_t count,
                        std::size_t row_size) {
  if (count > limits::epochs) fail_kept_state();
  if (row_size != kept_row_size() && row_size != row_size_without_rate()) fail_kept_state();
  const std::vector<float> rows = take_kept<float>(bytes, count * row_size);
  std::vector<EpochRecord> records;
  for (std::size_t i = 0, before = 0; i < count; ++i) {
    records.push_back(read_row(std::span(rows).subspan(i * row_size, row_size)));
    if (records.back().epoch <= before) fail_kept_state();
    before = records.back().epoch;
  }
  return EpochLog(records);
}

History read_kept_history(const Json& training, std::span<const std::uint8_t>& bytes) {
  History history;
  history.epochs = read_kept_rows(bytes, training.at("epochs").get<std::size_t>(),
                                  training.value("row", row_size_without_rate()));
  const Json& begin = training.at("begin");
  history.initial_neuron = {begin.at(0).get<float>(), begin.at(1).get<float>()};
  const Json& begin_loss = training.at("begin_loss");
  if (!begin_loss.is_null()) history.initial_loss = begin_loss.get<double>();
  history.edited = std::min(training.at("edited").get<std::size_t>(), history.epochs.count());
  read_what_was_done(training, history);
  return history;
}

}  // namespace descent
