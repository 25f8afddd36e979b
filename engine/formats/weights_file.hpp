#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/formats/array_file.hpp"
#include "engine/model/sequential.hpp"

// A model's weights as a file of their own.
namespace descent {

// Opens a file of weights by what it begins with: .npz, .safetensors, or a saved experiment with
// weights (.json). An Error says what is wrong with it, or how to get weights out of what it is
// instead.
std::unique_ptr<ArrayFile> open_weights(std::string file);

// npz, safetensors
enum class WeightsFormat { npz, safetensors };
// By the ending of a file's name, whatever its case; none of another ending.
std::optional<WeightsFormat> weights_format(std::string_view file_name);
std::string_view ending_of(WeightsFormat format);  // ".npz"

// By Keras's names, in the order of its get_weights(). An Error where a weight is not finite.
std::string write_weights_file(const Sequential& model, WeightsFormat format);

}  // namespace descent
