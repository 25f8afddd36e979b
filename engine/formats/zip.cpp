#include "engine/formats/zip.hpp"

#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/bytes.hpp"

namespace descent {
namespace {

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

std::uint32_t checksum_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, bytes_of(bytes), bytes.size()));
}

// What a local header and the list's have in common: from "version needed" to the name's length.
void append_common(std::string& text, const std::string& name, std::string_view bytes) {
  constexpr std::uint64_t version = 20, first_of_january_1980 = 0x21, names_are_utf8 = 0x800;
  append_little_endian(text, version, 2);
  append_little_endian(text, names_are_utf8, 2);
  append_little_endian(text, 0, 4);  // stored; at midnight
  append_little_endian(text, first_of_january_1980, 2);
  append_little_endian(text, checksum_of(bytes), 4);
  append_little_endian(text, bytes.size(), 4);
  append_little_endian(text, bytes.size(), 4);
  append_little_endian(text, name.size(), 2);
}

}  // namespace

// zlib's state, freed at the end.
struct ZipReader::Unpacking {
  Unpacking() {
    constexpr int without_header = -MAX_WBITS;
    if (inflateInit2(&stream, without_header) != Z_OK) {
      throw Error(tr("No memory is left for unpacking."));
    }
  }
  ~Unpacking() { inflateEnd(&stream); }
  Unpacking(const Unpacking&) = delete;
  Unpacking& operator=(const Unpacking&) = delete;

  z_stream stream = {};
};

ZipReader::ZipReader(std::string_view file, const ZipEntry& entry)
    : name_(entry.name),
      packed_(file.substr(static_cast<std::size_t>(entry.begin),
                          static_cast<std::size_t>(entry.packed))),
      left_(entry.size),
      checksum_(entry.checksum),
      sum_(static_cast<std::uint32_t>(crc32_z(0, nullptr, 0))) {
  if (entry.deflated) unpacking_ = std::make_unique<Unpacking>();
}

ZipReader::~ZipReader() = default;

void ZipReader::fail() const {
  throw Error(
      tr("{0} in the zip file is damaged: it cannot be unpacked, or its checksum is "
         "another. Get the file again.",
         shortened(name_)));
}

void ZipReader::read(std::uint8_t* into, std::size_t size) {
  if (size > left_) {
    throw Error(tr("{0} in the zip file ends too early. Get the file again.", shortened(name_)));
  }
  if (unpacking_) {
    unpack(into, size);
  } else {
    std::copy_n(bytes_of(packed_), size, into);
    packed_.remove_prefix(size);
  }
  sum_ = static_cast<std::uint32_t>(crc32_z(sum_, into, size));
  left_ -= size;
  if (left_ == 0) check_end();
}

void ZipReader::unpack(std::uint8_t* into, std::size_t size) {
  z_stream& stream = unpacking_->stream;
  while (size > 0) {
    const std::size_t most = std::numeric_limits<uInt>::max();
    const auto given = static_cast<uInt>(std::min(packed_.size(), most));
    const auto room = static_cast<uInt>(std::min(size, most));
    stream.next_in = bytes_of(packed_);
    stream.avail_in = given;
    stream.next_out = into;
    stream.avail_out = room;
    const int status = inflate(&stream, Z_NO_FLUSH);
    const std::size_t done = room - stream.avail_out;
    packed_.remove_prefix(given - stream.avail_in);
    into += done;
    size -= done;
    const bool goes_on = status == Z_OK && (done > 0 || stream.avail_in < given);
    if (size > 0 && !goes_on) fail();
    if (status != Z_OK && status != Z_STREAM_END) fail();
  }
}

void ZipReader::check_end() {
  if (unpacking_) {
    // The mark at the end may still be to come, and nothing besides it.
    constexpr std::size_t longest_mark = 16;
    if (packed_.size() > longest_mark) fail();
    z_stream& stream = unpacking_->stream;
    Bytef more = 0;
    stream.next_in = bytes_of(packed_);
    stream.avail_in = static_cast<uInt>(packed_.size());
    stream.next_out = &more;
    stream.avail_out = 1;
    const bool ended = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0;
    if (!ended || stream.avail_out == 0) fail();
  }
  if (sum_ != checksum_) fail();
}

std::string write_zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string file, list;
  for (const auto& [name, bytes] : entries) {
    if (file.size() + bytes.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
      throw Error(tr("The model is too large for a zip file."));
    }
    list += "PK\1\2";
    append_little_endian(list, 20, 2);
    append_common(list, name, bytes);
    append_little_endian(list, 0, 12);  // no extra, no comment, the first disk, no attributes
    append_little_endian(list, file.size(), 4);
    list += name;
    file += "PK\3\4";
    append_common(file, name, bytes);
    append_little_endian(file, 0, 2);  // no extra
    file += name;
    file += bytes;
  }
  const std::size_t begin = file.size();
  file += list;
  file += "PK\5\6";
  append_little_endian(file, 0, 4);
  append_little_endian(file, entries.size(), 2);
  append_little_endian(file, entries.size(), 2);
  append_little_endian(file, list.size(), 4);
  append_little_endian(file, begin, 4);
  append_little_endian(file, 0, 2);  // no comment
  return file;
}

}  // namespace descent
