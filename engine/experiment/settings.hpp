#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"

// The experiment's settings that are numbers, whoever has them: what their rows (fields.hpp) say.
namespace descent {

struct NumberSetting {
  std::string path;  // in the JSON: "seed", "data.noise", "training.epochs"
  std::string_view key, meaning;
  double low, high;
  bool whole;
  WhenChanged when_changed;
  std::function<bool(const Experiment&)> applies;  // it has this setting
  std::function<double(const Experiment&)> value;
  // Even out of range: see change_setting().
  std::function<void(Experiment&, double)> set;
};

const std::vector<NumberSetting>& number_settings();
// An Error where there is none at that path.
const NumberSetting& number_setting(std::string_view path);

// An Error says what the number may be; the experiment is then as it was.
void change_setting(Experiment& experiment, const NumberSetting& setting, double value);

// Where a setting's owner lies in an experiment.
template <typename Owner>
struct PartOfExperiment;
template <>
struct PartOfExperiment<Experiment> {
  static constexpr std::string_view path = "";
  static const Experiment& in(const Experiment& experiment) { return experiment; }
};
template <>
struct PartOfExperiment<DataSettings> {
  static constexpr std::string_view path = "data.";
  static const DataSettings& in(const Experiment& experiment) { return experiment.data; }
};
template <>
struct PartOfExperiment<TrainingSettings> {
  static constexpr std::string_view path = "training.";
  static const TrainingSettings& in(const Experiment& experiment) { return experiment.training; }
};

// "training.epochs" of &TrainingSettings::epochs.
template <typename Owner, typename Value>
std::string path_of(Value Owner::* member) {
  std::string path(PartOfExperiment<Owner>::path);
  for_each_field<Owner>([&](const auto& row) {
    if constexpr (std::is_same_v<decltype(row.member), Value Owner::*>) {
      if (row.member == member) path += row.key;
    }
  });
  return path;
}

}  // namespace descent
