#pragma once

#include <cstddef>

// The sizes that the kernel `peak` works on, whatever its tile's shape.
namespace descent {

inline constexpr std::size_t peak_depth = 128;  // at most 20 KiB of operands: in the first cache
inline constexpr std::size_t peak_most_rows = 8;
inline constexpr std::size_t peak_most_columns = 32;
inline constexpr std::size_t peak_operands = peak_depth * (peak_most_rows + peak_most_columns);
inline constexpr std::size_t peak_results = peak_most_rows * peak_most_columns;

}  // namespace descent
