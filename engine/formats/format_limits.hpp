#pragma once

#include <cstddef>

// What is read of files of weights: see engine/experiment/limits.hpp. They lie above what the
// largest model here needs, so that a file that lies about its sizes costs no memory.
namespace descent::limits {

inline constexpr std::size_t weights_bytes = std::size_t{256} << 20;  // all parameters as float64
inline constexpr std::size_t weights_arrays = 4096;
inline constexpr std::size_t weights_header_bytes = std::size_t{4} << 20;  // of a safetensors file
inline constexpr std::size_t npy_header_bytes = std::size_t{1} << 16;
inline constexpr std::size_t array_dimensions = 32;  // NumPy's own
inline constexpr std::size_t array_name_bytes = 512;

}  // namespace descent::limits
