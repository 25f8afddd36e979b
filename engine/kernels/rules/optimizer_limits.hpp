#pragma once

// What the settings of optimizers may be: see engine/experiment/limits.hpp.
namespace descent::limits {

inline constexpr double learning_rate = 1000;
inline constexpr double least_epsilon = 1e-30;
inline constexpr double beta = 0.999999;  // at 1 Adam's correction would divide by zero

}  // namespace descent::limits
