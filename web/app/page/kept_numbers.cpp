#include "web/app/page/kept_numbers.hpp"

#include <algorithm>
#include <bit>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

static_assert(std::endian::native == std::endian::little && sizeof(float) == 4);

[[noreturn]] void fail_kept_state() {
  throw Error(tr("What the browser kept of your last visit cannot be read."));
}

std::vector<std::span<const std::uint8_t>> kept_bytes(const Parameters& weights) {
  std::vector<std::span<const std::uint8_t>> bytes;
  for (const Tensor* tensor : tensors(weights)) {
    bytes.push_back(kept_bytes(std::span(tensor->data(), tensor->size())));
  }
  return bytes;
}

Parameters take_kept_weights(std::span<const std::uint8_t>& bytes, const Parameters& like) {
  Parameters weights = like;
  for (Tensor* tensor : tensors(weights)) {
    std::ranges::copy(take_kept<float>(bytes, tensor->size()), tensor->begin());
  }
  return weights;
}

}  // namespace descent
