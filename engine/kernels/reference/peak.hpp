#pragma once

#include <cstddef>
#include <cstdint>

// Plain loops, one number at a time. The contract stands in kernels.hpp.
namespace descent::reference {

std::uint64_t peak(std::size_t tiles, const float* operands, float* c);

}  // namespace descent::reference
