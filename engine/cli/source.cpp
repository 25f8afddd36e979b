#include <algorithm>
#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/cli/weight_files.hpp"
#include "engine/core/words.hpp"
#include "engine/formats/source.hpp"

namespace descent {
namespace {

SourceKind kind_named(const std::string& name) {
  const auto& all = all_source_kinds();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](SourceKind kind) { return to_string(kind) == name; });
  if (found != all.end()) return *found;
  throw UsageError(tr("--for needs keras, pytorch, c or cpp, not \"{0}\".", name));
}

void source(const Arguments& arguments) {
  const SourceKind kind = kind_named(arguments.option("--for"));
  const SavedExperiment saved = read_saved_file(arguments.operand());
  const Experiment& experiment = saved.experiment;
  Sequential model = make_model(experiment, dataset_outline(experiment).input_shape);
  const std::string given = arguments.option("--weights");
  if (holds_weights(kind)) {
    model.set_parameters(weights_of(saved, arguments.operand(), given, model));
  }
  const std::string weights = given.empty() ? "weights.npz" : given;
  std::cout << write_source(kind, experiment, model, weights) << std::flush;
}

}  // namespace

CommandSpec source_command() {
  return {"source",
          "EXPERIMENT.json",
          true,
          tr("the network in Python, C or C++, with its weights"),
          {{"--for", "PROGRAM", tr("keras, pytorch, c or cpp"), true},
           {"--weights", "FILE",
            tr("what train --save wrote: in Python its name, weights.npz unless given; in C it is "
               "read")}},
          source};
}

}  // namespace descent
