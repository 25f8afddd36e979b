// assets/experiment.md is tested against the parser: its examples parse, every key that it lists
// exists, none is left out, and defaults and ranges are as it says.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "tests/experiment/field_rows.hpp"

using namespace descent;

namespace {

struct Row {
  std::string key, standard, allowed, meaning;
};

// A table of keys, with an experiment in which they stand and the place where.
struct Table {
  Json experiment;
  std::string place;  // "/model/0"
  std::vector<Row> rows;
};

struct Reference {
  std::vector<std::string> examples, saved_examples;
  std::vector<Table> tables;
};

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream stream(line);
  std::string cell;
  std::getline(stream, cell, '|');  // what stands before the first bar
  while (std::getline(stream, cell, '|')) {
    const std::size_t start = cell.find_first_not_of(' ');
    const std::size_t end = cell.find_last_not_of(' ');
    result.push_back(start == std::string::npos ? "" : cell.substr(start, end - start + 1));
  }
  return result;
}

// All that stands between `backticks`.
std::vector<std::string> quoted(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  std::string part;
  for (bool inside = false; std::getline(stream, part, '`'); inside = !inside) {
    if (inside && !stream.eof()) result.push_back(part);
  }
  return result;
}

// What stands between two texts, where `line` begins with the one and then has the other.
std::optional<std::string> between(const std::string& line, const std::string& start,
                                   const std::string& end) {
  const std::size_t at = line.find(end, start.size());
  if (!line.starts_with(start) || at == std::string::npos) return std::nullopt;
  return line.substr(start.size(), at - start.size());
}

// <!-- keys of "/model/0" in { an experiment } -->
std::optional<Table> table_marked_by(const std::string& line) {
  const std::string start = "<!-- keys of \"";
  const std::optional<std::string> place = between(line, start, "\" in ");
  if (!place) return std::nullopt;
  const std::optional<std::string> json = between(line, start + *place + "\" in ", " -->");
  if (!json) return std::nullopt;
  return Table{Json::parse(*json), *place, {}};
}

Reference read_reference() {
  std::ifstream file(DESCENT_SOURCE_DIR "/assets/experiment.md");
  REQUIRE(file);
  Reference reference;
  std::string line;
  std::vector<std::string>* examples = nullptr;
  bool in_table = false;
  while (std::getline(file, line)) {
    if (line.starts_with("```")) {
      const bool ends = examples != nullptr;
      examples = ends                      ? nullptr
                 : line == "```json"       ? &reference.examples
                 : line == "```json saved" ? &reference.saved_examples
                                           : nullptr;
      if (examples) examples->emplace_back();
    } else if (examples) {
      examples->back() += line + "\n";
    } else if (std::optional<Table> table = table_marked_by(line)) {
      reference.tables.push_back(std::move(*table));
      in_table = true;
    } else if (in_table && line.starts_with("| `")) {
      const std::vector<std::string> row = cells(line);
      reference.tables.back().rows.push_back(
          {quoted(row.at(0)).at(0), row.at(1), row.at(2), row.at(3)});
    } else if (!line.starts_with("|")) {
      in_table = false;
    }
  }
  return reference;
}

Json& object_at(Json& json, const std::string& place) {
  std::istringstream steps(place);
  std::string step;
  std::getline(steps, step, '/');  // what stands before the first slash
  Json* value = &json;
  while (std::getline(steps, step, '/')) {
    value = value->is_array() ? &value->at(std::stoul(step)) : &value->at(step);
  }
  return *value;
}

bool parses(const Json& json) {
  try {
    parse_experiment(json.dump());
    return true;
  } catch (const Error&) {
    return false;
  }
}

// The keys that the parser itself names when it meets one that does not exist.
std::vector<std::string> keys_of_parser(const Table& table) {
  Json json = table.experiment;
  object_at(json, table.place)["no_such_key"] = 0;
  std::vector<std::string> keys;
  try {
    parse_experiment(json.dump());
  } catch (const Error& error) {
    const std::string sentence = error.what();
    const std::string before = "which has ";
    std::size_t start = sentence.find(before) + before.size();
    while (start < sentence.size()) {
      const std::size_t end = sentence.find_first_of(",.", start);
      keys.push_back(sentence.substr(start, end - start));
      start = end + 2;
    }
  }
  return keys;
}

bool accepts(const Table& table, const std::string& key, const Json& value) {
  Json json = table.experiment;
  object_at(json, table.place)[key] = value;
  return parses(json);
}

