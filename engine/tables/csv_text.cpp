#include "engine/tables/csv_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

struct Beginning {
  std::string_view bytes, what;
};
// Those of files that are no text, and hold bytes that no text has.
constexpr std::array<Beginning, 20> binary = {{
    {"\xD0\xCF\x11\xE0", tr_noop("an old Excel or Office file (.xls)")},
    {"\x89PNG", tr_noop("a picture (PNG)")},
    {"\xFF\xD8\xFF", tr_noop("a picture (JPEG)")},
    {"GIF8", tr_noop("a picture (GIF)")},
    {"RIFF", tr_noop("a picture or a sound (RIFF)")},
    {"II*", tr_noop("a picture (TIFF)")},
    {"MM", tr_noop("a picture (TIFF)")},
    {"\x1F\x8B", tr_noop("a packed file (gzip)")},
    {"BZh", tr_noop("a packed file (bzip2)")},
    {"7z\xBC\xAF", tr_noop("a packed file (7-Zip)")},
    {"\xFD"
     "7zXZ",
     tr_noop("a packed file (xz)")},
    {"\x28\xB5\x2F\xFD", tr_noop("a packed file (Zstandard)")},
    {"Rar!", tr_noop("a packed file (RAR)")},
    {"PAR1", tr_noop("a Parquet file")},
    {"ARROW1", tr_noop("an Arrow file")},
    {"SQLite format 3", tr_noop("a database (SQLite)")},
    {"\x93NUMPY", tr_noop("a NumPy array (.npy)")},
    {"\x89HDF", tr_noop("an HDF5 file")},
    {"\x7F"
     "ELF",
     tr_noop("a program")},
    {std::string_view("\0\0\x08", 3), tr_noop("an IDX file, as those of MNIST are")},
}};
// Those of texts that are no tables.
constexpr std::array<Beginning, 6> texts = {{
    {"%pdf-", tr_noop("a PDF document")},
    {"{\\rtf", tr_noop("a document (RTF)")},
    {"<!doctype html", tr_noop("a web page (HTML)")},
    {"<html", tr_noop("a web page (HTML)")},
    {"<?xml", tr_noop("an XML file")},
    {"<svg", tr_noop("a picture (SVG)")},
}};

bool is_unprintable(char c) {
  return static_cast<std::uint8_t>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
}

bool begins_with(std::string_view text, std::string_view lower) {
  const auto same = [](char given, char wanted) {
    const bool capital = given >= 'A' && given <= 'Z';
    return (capital ? static_cast<char>(given + ('a' - 'A')) : given) == wanted;
  };
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [&](char wanted, char given) { return same(given, wanted); });
}

// Office's documents are zip archives, with the names of their parts readable in them.
std::string_view zip_kind(std::string_view bytes) {
  const auto has = [&](std::string_view name) {
    return bytes.find(name) != std::string_view::npos;
  };
  if (has("opendocument.spreadsheet")) return tr_noop("a spreadsheet (.ods)");
  if (has("xl/w") || has("xl/_")) return tr_noop("an Excel workbook (.xlsx)");
  if (has("word/")) return tr_noop("a Word document (.docx)");
  if (has(".npy")) return tr_noop("NumPy arrays (.npz)");
  return tr_noop("a zip archive");
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      put(0xE0 | code >> 12);
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3F));
    }
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

enum class Utf16 { none, little, big };

// Letters and digits have a zero beside them, always on the same side.
Utf16 find_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Utf16::little;
  if (bytes.starts_with("\xFE\xFF")) return Utf16::big;
  const std::size_t pairs = std::min<std::size_t>(bytes.size() / 2, 2000);
  std::size_t first = 0, second = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    first += bytes[2 * i] == '\0';
    second += bytes[2 * i + 1] == '\0';
  }
  if (pairs < 2) return Utf16::none;
  if (first == 0 && 4 * second >= 3 * pairs) return Utf16::little;
  if (second == 0 && 4 * first >= 3 * pairs) return Utf16::big;
  return Utf16::none;
}

std::string from_utf16(std::string_view bytes, bool big) {
  constexpr std::uint32_t unknown = 0xFFFD;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
    return static_cast<std::uint32_t>(big ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  std::size_t i = 0;
  if (bytes.size() >= 2 && unit(0) == 0xFEFF) i = 2;
  for (; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = unit(i);
    if (code >= 0xD800 && code < 0xE000) {
      const bool pair =
          code < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000;
      code = pair ? 0x10000 + ((code - 0xD800) << 10) + (unit(i + 2) - 0xDC00) : unknown;
      if (pair) i += 2;
    }
    append_utf8(text, code);
  }
  if (i < bytes.size()) append_utf8(text, unknown);  // half of a character
  return text;
}

// https://encoding.spec.whatwg.org/#windows-1252: where it differs from Latin-1.
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    append_utf8(text, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80u] : byte);
  }
  return text;
}

[[noreturn]] void refuse(std::string_view what) {
  if (what.empty()) {
    throw Error(
        tr("This is not text but some other file: a table of comma-separated values is needed."));
  }
  const bool spreadsheet =
      what.find("(.xls") != std::string_view::npos || what.find("(.ods") != std::string_view::npos;
  if (spreadsheet) {
    throw Error(
        tr("This is {0}, not text: save it as CSV in the program that made it.", tr_marked(what)));
  }
  throw Error(tr("This is {0}: a table of comma-separated values is needed.", tr_marked(what)));
}

}  // namespace

std::string_view known_file(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return zip_kind(bytes);
  const std::string_view first = bytes.substr(0, 4096);
  const bool odd = std::any_of(first.begin(), first.end(), is_unprintable) || !is_utf8(bytes);
  for (const Beginning& each : binary) {
    if (odd && bytes.starts_with(each.bytes)) return each.what;
  }
  const std::size_t begin = first.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  for (const Beginning& each : texts) {
    if (begins_with(first.substr(begin), each.bytes)) return each.what;
  }
  const char opening = first[begin], last = bytes[bytes.find_last_not_of(" \t\r\n")];
  if ((opening == '{' && last == '}') || (opening == '[' && last == ']')) {
    return tr_noop("a JSON file");
  }
  return "";
}

std::string decoded_text(std::string_view bytes) {
  const Utf16 utf16 = find_utf16(bytes);
  if (utf16 != Utf16::none) return from_utf16(bytes, utf16 == Utf16::big);
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

std::string csv_text(std::string_view bytes) {
  if (find_utf16(bytes) == Utf16::none) {
    const std::string_view known = known_file(bytes);
    if (!known.empty()) refuse(known);
  }
  std::string text = decoded_text(bytes);
  const auto controls =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_unprintable));
  if (20 * controls > text.size()) refuse("");
  for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) {
    text.replace(at, 1, shown_nul);
  }
  return text;
}

}  // namespace descent
