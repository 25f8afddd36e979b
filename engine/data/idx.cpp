#include "engine/data/idx.hpp"

#include <array>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/gzip.hpp"

namespace descent {
namespace {

// Five times MNIST; a browser's tab has not much more to give.
constexpr std::size_t size_limit = std::size_t{256} << 20;

std::string hexadecimal(const std::uint8_t* bytes, std::size_t count) {
  constexpr std::array<char, 17> digits = {"0123456789abcdef"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

void check_magic(const std::string& file_name, const std::vector<std::uint8_t>& file,
                 std::size_t dimensions) {
  const std::array<std::uint8_t, 4> magic = {0, 0, 8, static_cast<std::uint8_t>(dimensions)};
  if (std::equal(magic.begin(), magic.end(), file.begin())) return;
  throw Error(tr("{0} is not the IDX file it should be: it begins with {1} instead of {2}.",
                 file_name, hexadecimal(file.data(), 4), hexadecimal(magic.data(), 4)));
}

}  // namespace

IdxFile read_idx(const std::string& file_name, std::vector<std::uint8_t> file,
                 std::size_t dimensions) {
  if (is_gzip(file)) file = gunzip(file, file_name, size_limit);
  if (file.empty()) throw Error(tr("{0} is empty.", file_name));
  const std::size_t header = 4 + 4 * dimensions;
  if (file.size() < 4) throw Error(tr("{0} is too short to be an IDX file.", file_name));
  check_magic(file_name, file, dimensions);
  if (file.size() < header) throw Error(tr("{0} ends within its header.", file_name));

  IdxFile idx;
  std::uint64_t size = 1;
  for (std::size_t i = 4; i < header; i += 4) {
    const std::uint32_t extent = std::uint32_t{file[i]} << 24 | std::uint32_t{file[i + 1]} << 16 |
                                 std::uint32_t{file[i + 2]} << 8 | file[i + 3];
    if (extent == 0) throw Error(tr("{0} holds nothing: one of its extents is 0.", file_name));
    idx.extents.push_back(extent);
    size *= extent;  // cannot overflow: checked against the limit, below 2^28, after each extent
    if (size > size_limit) {
      throw Error(tr("{0} claims to hold more than {1} MB; no data set here is that large.",
                     file_name, size_limit >> 20));
    }
  }
  const std::size_t held = file.size() - header;
  if (held < size) {
    throw Error(
        tr("{0} should hold {1} bytes after its header, and holds {2}: it was cut off; download it "
           "again.",
           file_name, size, held));
  }
  if (held > size) {
    throw Error(
        tr("{0} should hold {1} bytes after its header, and holds {2}: something follows its data.",
           file_name, size, held));
  }
  idx.offset = header;
  idx.bytes = std::make_shared<const std::vector<std::uint8_t>>(std::move(file));
  return idx;
}

}  // namespace descent