void check_default(const Table& table, const Row& row) {
  Json without = table.experiment;
  object_at(without, table.place).erase(row.key);
  if (row.standard == "required") {
    CHECK(!parses(without));
    return;
  }
  REQUIRE(parses(without));
  const std::vector<std::string> standard = quoted(row.standard);
  if (standard.empty()) return;  // said in words
  Json with = without;
  object_at(with, table.place)[row.key] = Json::parse(standard.front());
  CHECK(parse_experiment(with.dump()) == parse_experiment(without.dump()));
}

void check_range(const Table& table, const std::string& key, double low, double high, bool whole) {
  CHECK(accepts(table, key, low));
  CHECK(accepts(table, key, high));
  const auto outside = [&](double edge) {
    return whole ? 1.0 : 0.01 * std::max(1.0, std::abs(edge));
  };
  CHECK(!accepts(table, key, low - outside(low)));
  // Next to 2^53 there is no double one further.
  if (high < 1e15) CHECK(!accepts(table, key, high + outside(high)));
  if (whole) CHECK(!accepts(table, key, low + 0.5));
  CHECK(!accepts(table, key, "1"));
}

// A number, or two for height and width.
void check_size(const Table& table, const std::string& key, double low, double high) {
  check_range(table, key, low, high, true);
  CHECK(accepts(table, key, {low, high}));
  CHECK(accepts(table, key, {high, low}));
  CHECK(!accepts(table, key, {low, high + 1}));
  CHECK(!accepts(table, key, {low - 1, high}));
  CHECK(!accepts(table, key, Json::array({low})));
  CHECK(!accepts(table, key, {low, low, low}));
}

// A number, or two: between them a random one is drawn.
void check_factor(const Table& table, const std::string& key, double low, double high) {
  check_range(table, key, low, high, false);
  CHECK(accepts(table, key, {low, high}));
  CHECK(accepts(table, key, {high, low}));
  CHECK(!accepts(table, key, {low, high + 0.01}));
  CHECK(!accepts(table, key, {low - 0.01, high}));
  CHECK(!accepts(table, key, Json::array({low})));
  CHECK(!accepts(table, key, {low, low, low}));
}

// "whole number 1 … 10"
struct Range {
  std::string kind;
  double low, high;
};

std::optional<Range> range_of(const std::string& text) {
  const std::string dots = " … ";
  const std::size_t middle = text.find(dots);
  const std::size_t space = text.rfind(' ', middle == std::string::npos ? middle : middle - 1);
  if (middle == std::string::npos || space == std::string::npos) return std::nullopt;
  return Range{text.substr(0, space), std::stod(text.substr(space + 1, middle - space - 1)),
               std::stod(text.substr(middle + dots.size()))};
}

void check_allowed(const Table& table, const Row& row) {
  const std::optional<Range> range = range_of(row.allowed);
  if (range && range->kind == "size") {
    check_size(table, row.key, range->low, range->high);
  } else if (range && range->kind == "factor") {
    check_factor(table, row.key, range->low, range->high);
  } else if (range) {
    check_range(table, row.key, range->low, range->high, range->kind == "whole number");
  } else if (row.allowed == "true or false") {
    CHECK(accepts(table, row.key, true));
    CHECK(accepts(table, row.key, false));
    CHECK(!accepts(table, row.key, 1));
  } else if (row.allowed.starts_with("one of ")) {
    for (const std::string& name : quoted(row.allowed)) {
      INFO(name);
      CHECK(accepts(table, row.key, name));
    }
    CHECK(!accepts(table, row.key, "no such name"));
  } else {
    CHECK(!accepts(table, row.key, nullptr));
  }
}

// The table of what is called so by a key "layer" or "name".
const Table& table_of(const Reference& reference, const std::string& key, std::string_view name) {
  for (const Table& table : reference.tables) {
    const Row& first = table.rows.at(0);
    if (first.key == key && first.allowed == "one of `" + std::string(name) + "`") return table;
  }
  FAIL("the reference has no table of " << name);
  return reference.tables.front();
}

