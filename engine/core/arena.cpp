#include "engine/core/arena.hpp"

#include <algorithm>
#include <new>

namespace descent {
namespace {

constexpr std::align_val_t cache_line{64};
constexpr std::size_t floats_per_line = static_cast<std::size_t>(cache_line) / sizeof(float);

}  // namespace

std::size_t Arena::padded(std::size_t count) {
  return (count + floats_per_line - 1) / floats_per_line * floats_per_line;
}

void Arena::plan(std::span<float>& place, std::size_t count) {
  planned_.push_back({&place, size_, count});
  size_ += padded(count);
}

void Arena::allocate() {
  memory_.reset(static_cast<float*>(::operator new(size_ * sizeof(float), cache_line)));
  std::fill_n(memory_.get(), size_, 0.0f);
  for (const Planned& array : planned_) {
    *array.place = {memory_.get() + array.begin, array.count};
  }
  planned_.clear();
}

void Arena::Free::operator()(float* memory) const { ::operator delete(memory, cache_line); }

}  // namespace descent
