#include "engine/data/deflate.hpp"

#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

const Bytef* bytes_of(const void* data) { return static_cast<const Bytef*>(data); }

// zlib's state for unpacking, freed at the end.
class Inflater {
 public:
  Inflater() {
    if (inflateInit(&stream_) != Z_OK) throw Error(tr("No memory is left for unpacking."));
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  z_stream& stream() { return stream_; }

 private:
  z_stream stream_ = {};
};

}  // namespace

std::vector<std::uint8_t> deflate_text(std::string_view text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::vector<std::uint8_t> packed(size);
  const int status = compress2(packed.data(), &size, bytes_of(text.data()),
                               static_cast<uLong>(text.size()), Z_BEST_COMPRESSION);
  if (status != Z_OK) throw Error(tr("No memory is left for packing."));
  packed.resize(size);
  return packed;
}

std::string inflate_text(const std::vector<std::uint8_t>& packed, std::size_t size_limit,
                         const std::string& what) {
  if (packed.size() > std::numeric_limits<uInt>::max()) throw Error(tr("{0} is too large.", what));
  Inflater inflater;
  z_stream& stream = inflater.stream();
  stream.next_in = packed.data();
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  std::array<Bytef, 16384> piece;
  for (;;) {
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    const int status = inflate(&stream, Z_NO_FLUSH);
    const std::size_t unpacked = piece.size() - stream.avail_out;
    if (text.size() + unpacked > size_limit) {
      throw Error(tr("{0} unpacks to more than the {1} bytes that are allowed.", what, size_limit));
    }
    text.append(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(unpacked));
    if (status == Z_STREAM_END) break;
    if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 && unpacked == 0)) {
      throw Error(tr("{0} is cut off: its end is missing.", what));
    }
    if (status != Z_OK) throw Error(tr("{0} is damaged: it cannot be unpacked.", what));
  }
  if (stream.avail_in > 0) throw Error(tr("{0} is damaged: it goes on after its end.", what));
  return text;
}

}  // namespace descent
