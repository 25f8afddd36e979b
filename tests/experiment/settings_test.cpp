#include "engine/experiment/settings.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <string>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_json.hpp"

using namespace descent;
using Catch::Matchers::Message;

namespace {

// An experiment whose JSON has this setting.
Experiment experiment_with(const NumberSetting& setting) {
  Experiment experiment;
  const bool images = setting.key == "train_limit" || setting.key == "test_limit";
  experiment.data = settings_of(data_set_info(images ? "synthetic_digits" : "clusters"));
  return experiment;
}

}  // namespace

TEST_CASE("every number of the experiment can be set by its path, and is in the JSON") {
  std::vector<std::string> paths;
  for (const NumberSetting& setting : number_settings()) {
    INFO(setting.path);
    paths.push_back(setting.path);
    CHECK(&number_setting(setting.path) == &setting);
    CHECK_FALSE(setting.meaning.empty());
    for (const double value : {setting.low, setting.high}) {
      Experiment experiment = experiment_with(setting);
      change_setting(experiment, setting, value);
      CHECK(setting.value(experiment) == value);
      CHECK(setting.value(parse_experiment(to_json(experiment))) == value);
    }
  }
  CHECK(paths == std::vector<std::string>{"seed", "data.classes", "data.samples", "data.noise",
                                          "data.train_limit", "data.test_limit",
                                          "data.test_fraction", "data.test_count",
                                          "data.validation_fraction", "data.validation_count",
                                          "training.batch_size", "training.epochs"});
}

TEST_CASE("a setting's path is that of its member") {
  CHECK(path_of(&Experiment::seed) == "seed");
  CHECK(path_of(&DataSettings::noise) == "data.noise");
  CHECK(path_of(&DataSettings::test_limit) == "data.test_limit");
  CHECK(path_of(&TrainingSettings::epochs) == "training.epochs");
}

TEST_CASE("a number out of range is refused by a sentence, and the experiment stays as it was") {
  Experiment experiment;
  const Experiment before = experiment;
  const auto refuses = [&](const char* path, double value, const char* sentence) {
    INFO(path);
    CHECK_THROWS_MATCHES(change_setting(experiment, number_setting(path), value), Error,
                         Message(sentence));
    CHECK(experiment == before);
  };
  refuses("training.batch_size", 0, "batch_size has to be at least 1.");
  refuses("training.epochs", 1e7, "epochs has to be at most 1000000.");
  refuses("training.epochs", 1.5, "epochs has to be a whole number.");
  refuses("training.epochs", std::stod("nan"), "epochs has to be at least 1.");
  refuses("data.noise", 0.6, "noise has to be at most 0.5.");
  refuses("data.train_limit", 10, "data.train_limit is not a setting of this experiment.");
  CHECK_THROWS_MATCHES(number_setting("training.loss"), Error,
                       Message("There is no setting \"training.loss\" that is a number."));
}
