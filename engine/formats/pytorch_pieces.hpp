#pragma once

#include <string_view>

namespace descent {

// Modules that PyTorch has not, in Python.
enum class PytorchPiece { sine, swap_axes, average_inside };

std::string_view source_of(PytorchPiece piece);

}  // namespace descent
