#pragma once

#include <cstddef>

// What the settings of layers may be: see engine/experiment/limits.hpp.
namespace descent::limits {

inline constexpr std::size_t units = 4096;
inline constexpr std::size_t filters = 1024;
inline constexpr std::size_t kernel_size = 11;
inline constexpr std::size_t pool_size = 28;  // a whole image of the image sets
inline constexpr std::size_t strides = 28;
inline constexpr double weight = 1e6;  // of an initializer
inline constexpr double regularization = 1000;
inline constexpr double dropout_rate = 0.99;
inline constexpr double factor = 1;        // of an augmentation
inline constexpr double fill_value = 1e6;  // beyond a picture's edges

}  // namespace descent::limits
