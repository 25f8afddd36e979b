#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/formats/array_file.hpp"

// NumPy's file of one array, versions 1.0 to 3.0: numpy.org/doc/stable/reference/generated/
// numpy.lib.format.html. A header that is a Python dictionary, then the numbers as they lie in
// memory.
namespace descent {

struct NpyHeader {
  ArrayInfo info;  // without a name
  std::uint64_t header_bytes = 0;
  // Of the numbers; none where the type's size is not known here.
  std::optional<std::uint64_t> data_bytes;
};

// Reads the header and leaves the source where the numbers begin. `name` is for the sentences of
// Errors: it is no such file, its dictionary is another, its sizes are beyond what is read.
NpyHeader read_npy_header(ByteSource& source, const std::string& name);

// The header of a row-major float32 array, padded to 64 bytes as NumPy does it.
std::string npy_header(const Shape& shape);

}  // namespace descent
