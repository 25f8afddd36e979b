#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/formats/array_file.hpp"

namespace descent {

// NumPy's file of several arrays: a zip of .npy files. An Error says what is wrong with it, or that
// it is another program's zip file (PyTorch's .pt, Keras's .keras) and how to save the weights
// instead.
std::unique_ptr<ArrayFile> open_npz(std::string file);

// As numpy.savez writes it: float32, row-major, not packed.
std::string write_npz(const std::vector<NamedArray>& arrays);

}  // namespace descent
