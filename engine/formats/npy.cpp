#include "engine/formats/npy.hpp"

#include <array>
#include <bit>
#include <set>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/bytes.hpp"
#include "engine/formats/format_limits.hpp"

namespace descent {
namespace {

constexpr std::string_view magic = "\x93NUMPY";

// The dictionary's text: {'descr': '<f4', 'fortran_order': False, 'shape': (784, 128), }. Only what
// such a header is written with is understood, not Python.
class Dictionary {
 public:
  Dictionary(std::string_view text, const std::string& name) : rest_(text), name_(name) {}

  struct Values {
    std::string type;
    bool column_major = false;
    std::vector<std::uint64_t> shape;
  };

  Values read() {
    Values values;
    std::set<std::string> keys;
    expect(take('{'));
    while (!take('}')) {
      const std::string key = quoted();
      expect(keys.insert(key).second && take(':'));
      if (key == "descr") {
        read_type(values.type);
      } else if (key == "fortran_order") {
        values.column_major = true_or_false();
      } else if (key == "shape") {
        values.shape = shape();
      } else {
        fail();
      }
      if (take(',')) continue;
      expect(take('}'));
      break;
    }
    skip_space();
    expect(rest_.empty() && keys.size() == 3);
    return values;
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(
        tr("The header of the array {0} is damaged: it is no dictionary of descr, "
           "fortran_order and shape, as NumPy writes it.",
           shortened(name_)));
  }
  void expect(bool holds) const {
    if (!holds) fail();
  }
  void skip_space() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
  }
  bool take(char sign) {
    skip_space();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view word) {
    skip_space();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  std::string quoted() {
    skip_space();
    expect(!rest_.empty() && (rest_[0] == '\'' || rest_[0] == '"'));
    const std::size_t end = rest_.find(rest_[0], 1);
    expect(end != std::string_view::npos);
    const std::string text(rest_.substr(1, end - 1));
    for (const char c : text) expect(c >= 0x20 && c < 0x7f && c != '\\');
    rest_.remove_prefix(end + 1);
    return text;
  }
  bool true_or_false() {
    if (take_word("True")) return true;
    expect(take_word("False"));
    return false;
  }
  void read_type(std::string& type) {
    skip_space();
    if (rest_.starts_with('[') || rest_.starts_with('(')) {
      throw Error(
          tr("The array {0} is a table with columns of their own types, which is none for weights: "
             "save each column as an array of float32.",
             shortened(name_)));
    }
    type = quoted();
  }
  std::uint64_t whole_number() {
    skip_space();
    std::uint64_t number = 0;
    std::size_t digits = 0;
    while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
      expect(++digits < 19);
      number = 10 * number + static_cast<std::uint64_t>(rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    expect(digits > 0);
    if (rest_.starts_with('L')) rest_.remove_prefix(1);  // Python 2
    return number;
  }
  std::vector<std::uint64_t> shape() {
    std::vector<std::uint64_t> extents;
    expect(take('('));
    while (!take(')')) {
      extents.push_back(whole_number());
      expect(extents.size() <= limits::array_dimensions);
      if (take(',')) continue;
      expect(extents.size() > 1 && take(')'));  // (3) is no tuple
      break;
    }
    return extents;
  }

  std::string_view rest_;
  const std::string& name_;
};

struct NpyType {
  std::string_view name;
  ElementType type;
};
constexpr std::array<NpyType, 12> npy_types = {{{"f2", ElementType::float16},
                                                {"f4", ElementType::float32},
                                                {"f8", ElementType::float64},
                                                {"i1", ElementType::int8},
                                                {"u1", ElementType::uint8},
                                                {"i2", ElementType::int16},
                                                {"u2", ElementType::uint16},
                                                {"i4", ElementType::int32},
                                                {"u4", ElementType::uint32},
                                                {"i8", ElementType::int64},
                                                {"u8", ElementType::uint64},
                                                {"b1", ElementType::boolean}}};

void take_type(const std::string& text, const std::string& name, ArrayInfo& info) {
  info.type_name = text;
  const bool ordered = !text.empty() && std::string_view("<>|=").find(text[0]) != std::string::npos;
  const std::string_view type = std::string_view(text).substr(ordered ? 1 : 0);
  if (type.starts_with('O')) {
    throw Error(
        tr("The array {0} holds Python objects, which only Python can read, by running what the "
           "file says: save arrays of numbers, each by itself.",
           shortened(name)));
  }
  for (const NpyType& row : npy_types) {
    if (row.name == type) info.type = row.type;
  }
  info.big_endian = text.starts_with('>');
}

std::string read_dictionary(ByteSource& source, const std::string& name, std::uint64_t& bytes) {
  std::array<std::uint8_t, 12> start{};
  const auto text = [&](std::size_t size) {
    return std::string_view(reinterpret_cast<const char*>(start.data()), size);
  };
  source.read(start.data(), 10);
  const int version = start[6];
  if (text(6) != magic || version < 1 || version > 3 || start[7] != 0) {
    throw Error(tr("The array {0} is no file of NumPy's, versions 1.0 to 3.0: it begins otherwise.",
                   shortened(name)));
  }
  std::size_t begin = 10;
  if (version > 1) {
    source.read(start.data() + begin, 2);
    begin += 2;
  }
  const std::uint64_t length = little_endian(text(begin), 8, begin - 8);
  if (length > limits::npy_header_bytes) {
    throw Error(tr("The header of the array {0} would have {1} bytes; at most {2} are read.",
                   shortened(name), length, limits::npy_header_bytes));
  }
  std::string dictionary(static_cast<std::size_t>(length), ' ');
  source.read(reinterpret_cast<std::uint8_t*>(dictionary.data()), dictionary.size());
  bytes = begin + length;
  return dictionary;
}

}  // namespace

NpyHeader read_npy_header(ByteSource& source, const std::string& name) {
  NpyHeader header;
  const std::string text = read_dictionary(source, name, header.header_bytes);
  const Dictionary::Values values = Dictionary(text, name).read();
  take_type(values.type, name, header.info);
  header.info.column_major = values.column_major;
  const std::size_t each = element_bytes(header.info.type);
  const auto bytes = array_bytes(values.shape, each > 0 ? each : 1);
  if (!bytes || *bytes > limits::weights_bytes) {
    throw Error(tr("The array {0} is larger than the {1} MB that are read: its shape says so.",
                   shortened(name), limits::weights_bytes >> 20));
  }
  if (each > 0) header.data_bytes = bytes;
  for (const std::uint64_t extent : values.shape) {
    header.info.shape.push_back(static_cast<std::size_t>(extent));
  }
  return header;
}

std::string npy_header(const Shape& shape) {
  constexpr std::size_t start = 10, alignment = 64;
  std::string text =
      "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape_text(shape) + ", }";
  text.resize((start + text.size() + alignment) / alignment * alignment - start - 1, ' ');
  text += '\n';
  std::string header(magic);
  header += '\1';
  header += '\0';
  append_little_endian(header, text.size(), 2);
  return header + text;
}

}  // namespace descent
