#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/cli/score_text.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/cli/weight_files.hpp"
#include "engine/core/words.hpp"
#include "engine/data/image_files.hpp"

namespace descent {
namespace {

void evaluate(const Arguments& arguments) {
  const SavedExperiment saved = read_saved_file(arguments.operand());
  Trainer trainer = make_trainer(saved.experiment, image_files_source(arguments.option("--data")),
                                 default_kernels());
  trainer.set_parameters(
      weights_of(saved, arguments.operand(), arguments.option("--weights"), trainer.model()));

  const Dataset& dataset = trainer.dataset();
  const bool has_test = dataset.test.count() > 0;
  const Split& split = has_test ? dataset.test : dataset.train;
  const Scores scores = trainer.evaluate(split);
  std::cout << (has_test ? tr("{0} test samples", split.count())
                         : tr("{0} training samples (none for testing)", split.count()))
            << scores_text(scores) << std::endl;
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
  return {"evaluate",
          "SAVED.json",
          true,
          tr("the loss and metrics of a trained model on its test samples"),
          {{"--weights", "FILE", tr("with these weights: .npz, .safetensors or saved .json")},
           {"--data", "DIR", tr("the folder with the image sets' files")}},
          evaluate};
}

}  // namespace descent
