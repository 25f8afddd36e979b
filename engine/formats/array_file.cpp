#include "engine/formats/array_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/formats/bytes.hpp"
#include "engine/formats/format_limits.hpp"
#include "engine/formats/unusable_numbers.hpp"

namespace descent {
namespace {

// IEEE 754's half: a sign, 5 bits of exponent, 10 of fraction.
double from_half(std::uint16_t bits) {
  const int exponent = bits >> 10 & 31, fraction = bits & 1023;
  const double size = exponent == 31  ? (fraction == 0 ? std::numeric_limits<double>::infinity()
                                                       : std::numeric_limits<double>::quiet_NaN())
                      : exponent == 0 ? std::ldexp(fraction, -24)
                                      : std::ldexp(1024 + fraction, exponent - 25);
  return bits >> 15 ? -size : size;
}

template <typename Number>
double from_bits(std::uint64_t bits) {
  return static_cast<double>(static_cast<Number>(bits));
}

double number_of(ElementType type, std::uint64_t bits) {
  switch (type) {
    case ElementType::float16:
      return from_half(static_cast<std::uint16_t>(bits));
    case ElementType::bfloat16:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits << 16));
    case ElementType::float32:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    case ElementType::float64:
      return std::bit_cast<double>(bits);
    case ElementType::int8:
      return from_bits<std::int8_t>(bits);
    case ElementType::int16:
      return from_bits<std::int16_t>(bits);
    case ElementType::int32:
      return from_bits<std::int32_t>(bits);
    case ElementType::int64:
      return from_bits<std::int64_t>(bits);
    case ElementType::boolean:
      return bits != 0;
    default:
      return static_cast<double>(bits);
  }
}

void read_numbers(const ArrayInfo& info, ByteSource& source, Tensor& numbers) {
  const std::size_t each = element_bytes(info.type), at_once = 4096;
  std::vector<std::uint8_t> piece(std::min(numbers.size(), at_once) * each);
  float* values = numbers.data();
  UnusableNumbers unusable;
  for (std::size_t start = 0; start < numbers.size(); start += at_once) {
    const std::size_t count = std::min(at_once, numbers.size() - start);
    source.read(piece.data(), count * each);
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t bits = 0;
      for (std::size_t k = 0; k < each; ++k) {
        const std::size_t byte = info.big_endian ? k : each - 1 - k;
        bits = bits << 8 | piece[i * each + byte];
      }
      const double number = number_of(info.type, bits);
      unusable.look_at(info, start + i, number);
      values[start + i] = static_cast<float>(number);
    }
  }
  if (!unusable.empty()) throw UnusableArray(info, unusable);
}

// What lies column by column, row by row.
Tensor in_rows(const Tensor& columns) {
  const Shape& shape = columns.shape();
  Tensor rows = zeros(shape);
  Shape index(shape.size());
  for (const float value : columns) {
    std::size_t place = 0;
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
      place = place * shape[axis] + index[axis];
    rows.data()[place] = value;
    for (std::size_t axis = 0; axis < shape.size() && ++index[axis] == shape[axis]; ++axis) {
      index[axis] = 0;
    }
  }
  return rows;
}

}  // namespace

std::size_t element_bytes(ElementType type) {
  constexpr std::array<std::size_t, 14> bytes = {2, 2, 4, 8, 1, 1, 2, 2, 4, 4, 8, 8, 1, 0};
  return bytes[static_cast<std::size_t>(type)];
}

std::string type_text(const ArrayInfo& info) {
  constexpr std::string_view names[] = {"float16", "bfloat16", "float32", "float64", "int8",
                                        "uint8",   "int16",    "uint16",  "int32",   "uint32",
                                        "int64",   "uint64",   "bool"};
  if (info.type == ElementType::other) return shortened(info.type_name);
  return std::string(names[static_cast<std::size_t>(info.type)]);
}

std::string shape_text(const Shape& shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
  return text + (shape.size() == 1 ? ",)" : ")");
}

std::optional<std::uint64_t> array_bytes(const std::vector<std::uint64_t>& shape,
                                         std::uint64_t bytes_each) {
  std::uint64_t bytes = bytes_each;
  // With an extent of 0 the others may be anything, and still have to be extents.
  for (const std::uint64_t extent : shape) {
    if (extent > 0 && bytes > std::numeric_limits<std::uint64_t>::max() / extent) return {};
    bytes *= extent;
  }
  const bool indices = std::all_of(shape.begin(), shape.end(), [](std::uint64_t extent) {
    return extent <= std::numeric_limits<std::uint32_t>::max();
  });
  return indices ? std::optional(bytes) : std::nullopt;
}

void check_array_name(std::string_view name) {
  const bool plain = std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  if (!name.empty() && name.size() <= limits::array_name_bytes && plain && is_utf8(name)) return;
  throw Error(
      tr("The file has an array whose name is empty, longer than {0} bytes or no text: it is "
         "damaged, or was not written by NumPy, Keras or PyTorch.",
         limits::array_name_bytes));
}

Tensor read_array(const ArrayInfo& info, ByteSource& source) {
  if (info.type == ElementType::other) {
    throw Error(
        tr("{0} of the file is of the type {1}, which is none for weights: save it as float32.",
           shortened(info.name), shortened(info.type_name)));
  }
  if (element_count(info.shape) > limits::parameters) {
    throw Error(tr("{0} of the file has more numbers than the {1} that are read.",
                   shortened(info.name), limits::parameters));
  }
  Tensor numbers = zeros(info.shape);
  read_numbers(info, source, numbers);
  return info.column_major && info.shape.size() > 1 ? in_rows(numbers) : numbers;
}

void append_floats(std::string& bytes, const Tensor& values) {
  for (const float value : values) {
    append_little_endian(bytes, std::bit_cast<std::uint32_t>(value), sizeof(float));
  }
}

}  // namespace descent
