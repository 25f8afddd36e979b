#include "engine/data/png.hpp"

#include <zlib.h>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

// W3C's Portable Network Graphics: a signature, then chunks of length, type, data and checksum.
namespace descent {
namespace {

void put_number(std::string& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
}

void put_chunk(std::string& file, const std::string& type, const std::string& data) {
  put_number(file, static_cast<std::uint32_t>(data.size()));
  const std::string checked = type + data;
  file += checked;
  const auto* bytes = reinterpret_cast<const Bytef*>(checked.data());
  put_number(file, static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(checked.size()))));
}

std::string header(std::size_t width, std::size_t height) {
  std::string data;
  put_number(data, static_cast<std::uint32_t>(width));
  put_number(data, static_cast<std::uint32_t>(height));
  data += {8, 2, 0, 0, 0};  // bits a channel, RGB, deflate, filters by row, not interlaced
  return data;
}

// Each row has the number of its filter before it: 0, none, which suits large even areas.
std::string packed_rows(std::size_t row_bytes, std::span<const std::uint8_t> rgb) {
  std::string rows;
  rows.reserve(rgb.size() + rgb.size() / row_bytes);
  for (std::size_t at = 0; at < rgb.size(); at += row_bytes) {
    rows += '\0';
    rows.append(reinterpret_cast<const char*>(&rgb[at]), row_bytes);
  }
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed(size, '\0');
  constexpr int level = 6;  // the next ones take far longer and win little
  const int result = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                               reinterpret_cast<const Bytef*>(rows.data()),
                               static_cast<uLong>(rows.size()), level);
  if (result != Z_OK) throw Error(tr("There is not enough memory to save the picture."));
  packed.resize(size);
  return packed;
}

}  // namespace

std::string encode_png(std::size_t width, std::size_t height, std::span<const std::uint8_t> rgb) {
  if (width == 0 || height == 0 || rgb.size() != width * height * 3) {
    throw Error(tr("There is no picture to save."));
  }
  std::string file = "\x89PNG\r\n\x1a\n";
  put_chunk(file, "IHDR", header(width, height));
  put_chunk(file, "IDAT", packed_rows(width * 3, rgb));
  put_chunk(file, "IEND", "");
  return file;
}

}  // namespace descent
