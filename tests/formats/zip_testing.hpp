#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <vector>

#include "engine/formats/bytes.hpp"

// Zip files for tests, of which each part can lie.
namespace descent::test {

inline std::string number(std::uint64_t value, std::size_t bytes) {
  std::string text;
  append_little_endian(text, value, bytes);
  return text;
}

inline std::string raw_deflate(const std::string& text) {
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

struct ZipPart {
  std::string name, bytes;
  // As the headers have it, where that is another than it is.
  std::uint64_t method = 0, flags = 0, size = 0, packed = 0, offset = 0;
  std::uint32_t checksum = 0;
  std::string extra, local_extra, local_name;
};

inline ZipPart zip_part(std::string name, std::string bytes, bool deflated = false) {
  ZipPart part;
  part.name = std::move(name);
  part.bytes = std::move(bytes);
  part.size = part.bytes.size();
  part.checksum = static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(part.bytes.data()), part.bytes.size()));
  if (deflated) part.bytes = raw_deflate(part.bytes);
  part.packed = part.bytes.size();
  part.method = deflated ? 8 : 0;
  part.local_name = part.name;
  return part;
}

struct ZipEnd {
  std::uint64_t count, size, begin;
  std::string records, comment;  // before it, behind it
};

// `change` sees what the end is to say.
template <typename Change>
std::string zip_file(std::vector<ZipPart> parts, Change change) {
  std::string file, list;
  for (ZipPart& part : parts) {
    const std::string common = number(20, 2) + number(part.flags, 2) + number(part.method, 2) +
                               number(0, 4) + number(part.checksum, 4) + number(part.packed, 4) +
                               number(part.size, 4);
    list += "PK\1\2" + number(20, 2) + common + number(part.name.size(), 2) +
            number(part.extra.size(), 2) + number(0, 10) +
            number(part.offset > 0 ? part.offset : file.size(), 4) + part.name + part.extra;
    file += "PK\3\4" + common + number(part.local_name.size(), 2) +
            number(part.local_extra.size(), 2) + part.local_name + part.local_extra + part.bytes;
  }
  ZipEnd end{parts.size(), list.size(), file.size(), "", ""};
  change(end);
  return file + list + end.records + "PK\5\6" + number(0, 4) + number(end.count, 2) +
         number(end.count, 2) + number(end.size, 4) + number(end.begin, 4) +
         number(end.comment.size(), 2) + end.comment;
}
inline std::string zip_file(std::vector<ZipPart> parts) {
  return zip_file(std::move(parts), [](ZipEnd&) {});
}

}  // namespace descent::test
