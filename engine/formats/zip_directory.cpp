#include <algorithm>
#include <optional>
#include <set>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/bytes.hpp"
#include "engine/formats/format_limits.hpp"
#include "engine/formats/zip.hpp"

// The list of a zip file's entries, which stands at its end, and what stands before each of them.
namespace descent {
namespace {

constexpr std::size_t end_size = 22, end64_size = 56, locator_size = 20;
constexpr std::size_t central_size = 46, local_size = 30, longest_comment = 65535;
constexpr std::string_view end_mark = "PK\5\6", end64_mark = "PK\6\6", locator_mark = "PK\6\7";
constexpr std::string_view central_mark = "PK\1\2", local_mark = "PK\3\4";
// A number that stands in a 64-bit record instead.
constexpr std::uint64_t in_record16 = 0xffff, in_record32 = 0xffffffff;
// Deflate packs no tighter.
constexpr std::uint64_t tightest = 1032;

[[noreturn]] void fail_damaged() {
  throw Error(tr("The zip file is damaged: what it says of itself does not agree. Get it again."));
}
void expect(bool holds) {
  if (!holds) fail_damaged();
}
bool has_mark(std::string_view file, std::uint64_t at, std::string_view mark) {
  return at <= file.size() && file.substr(static_cast<std::size_t>(at)).starts_with(mark);
}

struct Directory {
  std::uint64_t begin, size, count;
};

std::optional<std::size_t> find_end(std::string_view file) {
  if (file.size() < end_size) return {};
  const std::size_t last = file.size() - end_size;
  const std::size_t first = last - std::min(last, longest_comment);
  for (std::size_t at = last + 1; at-- > first;) {
    const bool here = has_mark(file, at, end_mark);
    if (here && little_endian(file, at + 20, 2) == last - at) return at;
  }
  return {};
}

// The 64-bit record, where the locator before the end leads.
Directory read_end64(std::string_view file, std::size_t end) {
  expect(end >= locator_size + end64_size && has_mark(file, end - locator_size, locator_mark));
  const std::uint64_t at = little_endian(file, end - locator_size + 8, 8);
  expect(at <= end - locator_size - end64_size && has_mark(file, at, end64_mark));
  const auto place = static_cast<std::size_t>(at);
  expect(little_endian(file, place + 16, 8) == 0);  // the disks' numbers
  const Directory directory{little_endian(file, place + 48, 8), little_endian(file, place + 40, 8),
                            little_endian(file, place + 32, 8)};
  expect(little_endian(file, place + 24, 8) == directory.count);
  expect(directory.begin <= at && directory.size == at - directory.begin);
  return directory;
}

Directory find_directory(std::string_view file) {
  const std::optional<std::size_t> end = find_end(file);
  if (!end) {
    throw Error(
        tr("The zip file is not whole: the list of what is in it, which stands at the end, is "
           "missing. Get it again."));
  }
  const std::uint64_t count = little_endian(file, *end + 10, 2);
  const std::uint64_t size = little_endian(file, *end + 12, 4);
  const std::uint64_t begin = little_endian(file, *end + 16, 4);
  if (count == in_record16 || size == in_record32 || begin == in_record32) {
    const Directory directory = read_end64(file, *end);
    expect(count == in_record16 || count == directory.count);
    expect(size == in_record32 || size == directory.size);
    expect(begin == in_record32 || begin == directory.begin);
    return directory;
  }
  expect(little_endian(file, *end + 4, 4) == 0 && little_endian(file, *end + 8, 2) == count);
  expect(begin <= *end && size == *end - begin);
  return {begin, size, count};
}

// Takes from the extra field those numbers that its 64-bit record has instead of the header.
void read_extra64(std::string_view extra, const std::vector<std::uint64_t*>& numbers) {
  if (numbers.empty()) return;
  while (extra.size() >= 4) {
    const std::uint64_t kind = little_endian(extra, 0, 2), size = little_endian(extra, 2, 2);
    expect(size <= extra.size() - 4);
    if (kind == 1) {
      expect(size >= 8 * numbers.size());
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        *numbers[i] = little_endian(extra, 4 + 8 * i, 8);
      }
      return;
    }
    extra.remove_prefix(static_cast<std::size_t>(4 + size));
  }
  fail_damaged();
}

void check_name(const std::string& name) {
  check_array_name(name);
  const bool leads_out = name.find('\\') != std::string::npos || name.starts_with('/') ||
                         (name.size() > 1 && name[1] == ':') ||
                         ("/" + name + "/").find("/../") != std::string::npos;
  if (!leads_out) return;
  throw Error(
      tr("The zip file has an entry with the path {0}, which leads out of its folder: it "
         "is no file of weights.",
         shortened(name)));
}

struct Header {
  ZipEntry entry;
  std::uint64_t flags, method, begin;  // of what stands before the packed bytes
  std::size_t length;                  // of this
};

Header read_central(std::string_view file, std::size_t at, std::uint64_t end) {
  expect(end - at >= central_size && has_mark(file, at, central_mark));
  const auto name_size = static_cast<std::size_t>(little_endian(file, at + 28, 2));
  const auto extra_size = static_cast<std::size_t>(little_endian(file, at + 30, 2));
  const auto comment_size = static_cast<std::size_t>(little_endian(file, at + 32, 2));
  Header header;
  header.length = central_size + name_size + extra_size + comment_size;
  expect(header.length <= end - at);
  header.flags = little_endian(file, at + 8, 2);
  header.method = little_endian(file, at + 10, 2);
  header.begin = little_endian(file, at + 42, 4);
  ZipEntry& entry = header.entry;
  entry.checksum = static_cast<std::uint32_t>(little_endian(file, at + 16, 4));
  entry.packed = little_endian(file, at + 20, 4);
  entry.size = little_endian(file, at + 24, 4);
  entry.name = file.substr(at + central_size, name_size);
  std::vector<std::uint64_t*> elsewhere;
  for (std::uint64_t* number : {&entry.size, &entry.packed, &header.begin}) {
    if (*number == in_record32) elsewhere.push_back(number);
  }
  read_extra64(file.substr(at + central_size + name_size, extra_size), elsewhere);
  return header;
}

void check_header(const Header& header) {
  const ZipEntry& entry = header.entry;
  check_name(entry.name);
  if (header.flags & 1) {
    throw Error(
        tr("{0} in the zip file is locked by a password: save it without.", shortened(entry.name)));
  }
  if (header.method != 0 && header.method != 8) {
    throw Error(
        tr("{0} in the zip file is packed in a way that cannot be read here: save it with NumPy's "
           "savez or savez_compressed.",
           shortened(entry.name)));
  }
  if (header.method == 0) {
    expect(entry.packed == entry.size);
  } else {
    expect(entry.size / tightest <= entry.packed);
  }
}

// What stands before the packed bytes has to say the same.
void read_local(std::string_view file, std::uint64_t directory, Header& header) {
  expect(header.begin <= directory && directory - header.begin >= local_size);
  const auto at = static_cast<std::size_t>(header.begin);
  expect(has_mark(file, at, local_mark));
  const auto name_size = static_cast<std::size_t>(little_endian(file, at + 26, 2));
  const auto extra_size = static_cast<std::size_t>(little_endian(file, at + 28, 2));
  expect(name_size + extra_size <= directory - header.begin - local_size);
  ZipEntry& entry = header.entry;
  const std::uint64_t flags = little_endian(file, at + 6, 2);
  expect(file.substr(at + local_size, name_size) == entry.name);
  expect(little_endian(file, at + 8, 2) == header.method && !(flags & 1));
  const bool said_later = flags & 8;  // after the packed bytes
  if (!said_later) {
    std::uint64_t packed = little_endian(file, at + 18, 4);
    std::uint64_t size = little_endian(file, at + 22, 4);
    std::vector<std::uint64_t*> elsewhere;
    for (std::uint64_t* number : {&size, &packed}) {
      if (*number == in_record32) elsewhere.push_back(number);
    }
    read_extra64(file.substr(at + local_size + name_size, extra_size), elsewhere);
    expect(packed == entry.packed && size == entry.size);
    expect(little_endian(file, at + 14, 4) == entry.checksum);
  }
  entry.begin = header.begin + local_size + name_size + extra_size;
  entry.deflated = header.method == 8;
  expect(entry.packed <= directory - entry.begin);
}

// So that no byte of a small file is unpacked many times.
void check_apart(std::vector<Header> headers) {
  std::sort(headers.begin(), headers.end(),
            [](const Header& a, const Header& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < headers.size(); ++i) {
    const ZipEntry& before = headers[i - 1].entry;
    expect(before.begin + before.packed <= headers[i].begin);
  }
}

}  // namespace

bool is_zip(std::string_view file) {
  return file.starts_with(local_mark) || file.starts_with(end_mark);
}

std::vector<ZipEntry> read_zip(std::string_view file, std::uint64_t size_limit) {
  const Directory directory = find_directory(file);
  if (directory.count > limits::weights_arrays) {
    throw Error(tr("The zip file has {0} entries; at most {1} are read.", directory.count,
                   limits::weights_arrays));
  }
  const std::uint64_t end = directory.begin + directory.size;
  std::vector<Header> headers;
  std::set<std::string> names;
  std::uint64_t unpacked = 0;
  auto at = static_cast<std::size_t>(directory.begin);
  for (std::uint64_t i = 0; i < directory.count; ++i) {
    Header header = read_central(file, at, end);
    at += header.length;
    check_header(header);
    read_local(file, directory.begin, header);
    if (!names.insert(header.entry.name).second) {
      throw Error(
          tr("The zip file has two entries with the name {0}: which one counts cannot be "
             "known.",
             shortened(header.entry.name)));
    }
    if (header.entry.size > size_limit - unpacked) {
      throw Error(
          tr("The zip file unpacks to more than the {0} MB that are read.", size_limit >> 20));
    }
    unpacked += header.entry.size;
    headers.push_back(std::move(header));
  }
  expect(at == end);
  check_apart(headers);
  std::vector<ZipEntry> entries;
  for (Header& header : headers) {
    if (!header.entry.name.ends_with('/')) entries.push_back(std::move(header.entry));
  }
  return entries;
}

}  // namespace descent
