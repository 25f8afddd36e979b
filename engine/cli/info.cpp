#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/training/training_memory.hpp"

namespace descent {
namespace {

void print_kernels() {
  std::cout << "Kernels:";
  for (const KernelTable* table : kernel_tables()) {
    std::cout << ' ' << table->name;
    if (table == &default_kernels()) std::cout << " (default)";
  }
  std::cout << '\n';
}

// No more test samples than these are in memory at once.
constexpr std::size_t most_tested = 256;

std::string memory_text(std::uint64_t bytes) {
  const std::uint64_t kilobytes = (bytes + 999) / 1000;
  return kilobytes < 10'000 ? std::to_string(kilobytes) + " kB"
                            : std::to_string((kilobytes + 999) / 1000) + " MB";
}

void info(const Arguments& arguments) {
  print_kernels();
  if (arguments.has_operand()) {
    const Experiment experiment = read_saved_file(arguments.operand()).experiment;
    const Dataset outline = dataset_outline(experiment);
    const DataSetInfo& set = data_set_info(experiment.data.name);
    std::cout << "Data set: " << set.title << ", inputs " << to_string(outline.input_shape) << ", ";
    if (outline.classes > 0) {
      std::cout << outline.classes << " classes\n\n";
    } else {
      std::cout << "values to learn\n\n";
    }
    const Sequential model = make_model(experiment, outline.input_shape);
    std::cout << model.summary() << "Memory for training: "
              << memory_text(training_bytes(model, experiment.training.optimizer,
                                            experiment.training.batch_size, most_tested))
              << ", without the data\n"
              << "FLOP to train on a sample: " << model.training_flop() << '\n';
  }
  std::cout << std::flush;
}

}  // namespace

CommandSpec info_command() {
  return {"info",
          "EXPERIMENT.json",
          false,
          "the kernels available; an experiment's layers, shapes, parameter "
          "counts and arithmetic",
          {},
          info};
}

}  // namespace descent
