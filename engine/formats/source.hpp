#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/model/sequential.hpp"

// Source that builds an experiment's network elsewhere: in Python, with lines that load its weights
// from a file of ours (weights_file.hpp), or in C or C++ with the weights in it (c_source.hpp).
namespace descent {

enum class SourceKind { keras, pytorch, c, cpp };
std::string_view to_string(SourceKind kind);  // "keras"
std::string_view ending_of(SourceKind kind);  // ".py"
// The model's weights are in it.
bool holds_weights(SourceKind kind);
const std::vector<SourceKind>& all_source_kinds();

// `weights_file` is the name of the file that the source loads. An Error says which layer has no
// counterpart there. Keras's layers, optimizers and settings have the names that ours have, so a
// layer needs no line here; PyTorch's are written in pytorch_source.cpp.
std::string write_source(SourceKind kind, const Experiment& experiment, const Sequential& model,
                         std::string_view weights_file);

// Each of them.
std::string keras_source(const Experiment& experiment, const Sequential& model,
                         std::string_view weights_file);
std::string pytorch_source(const Sequential& model, std::string_view weights_file);

// As Python has them: "(3, 4)" and a quoted text.
std::string python_tuple(const Shape& shape);
std::string python_text(std::string_view text);

}  // namespace descent
