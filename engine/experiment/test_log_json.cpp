#include "engine/experiment/test_log_json.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::size_t most_logged_epochs = 1'000'000'000;

struct Figure {
  const char* name;
  double Scores::* member;
};
constexpr std::array<Figure, 5> figures = {{
    {"loss", &Scores::loss},
    {"accuracy", &Scores::accuracy},
    {"mean_absolute_error", &Scores::mean_absolute_error},
    {"root_mean_squared_error", &Scores::root_mean_squared_error},
    {"r2_score", &Scores::r_squared},
}};

double number_or_null(const JsonNode& node) {
  return node.is_number() ? node.number(-any_size, any_size) : Scores::none;
}

}  // namespace

TestLog read_tests(const JsonNode& node) {
  TestLog log;
  for (const JsonNode& item : node.items(0, TestLog::most)) {
    const JsonFields fields(item);
    fields.allow({"epoch", "step", "loss", "accuracy", "mean_absolute_error",
                  "root_mean_squared_error", "r2_score"},
                 tr("a look at the test set"));
    TestResult result;
    fields.require("epoch");
    fields.read_size("epoch", result.epoch, 0, most_logged_epochs);
    fields.read_size("step", result.step, 0, most_logged_epochs);
    fields.require("loss");
    for (const Figure& figure : figures) {
      const auto value = fields.find(figure.name);
      if (value) result.scores.*figure.member = number_or_null(*value);
    }
    log.append(result);
  }
  return log;
}

Json write_tests(const TestLog& log) {
  Json list = Json::array();
  for (const TestResult& result : log.all()) {
    Json json = {{"epoch", result.epoch}};
    if (result.step > 0) json["step"] = result.step;
    for (const Figure& figure : figures) {
      const double value = result.scores.*figure.member;
      if (std::isfinite(value)) json[figure.name] = value;
    }
    if (!json.contains("loss")) json["loss"] = nullptr;
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace descent
