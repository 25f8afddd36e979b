#include "tests/training/allocations.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> calls{0}, live_bytes{0};

[[maybe_unused]] void* counted(void* memory) {
  if (!memory) throw std::bad_alloc();
  ++calls;
  live_bytes += malloc_usable_size(memory);
  return memory;
}

[[maybe_unused]] void give_back(void* memory) {
  if (memory) live_bytes -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

// ThreadSanitizer has its own, beside which there can be none: nothing is counted then.
#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if !__has_feature(thread_sanitizer)
// The ones for arrays call these.
void* operator new(std::size_t size) { return counted(std::malloc(size > 0 ? size : 1)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto multiple = static_cast<std::size_t>(alignment);
  const std::size_t whole = (size + multiple - 1) / multiple * multiple;
  return counted(std::aligned_alloc(multiple, whole > 0 ? whole : multiple));
}
// std::stable_sort asks for memory so; AddressSanitizer would give its own.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* memory = std::malloc(size > 0 ? size : 1);
  return memory ? counted(memory) : nullptr;
}
void operator delete(void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
#endif

descent::tests::Allocations descent::tests::allocations() { return {calls, live_bytes}; }
