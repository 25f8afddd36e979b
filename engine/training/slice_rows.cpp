#include "engine/training/slice_rows.hpp"

#include <algorithm>

namespace descent {

std::size_t slice_rows(const Sequential& model, std::uint64_t multiply_adds, std::size_t most) {
  // A cache holds up to four numbers for each of these: 128 MB.
  constexpr std::uint64_t activations = 8'000'000;
  const std::uint64_t work = std::max<std::uint64_t>(model.multiply_adds(), 1);
  const std::uint64_t numbers = std::max<std::uint64_t>(model.activation_count(), 1);
  const std::uint64_t rows = std::min(multiply_adds / work, activations / numbers);
  return static_cast<std::size_t>(
      std::clamp<std::uint64_t>(rows, 1, std::max<std::size_t>(most, 1)));
}

}  // namespace descent
