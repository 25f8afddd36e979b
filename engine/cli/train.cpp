#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/cli/score_text.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/data/image_files.hpp"

namespace descent {
namespace {

void train(const Arguments& arguments) {
  const std::string history_path = arguments.option("--history");
  const std::string save_path = arguments.option("--save");
  const std::string kernels_name = arguments.option("--kernels");
  if (!history_path.empty() && history_path == save_path) {
    throw UsageError("--history and --save name the same file.");
  }
  const KernelTable& kernels =
      kernels_name.empty() ? default_kernels() : kernel_table(kernels_name);
  const Experiment experiment = read_experiment_file(arguments.operand());
  for (const std::string& path : {history_path, save_path}) {
    if (!path.empty()) check_can_write(path);
  }

  Trainer trainer =
      make_trainer(experiment, image_files_source(arguments.option("--data")), kernels);
  while (!trainer.finished()) {
    const std::size_t epochs_before = trainer.epoch();
    trainer.step_epoch();
    if (trainer.epoch() == epochs_before) break;  // the numbers stopped being finite
    std::cout << epoch_line(trainer.history().epochs.back(), experiment.training.epochs)
              << std::endl;
  }
  std::cout << trainer.stop_reason() << std::endl;

  if (!history_path.empty()) write_text_file(history_path, to_csv(trainer.history()));
  if (!save_path.empty()) {
    write_text_file(save_path, to_json(experiment, trainer.model().parameters()));
  }
}

}  // namespace

CommandSpec train_command() {
  return {"train",
          "EXPERIMENT.json",
          true,
          "train a model, a line for each epoch",
          {{"--history", "FILE.csv", "write loss and accuracy of every epoch"},
           {"--save", "FILE.json", "write the experiment with the trained weights"},
           {"--data", "DIR", "the folder with the image sets' files"},
           {"--kernels", "NAME", "the arithmetic: see descent info"}},
          train};
}

}  // namespace descent
