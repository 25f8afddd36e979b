#pragma once

#include <cstddef>
#include <cstdint>

// What the settings of data may be: see engine/experiment/limits.hpp.
namespace descent::limits {

// 2^53: what a JSON number holds exactly in every language.
inline constexpr std::uint64_t seed = std::uint64_t{1} << 53;

inline constexpr std::size_t least_samples = 10;  // of the 2-D sets, so that both splits get some
inline constexpr std::size_t samples = 100'000;
inline constexpr double noise = 0.5;
inline constexpr std::size_t plane_classes = 6;  // as many colours as a person tells apart
inline constexpr double test_fraction = 0.9;
inline constexpr std::size_t point_inputs = 1024;
inline constexpr std::size_t point_targets = 64;
inline constexpr double point_value = 1e30;
inline constexpr std::size_t point_classes = 10;
inline constexpr double least_deviation = 1e-30;  // of an axis
inline constexpr std::size_t name_bytes = 64;     // of an axis or a class
inline constexpr std::size_t images = 1'000'000;
inline constexpr std::size_t own_images = 1000;  // 0.8 MB, which each state to go back to may hold

}  // namespace descent::limits
