#include "engine/data/gzip.hpp"

#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr int gzip_only = 16 + MAX_WBITS;  // zlib's way to ask for gzip's header and checksum
// Deflate packs no tighter than 1032 : 1, so a small file cannot claim a large unpacked size.
constexpr std::size_t tightest = 1032;
constexpr std::size_t trailer_size = 8;

// A gzip file ends with its unpacked size (modulo 2^32): to allocate once, without believing it.
std::size_t claimed_size(const std::vector<std::uint8_t>& packed, std::size_t size_limit) {
  if (packed.size() < trailer_size) return 0;
  std::size_t size = 0;
  for (std::size_t i = 1; i <= 4; ++i) size = size << 8 | packed[packed.size() - i];
  return std::min({size, size_limit, packed.size() * tightest});
}

// Inflates all members into `unpacked`.
class GzipInflater {
 public:
  GzipInflater(const std::vector<std::uint8_t>& packed, const std::string& file_name,
               std::size_t size_limit)
      : file_name_(file_name), size_limit_(size_limit) {
    if (packed.size() > std::numeric_limits<uInt>::max()) {
      throw Error(tr("The gzip file {0} is too large.", file_name));
    }
    stream_.next_in = packed.data();
    stream_.avail_in = static_cast<uInt>(packed.size());
    if (inflateInit2(&stream_, gzip_only) != Z_OK) {
      throw Error(tr("The gzip file {0} cannot be unpacked: no memory is left.", file_name));
    }
    // One byte more than is needed: so the end is reached without growing once more.
    unpacked_.resize(claimed_size(packed, size_limit) + 1);
  }
  ~GzipInflater() { inflateEnd(&stream_); }
  GzipInflater(const GzipInflater&) = delete;
  GzipInflater& operator=(const GzipInflater&) = delete;

  std::vector<std::uint8_t> run() {
    for (;;) {
      const int status = inflate_some();
      if (status == Z_STREAM_END) {
        if (stream_.avail_in == 0) break;
        if (stream_.next_in[0] != 0x1f) {
          throw Error(
              tr("The gzip file {0} goes on after its end; download it again.", file_name_));
        }
        inflateReset(&stream_);
      } else if (status == Z_BUF_ERROR || (status == Z_OK && stream_.avail_in == 0 && has_room())) {
        throw Error(tr("The gzip file {0} ends too early; download it again.", file_name_));
      } else if (status != Z_OK) {
        throw Error(tr("The gzip file {0} is damaged; download it again.", file_name_));
      }
    }
    unpacked_.resize(size_);
    return std::move(unpacked_);
  }

 private:
  bool has_room() const { return size_ < unpacked_.size(); }

  int inflate_some() {
    if (!has_room()) unpacked_.resize(std::min(2 * size_ + 1024, size_limit_ + 1));
    const std::size_t room =
        std::min<std::size_t>(unpacked_.size() - size_, std::numeric_limits<uInt>::max());
    stream_.next_out = unpacked_.data() + size_;
    stream_.avail_out = static_cast<uInt>(room);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    size_ += room - stream_.avail_out;
    if (size_ > size_limit_) {
      throw Error(tr("The gzip file {0} unpacks to more than the {1} bytes that are allowed.",
                     file_name_, size_limit_));
    }
    return status;
  }

  const std::string& file_name_;
  const std::size_t size_limit_;
  z_stream stream_ = {};
  std::vector<std::uint8_t> unpacked_;
  std::size_t size_ = 0;
};

}  // namespace

bool is_gzip(const std::vector<std::uint8_t>& bytes) {
  return bytes.size() >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

std::vector<std::uint8_t> gunzip(const std::vector<std::uint8_t>& packed,
                                 const std::string& file_name, std::size_t size_limit) {
  return GzipInflater(packed, file_name, size_limit).run();
}

}  // namespace descent
