#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "engine/cli/commands.hpp"
#include "engine/cli/prediction_inputs.hpp"
#include "engine/cli/text_files.hpp"
#include "engine/cli/weight_files.hpp"
#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/training/slice_rows.hpp"

namespace descent {
namespace {

// JSON has no word for what is not finite but null, nor for what is no class.
Json row_json(const float* row, std::size_t outputs) {
  Json list = Json::array();
  for (std::size_t i = 0; i < outputs; ++i) {
    list.push_back(std::isfinite(row[i]) ? Json(shortest_decimal(row[i])) : Json());
  }
  return list;
}

Json predictions_json(const Sequential& model, const PredictionInputs& inputs,
                      const TargetCode& code, bool classify) {
  const std::size_t rows_at_once = rows_in_memory(model, std::min<std::size_t>(inputs.rows, 256));
  const std::size_t input_size = element_count(model.input_shape());
  const std::size_t outputs = model.output_size();
  Cache cache = model.make_cache(rows_at_once, Mode::inference);
  Json json = {{"predictions", Json::array()}};
  for (std::size_t start = 0; start < inputs.rows; start += rows_at_once) {
    const std::size_t rows = std::min(rows_at_once, inputs.rows - start);
    const float* output =
        model.predict(default_kernels(), &inputs.values[start * input_size], rows, cache);
    for (const float* row = output; row < output + rows * outputs; row += outputs) {
      json["predictions"].push_back(row_json(row, outputs));
      if (!classify) continue;
      const std::uint32_t label = read_prediction(code, outputs, row).label;
      json["classes"].push_back(label == no_class ? Json() : Json(label));
    }
  }
  return json;
}

void predict(const Arguments& arguments) {
  const SavedExperiment saved = read_saved_file(arguments.operand());
  const Experiment& experiment = saved.experiment;
  const Dataset outline = dataset_outline(experiment);
  Sequential model = make_model(experiment, outline.input_shape);
  model.set_parameters(
      weights_of(saved, arguments.operand(), arguments.option("--weights"), model));
  const TargetCode code = target_code(outline, experiment.training.loss, model.output_size(),
                                      layer_activation(model.layers().back()));

  const std::string input_path = arguments.option("--input");
  const std::string text = read_text_file(input_path);
  PredictionInputs inputs;
  try {
    inputs = parse_prediction_inputs(text, experiment, outline.input_shape);
  } catch (const Error& error) {
    throw Error(input_path + ": " + error.what());
  }
  const Json json = predictions_json(model, inputs, code, outline.classes > 0);
  std::cout << print_json(json) << std::flush;
  const auto& rows = json["predictions"];
  const auto broken = std::count_if(rows.begin(), rows.end(), [](const Json& row) {
    return std::any_of(row.begin(), row.end(), [](const Json& value) { return value.is_null(); });
  });
  if (broken == 0) return;
  std::cerr << "descent: "
            << tr("for {0} of {1} inputs an output is no finite number: null stands in its place.",
                  broken, rows.size())
            << '\n';
}

}  // namespace

CommandSpec predict_command() {
  return {"predict",
          "SAVED.json",
          true,
          tr("what a trained model says of inputs, as JSON"),
          {{"--input", "FILE.json", tr("rows of numbers: [[…], […]]"), true},
           {"--weights", "FILE", tr("with these weights: .npz, .safetensors or saved .json")}},
          predict};
}

}  // namespace descent
