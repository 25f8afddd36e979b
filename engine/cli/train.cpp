#include <charconv>
#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/cli/score_text.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/cli/weight_files.hpp"
#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/image_files.hpp"
#include "engine/training/history_table.hpp"

namespace descent {
namespace {

// 1 where nothing is said: the numbers of a convolutional network depend on it.
std::size_t thread_count(const std::string& text) {
  if (text.empty()) return 1;
  constexpr int most = 64;
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 1 || count > most) {
    throw UsageError(tr("--threads needs a number from 1 to {0}, not \"{1}\".", most, text));
  }
  return static_cast<std::size_t>(count);
}

void check_has_test(const Dataset& dataset) {
  if (dataset.test().count() > 0) return;
  throw Error(
      tr("There are no test samples for --test: set data.test_fraction or data.test_count above "
         "0."));
}

// Once, when all is done, and in the history.
void test(Trainer& trainer) {
  const Split& split = trainer.dataset().test();
  const Scores scores = trainer.evaluate(split);
  trainer.note_test({trainer.epoch(), trainer.step_in_epoch(), scores});
  std::cout << tr("{0} test samples", split.count()) << scores_text(scores) << std::endl;
}

void train(const Arguments& arguments) {
  const std::string history_path = arguments.option("--history");
  const std::string save_path = arguments.option("--save");
  const std::string kernels_name = arguments.option("--kernels");
  if (!history_path.empty() && history_path == save_path) {
    throw UsageError(tr("--history and --save name the same file."));
  }
  if (!save_path.empty()) check_save_name(save_path);
  const KernelTable& kernels =
      kernels_name.empty() ? default_kernels() : kernel_table(kernels_name);
  const Experiment experiment = read_experiment_file(arguments.operand());
  for (const std::string& path : {history_path, save_path}) {
    if (!path.empty()) check_can_write(path);
  }

  ThreadPool threads(thread_count(arguments.option("--threads")));
  Trainer trainer =
      make_trainer(experiment, image_files_source(arguments.option("--data")), kernels);
  const bool tests = !arguments.option("--test").empty();
  if (tests) check_has_test(trainer.dataset());
  const std::string weights_path = arguments.option("--weights");
  if (!weights_path.empty()) {
    trainer.set_parameters(read_weights_file(weights_path, trainer.model()));
  }
  trainer.set_threads(threads);
  trainer.keep_all_epochs();
  while (!trainer.finished()) {
    const std::size_t epochs_before = trainer.epoch();
    trainer.step_epoch();
    if (trainer.epoch() == epochs_before) break;  // the numbers stopped being finite
    std::cout << epoch_line(trainer.history().epochs.back(), experiment.training.epochs)
              << std::endl;
  }
  std::cout << trainer.stop_reason() << std::endl;

  if (tests) test(trainer);
  if (!history_path.empty()) write_text_file(history_path, to_csv(trainer.history()));
  if (!save_path.empty()) {
    save_trained(save_path, experiment, trainer.model(), trainer.history());
  }
}

}  // namespace

CommandSpec train_command() {
  return {"train",
          "EXPERIMENT.json",
          true,
          tr("train a model, a line for each epoch"),
          {{"--history", "FILE.csv", tr("write loss and accuracy of every epoch")},
           {"--save", "FILE",
            tr("write the trained weights: .npz, .safetensors, or .json with all else")},
           {"--test", "", tr("then evaluate once on the test set, and keep that in the history")},
           {"--weights", "FILE", tr("begin with these weights: .npz, .safetensors or saved .json")},
           {"--data", "DIR", tr("the folder with the image sets' files")},
           {"--kernels", "NAME", tr("the arithmetic: see descent info")},
           {"--threads", "N", tr("share the work among N threads; 1 unless given")}},
          train};
}

}  // namespace descent
