#include "tests/fuzz/fuzz_array_file.hpp"

using namespace descent;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 8) return 0;
  // With the length that is told, or with the header to the first "}}".
  std::string file(fuzz::text_of(bytes, size));
  const std::size_t end = file.find("}}");
  if (bytes[7] == 1 && end != std::string::npos) {
    for (std::size_t i = 0; i < 8; ++i) file[i] = static_cast<char>((end - 6) >> (8 * i) & 0xff);
  }
  std::unique_ptr<ArrayFile> opened;
  if (fuzz::reads([&] { opened = open_safetensors(file); })) fuzz::check_arrays(*opened);
  return 0;
}
