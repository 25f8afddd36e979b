#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/shape.hpp"

namespace descent {

// An IDX file of unsigned bytes, the format of MNIST (http://yann.lecun.com/exdb/mnist): a magic
// number 00 00 08 <dimensions>, each extent as a big-endian 32-bit number, then the bytes
// themselves in row-major order. The file is kept as it is and not copied.
struct IdxFile {
  Shape extents;
  std::shared_ptr<const std::vector<std::uint8_t>> bytes;
  std::size_t offset = 0;  // where the data begin

  const std::uint8_t* data() const { return bytes->data() + offset; }
};

// Reads a file of `dimensions` dimensions, gzipped or not. Throws an Error, naming the file, where
// it is something else, too short, too long, empty or unreasonably large.
IdxFile read_idx(const std::string& file_name, std::vector<std::uint8_t> file,
                 std::size_t dimensions);

}  // namespace descent
