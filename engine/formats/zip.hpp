#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/formats/array_file.hpp"

// Zip files (PKWARE's APPNOTE.TXT 6.3), as far as NumPy and its like write them: stored or
// deflated, on one disk, without passwords; with the 64-bit records, whatever is small enough. zlib
// unpacks and sums. It comes with a zip program of its own, minizip, which trusts sizes more than
// a file from outside deserves.
namespace descent {

struct ZipEntry {
  std::string name;
  std::uint64_t begin = 0;  // of its packed bytes in the file
  std::uint64_t packed = 0, size = 0;
  std::uint32_t checksum = 0;  // CRC-32
  bool deflated = false;       // else stored
};

bool is_zip(std::string_view file);

// What is in the file, folders left out. An Error where it is not whole, contradicts itself, has
// two entries of one name or in one place, a name that leads out of a folder, or would unpack to
// more than `size_limit` bytes. Nothing is unpacked, and no more memory is taken than the names
// need.
std::vector<ZipEntry> read_zip(std::string_view file, std::uint64_t size_limit);

// The bytes of an entry, one after the other. The file has to stay.
class ZipReader : public ByteSource {
 public:
  ZipReader(std::string_view file, const ZipEntry& entry);
  ~ZipReader() override;
  // An Error where the entry ends before, or is damaged; with the last byte its checksum is known.
  void read(std::uint8_t* into, std::size_t size) override;

 private:
  struct Unpacking;
  void unpack(std::uint8_t* into, std::size_t size);
  void check_end();
  [[noreturn]] void fail() const;

  std::string name_;
  std::string_view packed_;
  std::uint64_t left_;
  std::uint32_t checksum_, sum_;
  std::unique_ptr<Unpacking> unpacking_;  // null: it is stored
};

// Stored, and dated 1980, so that the same entries give the same bytes. An Error beyond 4 GB.
std::string write_zip(const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace descent
