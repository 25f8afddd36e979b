#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// A tensor as the header of a safetensors file describes it, unchecked.
struct SafetensorsRow {
  std::string name, type;
  std::vector<std::uint64_t> shape, offsets;
};

// An Error where the header is no JSON of that form, has a key twice or more tensors than are read.
std::vector<SafetensorsRow> read_safetensors_header(std::string_view json);

}  // namespace descent
