#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/tensor.hpp"

// Files of named arrays, from outside: .npz (npz.hpp) and .safetensors (safetensors.hpp).
namespace descent {

// How a number is written. `other`: in a way that is no weight here; complex, text, 8-bit floats.
enum class ElementType : std::uint8_t {
  float16,
  bfloat16,
  float32,
  float64,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  boolean,
  other
};
std::size_t element_bytes(ElementType type);  // 0 of `other`

// One array of a file, as the file describes it.
struct ArrayInfo {
  std::string name;
  Shape shape;
  ElementType type = ElementType::other;
  std::string type_name;      // as the file writes it: "<f4", "BF16"
  bool big_endian = false;    // its numbers' bytes
  bool column_major = false;  // Fortran's order, else C's
};

// "(784, 128)" as the field writes shapes: "(128,)" of one dimension, "()" of a single number.
std::string shape_text(const Shape& shape);
// What NumPy and Keras call its numbers' type, "float32"; of others the file's own word.
std::string type_text(const ArrayInfo& info);
// How many bytes such an array has; none where that does not fit in 64 bits.
std::optional<std::uint64_t> array_bytes(const std::vector<std::uint64_t>& shape,
                                         std::uint64_t bytes_each);
// An Error unless it is text of a sensible length without control characters.
void check_array_name(std::string_view name);

// Where the bytes of an array come from, piece by piece.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The next `size` bytes; an Error where there are not as many.
  virtual void read(std::uint8_t* into, std::size_t size) = 0;
};

// The numbers of an array, row-major whatever the file's order. An Error, naming the array, where
// its type is none for weights; an UnusableArray where numbers are not finite or none that a
// float32 can hold: whole numbers have to be exact, the others are rounded.
Tensor read_array(const ArrayInfo& info, ByteSource& source);

// An opened file: what is in it is known and checked, the numbers are read when they are asked for.
class ArrayFile {
 public:
  virtual ~ArrayFile() = default;
  const std::vector<ArrayInfo>& arrays() const { return arrays_; }
  // Whether their order is the writer's own, and says which layer comes first.
  virtual bool keeps_order() const = 0;
  virtual Tensor read(std::size_t array) const = 0;

 protected:
  std::vector<ArrayInfo> arrays_;
};

// An array to be written.
struct NamedArray {
  std::string name;
  const Tensor* values;
};

// Its numbers as float32, the lowest byte first.
void append_floats(std::string& bytes, const Tensor& values);

}  // namespace descent
