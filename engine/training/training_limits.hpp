#pragma once

#include <cstddef>

// What the settings of training may be: see engine/experiment/limits.hpp.
namespace descent::limits {

inline constexpr std::size_t batch_size = 100'000;
inline constexpr std::size_t epochs = 1'000'000;
inline constexpr std::size_t callbacks = 8;
inline constexpr double monitored = 1e30;  // a threshold of a callback

}  // namespace descent::limits
