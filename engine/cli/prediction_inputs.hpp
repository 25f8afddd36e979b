#pragma once

#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"

namespace descent {

// Rows for a model to read: rows × numbers per sample, features already
// computed.
struct PredictionInputs {
  std::size_t rows = 0;
  std::vector<float> values;
};

// Reads `[[…], […]]` or `{"inputs": [[…], […]]}`: a row [x, y] for the 2-D
// sets, a row of numbers for points, an image of numbers from 0 to 1 (one list,
// or a list of lines) for the image sets. An Error names the row.
PredictionInputs parse_prediction_inputs(std::string_view json, const Experiment& experiment,
                                         const Shape& input_shape);

}  // namespace descent
