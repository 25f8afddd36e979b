#include "engine/formats/zip.hpp"
#include "tests/fuzz/fuzz_array_file.hpp"

using namespace descent;

// The first byte chooses: a zip file, or a single array, which is put into one. A checksum would
// otherwise keep all of the second kind out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  std::string file(fuzz::text_of(bytes + 1, size - 1));
  if (bytes[0] & 1) file = write_zip({{"dense/kernel.npy", file}});
  std::unique_ptr<ArrayFile> opened;
  if (fuzz::reads([&] { opened = open_npz(file); })) fuzz::check_arrays(*opened);
  return 0;
}
