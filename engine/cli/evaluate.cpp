#include <iostream>
#include <string>
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/cli/report_text.hpp"
#include "engine/cli/score_text.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/cli/weight_files.hpp"
#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/image_files.hpp"

namespace descent {
namespace {

struct Chosen {
  const Split* split;
  std::string title;
};

Chosen of_test(const Dataset& dataset) {
  return {&dataset.test(), tr("{0} test samples", dataset.test().count())};
}
Chosen of_validation(const Dataset& dataset) {
  const std::size_t count = dataset.validation.count();
  return {&dataset.validation, tr("{0} validation samples", count)};
}

// Where nothing is said: the test set, or what there is in its place.
Chosen usual_split(const Dataset& dataset) {
  if (dataset.test().count() > 0) return of_test(dataset);
  const std::size_t count = dataset.train.count();
  if (dataset.validation.count() == 0) {
    return {&dataset.train, tr("{0} training samples (none for testing)", count)};
  }
  return of_validation(dataset);
}

Chosen choose_split(const Dataset& dataset, const std::string& name) {
  if (name.empty()) return usual_split(dataset);
  const std::size_t count = dataset.train.count();
  if (name == "train") return {&dataset.train, tr("{0} training samples", count)};
  if (name != "validation" && name != "test") {
    throw UsageError(tr("--on needs train, validation or test, not \"{0}\".", name));
  }
  const bool test = name == "test";
  if (test ? dataset.test().count() > 0 : dataset.validation.count() > 0) {
    return test ? of_test(dataset) : of_validation(dataset);
  }
  throw Error(test ? tr("There are no test samples: set data.test_fraction above 0.")
                   : tr("There are no validation samples: set data.validation_fraction above 0."));
}

void evaluate(const Arguments& arguments) {
  const SavedExperiment saved = read_saved_file(arguments.operand());
  Trainer trainer = make_trainer(saved.experiment, image_files_source(arguments.option("--data")),
                                 default_kernels());
  trainer.set_parameters(
      weights_of(saved, arguments.operand(), arguments.option("--weights"), trainer.model()));

  const Dataset& dataset = trainer.dataset();
  const Chosen chosen = choose_split(dataset, arguments.option("--on"));
  const bool reports = !arguments.option("--report").empty();
  if (reports && dataset.classes == 0) {
    throw Error(
        tr("--report tells of classes, and this data set has none: its targets are numbers."));
  }
  std::vector<Prediction> predictions;
  const Scores scores = trainer.evaluate(*chosen.split, &predictions);
  std::cout << chosen.title << scores_text(scores) << std::endl;
  if (reports) std::cout << report_text(dataset, *chosen.split, predictions) << std::flush;
  if (scores.without_number > 0) {
    std::cout << (dataset.classes > 0
                      ? tr("For {0} of them the network's outputs are not a number (NaN), which is "
                           "no class: they count as wrong.",
                           scores.without_number)
                      : tr("For {0} of them the network's outputs are not a number (NaN).",
                           scores.without_number))
              << ' '
              << tr("Its weights have run away: train it again with a smaller learning rate.")
              << std::endl;
  }
}

}  // namespace

CommandSpec evaluate_command() {
  return {
      "evaluate",
      "SAVED.json",
      true,
      tr("the loss and metrics of a trained model on its test samples"),
      {{"--on", "SPLIT", tr("train, validation or test; test unless given")},
       {"--report", "", tr("precision, recall and F1 of each class, and the calibration error")},
       {"--weights", "FILE", tr("with these weights: .npz, .safetensors or saved .json")},
       {"--data", "DIR", tr("the folder with the image sets' files")}},
      evaluate};
}

}  // namespace descent
