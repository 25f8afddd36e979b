#include "engine/data/idx.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace descent;

// The first byte chooses images or labels.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t dimensions = bytes[0] & 1 ? 1 : 3;
  IdxFile file;
  const auto read = [&] { file = read_idx("images", {bytes + 1, bytes + size}, dimensions); };
  if (!fuzz::reads(read)) return 0;
  fuzz::expect(file.extents.size() == dimensions);
  fuzz::expect(file.offset + element_count(file.extents) == file.bytes->size());
  return 0;
}
