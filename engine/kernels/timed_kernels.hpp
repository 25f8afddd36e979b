#pragma once

#include <array>
#include <string_view>

#include "engine/kernels/kernels.hpp"
#include "engine/kernels/step_recorder.hpp"

namespace descent {

// The names of the kernels that are timed, as a StepRecorder numbers them.
extern const std::array<std::string_view, kernel_count> timed_kernel_names;

// The table whose kernels call those of `inner`, one of kernel_tables(), and tell how long each
// call took to whoever listens on the thread (StepRecorder). They do the same arithmetic, because
// it is the inner table that does it.
const KernelTable& timed_kernels(const KernelTable& inner);

}  // namespace descent
