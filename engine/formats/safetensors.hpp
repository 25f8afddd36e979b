#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/formats/array_file.hpp"

// Hugging Face's file of several arrays (huggingface.co/docs/safetensors): the length of a header
// as 8 bytes, the header as JSON, {"name": {"dtype": "F32", "shape": [784, 128], "data_offsets":
// [begin, end]}}, and the numbers, little-endian and row-major, without gaps.
namespace descent {

bool is_safetensors(std::string_view file);

// An Error says what is wrong with it. "__metadata__" is checked and left alone.
std::unique_ptr<ArrayFile> open_safetensors(std::string file);

std::string write_safetensors(const std::vector<NamedArray>& arrays);

}  // namespace descent
