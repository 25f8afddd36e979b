#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/model/sequential.hpp"

namespace descent {

// Rows that are worked on in one go: as many as `multiply_adds` of forward work allow, from 1 to
// `most`, and no more than fit into a memory of a common size. It depends on nothing but the model
// and `most`, so the sums come out the same everywhere.
std::size_t slice_rows(const Sequential& model, std::uint64_t multiply_adds, std::size_t most);

}  // namespace descent
