#pragma once

#include <cstddef>

namespace descent::kernel_and_bias {

// Where those layers that multiply keep their parameters, and their gradients.
enum Index : std::size_t { kernel, bias };

}  // namespace descent::kernel_and_bias
