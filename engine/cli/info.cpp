#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/core/words.hpp"
#include "engine/training/training_memory.hpp"

namespace descent {
namespace {

void print_kernels() {
  std::cout << tr("Kernels:");
  for (const KernelTable* table : kernel_tables()) {
    std::cout << ' ' << table->name;
    if (table == &default_kernels()) std::cout << ' ' << tr("(default)");
  }
  std::cout << '\n';
}

// No more test samples than these are in memory at once.
constexpr std::size_t most_tested = 256;

std::string memory_text(std::uint64_t bytes) {
  const std::uint64_t kilobytes = (bytes + 999) / 1000;
  return kilobytes < 10'000 ? tr("{0} kB", kilobytes) : tr("{0} MB", (kilobytes + 999) / 1000);
}

void info(const Arguments& arguments) {
  print_kernels();
  if (arguments.has_operand()) {
    const Experiment experiment = read_saved_file(arguments.operand()).experiment;
    const Dataset outline = dataset_outline(experiment);
    const DataSetInfo& set = data_set_info(experiment.data.name);
    const std::string_view title = tr_marked(set.title);
    const std::string inputs = to_string(outline.input_shape);
    std::cout << (outline.classes > 0
                      ? tr("Data set: {0}, inputs {1}, {2} classes", title, inputs, outline.classes)
                      : tr("Data set: {0}, inputs {1}, values to learn", title, inputs))
              << "\n\n";
    const Sequential model = make_model(experiment, outline.input_shape);
    const std::uint64_t bytes = training_bytes(model, experiment.training.optimizer,
                                               experiment.training.batch_size, most_tested);
    std::cout << model.summary()
              << tr("Memory for training: {0}, without the data", memory_text(bytes)) << '\n'
              << tr("FLOP to train on a sample: {0}", model.training_flop()) << '\n';
  }
  std::cout << std::flush;
}

}  // namespace

CommandSpec info_command() {
  return {
      "info",
      "EXPERIMENT.json",
      false,
      tr("the kernels available; an experiment's layers, shapes, parameter counts and arithmetic"),
      {},
      info};
}

}  // namespace descent