// The rows behind the first `skipped` are those of the value's own table of settings.
template <typename Settings>
void check_rows(const Table& table, std::size_t skipped, const Settings& defaults) {
  std::vector<tests::FieldRow> written;
  for (std::size_t i = skipped; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    const bool words = row.standard == "required" || row.standard.starts_with("the ");
    const std::string standard = row.standard == "none"               ? "[]"
                                 : row.standard == "the experiment's" ? "null"
                                 : row.standard == "as the height"    ? "null"
                                 : words                              ? row.standard
                                         : print_json_line(Json::parse(quoted(row.standard).at(0)));
    written.push_back({row.key, standard, row.allowed, row.meaning});
  }
  const std::vector<tests::FieldRow> rows = tests::field_rows(defaults);
  REQUIRE(written.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(written[i].key == rows[i].key);
    CHECK(written[i].standard == rows[i].standard);
    CHECK(written[i].allowed == rows[i].allowed);
    CHECK(written[i].meaning == rows[i].meaning);
  }
}

}  // namespace

TEST_CASE("the reference has the table of all that is named, as it is") {
  const Reference reference = read_reference();
  for (const Layer& layer : all_layers()) {
    INFO(layer_name(layer));
    const Table& table = table_of(reference, "layer", layer_name(layer));
    std::visit([&](const auto& one) { check_rows(table, 1, one); }, layer);
  }
  for (const std::string_view name : optimizer_names()) {
    INFO(name);
    const Table& table = table_of(reference, "name", name);
    std::visit([&](const auto& one) { check_rows(table, 1, one); }, make_optimizer(name));
  }
  for (const Callback& callback : one_of_each<Callback>()) {
    INFO(name_of(callback));
    const Table& table = table_of(reference, "name", name_of(callback));
    std::visit([&](const auto& one) { check_rows(table, 1, one); }, callback);
  }
  for (const LearningRateSchedule& schedule : one_of_each<LearningRateSchedule>()) {
    if (is_constant(schedule)) continue;
    INFO(name_of(schedule));
    const Table& table = table_of(reference, "name", name_of(schedule));
    std::visit([&](const auto& one) { check_rows(table, 1, one); }, schedule);
  }
  for (const Initializer& initializer : all_initializers()) {
    INFO(initializer_name(initializer));
    std::visit(
        [&](const auto& one) {
          if (tests::field_rows<std::decay_t<decltype(one)>>().empty()) return;
          check_rows(table_of(reference, "name", one.name), 1, one);
        },
        initializer);
  }
  for (const Table& table : reference.tables) {
    if (table.place.ends_with("_regularizer")) check_rows(table, 0, Regularizer{});
  }
}

TEST_CASE("the reference has the tables of the experiment's own settings, as they are") {
  const Reference reference = read_reference();
  std::size_t checked = 0;
  for (const Table& table : reference.tables) {
    INFO(table.experiment.dump() << table.place);
    ++checked;
    if (table.place.empty()) {
      check_rows(table, 1, Experiment{});  // the version comes first
    } else if (table.place == "/training") {
      check_rows(table, 0, TrainingSettings{});
    } else if (table.place == "/data") {
      const DataSettings data = parse_experiment(table.experiment.dump()).data;
      check_rows(table, 1, settings_of(data_set_info(data.name)));
    } else if (table.place.starts_with("/data/x_axes")) {
      check_rows(table, 0, Axis{});
    } else {
      --checked;
    }
  }
  CHECK(checked == 7);
}

TEST_CASE("the reference's examples are experiments") {
  const Reference reference = read_reference();
  CHECK(reference.examples.size() >= 5);
  for (const std::string& example : reference.examples) {
    INFO(example);
    CHECK_NOTHROW(parse_experiment(example));
  }
  CHECK(!reference.saved_examples.empty());
  for (const std::string& example : reference.saved_examples) {
    INFO(example);
    CHECK(parse_saved_experiment(example).weights.has_value());
  }
}

TEST_CASE("the reference lists every key, with its default and what is allowed") {
  const Reference reference = read_reference();
  CHECK(reference.tables.size() >= 20);
  for (const Table& table : reference.tables) {
    INFO(table.experiment.dump());
    REQUIRE(parses(table.experiment));
    std::vector<std::string> keys;
    for (const Row& row : table.rows) {
      INFO(row.key);
      keys.push_back(row.key);
      check_default(table, row);
      check_allowed(table, row);
    }
    CHECK(keys == keys_of_parser(table));
  }
}

TEST_CASE("the reference names every data set") {
  const Reference reference = read_reference();
  for (const DataSetInfo& set : data_sets()) {
    bool named = false;
    for (const Table& table : reference.tables) {
      for (const Row& row : table.rows) {
        named |= row.key == "name" &&
                 row.allowed.find("`" + std::string(set.name) + "`") != std::string::npos;
      }
    }
    INFO(set.name);
    CHECK(named);
  }
}
