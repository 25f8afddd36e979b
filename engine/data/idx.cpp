#include "engine/data/idx.hpp"

#include <array>
#include <utility>

#include "engine/core/error.hpp"
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
  throw Error(file_name + " is not the IDX file it should be: it begins with " +
              hexadecimal(file.data(), 4) + " instead of " + hexadecimal(magic.data(), 4) + ".");
}

}  // namespace

IdxFile read_idx(const std::string& file_name, std::vector<std::uint8_t> file,
                 std::size_t dimensions) {
  if (is_gzip(file)) file = gunzip(file, file_name, size_limit);
  if (file.empty()) throw Error(file_name + " is empty.");
  const std::size_t header = 4 + 4 * dimensions;
  if (file.size() < 4) throw Error(file_name + " is too short to be an IDX file.");
  check_magic(file_name, file, dimensions);
  if (file.size() < header) throw Error(file_name + " ends within its header.");

  IdxFile idx;
  std::uint64_t size = 1;
  for (std::size_t i = 4; i < header; i += 4) {
    const std::uint32_t extent = std::uint32_t{file[i]} << 24 | std::uint32_t{file[i + 1]} << 16 |
                                 std::uint32_t{file[i + 2]} << 8 | file[i + 3];
    if (extent == 0) throw Error(file_name + " holds nothing: one of its extents is 0.");
    idx.extents.push_back(extent);
    size *= extent;  // cannot overflow: checked against the limit, below 2^28, after each extent
    if (size > size_limit) {
      throw Error(file_name + " claims to hold more than " + std::to_string(size_limit >> 20) +
                  " MB; no data set here is that large.");
    }
  }
  if (file.size() - header != size) {
    throw Error(file_name + " should hold " + std::to_string(size) + " bytes after its header, " +
                "and holds " + std::to_string(file.size() - header) +
                (file.size() - header < size ? ": it was cut off; download it again."
                                             : ": something follows its data."));
  }
  idx.offset = header;
  idx.bytes = std::make_shared<const std::vector<std::uint8_t>>(std::move(file));
  return idx;
}

}  // namespace descent
