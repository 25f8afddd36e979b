#include "engine/experiment/settings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"

namespace descent {
namespace {

template <typename Owner>
void add_rows(std::vector<NumberSetting>& settings) {
  for_each_field<Owner>([&]<typename Row>(const Row& row) {
    if constexpr (is_number_row<Row>) {
      const auto member = row.member;
      using Value = std::decay_t<decltype(std::declval<Owner>().*member)>;
      if constexpr (std::is_arithmetic_v<Value>) {
        using Part = PartOfExperiment<Owner>;
        settings.push_back(
            {std::string(Part::path) + std::string(row.key), row.key, row.meaning,
             static_cast<double>(row.allowed.low), static_cast<double>(row.allowed.high),
             std::is_integral_v<Value>, row.when_changed,
             [row](const Experiment& of) { return row.is_of(Part::in(of)); },
             [member](const Experiment& of) { return static_cast<double>(Part::in(of).*member); },
             [member](Experiment& of, double value) {
               const_cast<Owner&>(Part::in(of)).*member = static_cast<Value>(value);
             }});
      }
    }
  });
}

std::string text_of(double number, bool whole) {
  if (whole) return std::to_string(static_cast<std::uint64_t>(number));
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

}  // namespace

const std::vector<NumberSetting>& number_settings() {
  static const std::vector<NumberSetting> settings = [] {
    std::vector<NumberSetting> all;
    add_rows<Experiment>(all);
    add_rows<DataSettings>(all);
    add_rows<TrainingSettings>(all);
    return all;
  }();
  return settings;
}

const NumberSetting& number_setting(std::string_view path) {
  for (const NumberSetting& setting : number_settings()) {
    if (setting.path == path) return setting;
  }
  throw Error(tr("There is no setting \"{0}\" that is a number.", shortened(path)));
}

void change_setting(Experiment& experiment, const NumberSetting& setting, double value) {
  if (!setting.applies(experiment)) {
    throw Error(tr("{0} is not a setting of this experiment.", setting.path));
  }
  const auto limit = [&](double number) { return text_of(number, setting.whole); };
  if (!(value >= setting.low)) {
    throw Error(tr("{0} has to be at least {1}.", setting.key, limit(setting.low)));
  }
  if (value > setting.high) {
    throw Error(tr("{0} has to be at most {1}.", setting.key, limit(setting.high)));
  }
  if (setting.whole && value != std::floor(value)) {
    throw Error(tr("{0} has to be a whole number.", setting.key));
  }
  setting.set(experiment, value);
}

}  // namespace descent
