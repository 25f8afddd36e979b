#include "engine/formats/safetensors.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/formats/bytes.hpp"
#include "engine/formats/format_limits.hpp"
#include "engine/formats/safetensors_header.hpp"

namespace descent {
namespace {

constexpr std::size_t length_bytes = 8;

struct SafetensorsType {
  std::string_view name;
  ElementType type;
  std::size_t bytes;
};
constexpr std::array<SafetensorsType, 17> safetensors_types = {{{"F32", ElementType::float32, 4},
                                                                {"F64", ElementType::float64, 8},
                                                                {"F16", ElementType::float16, 2},
                                                                {"BF16", ElementType::bfloat16, 2},
                                                                {"I8", ElementType::int8, 1},
                                                                {"U8", ElementType::uint8, 1},
                                                                {"I16", ElementType::int16, 2},
                                                                {"U16", ElementType::uint16, 2},
                                                                {"I32", ElementType::int32, 4},
                                                                {"U32", ElementType::uint32, 4},
                                                                {"I64", ElementType::int64, 8},
                                                                {"U64", ElementType::uint64, 8},
                                                                {"BOOL", ElementType::boolean, 1},
                                                                {"F8_E4M3", ElementType::other, 1},
                                                                {"F8_E5M2", ElementType::other, 1},
                                                                {"F8_E8M0", ElementType::other, 1},
                                                                {"C64", ElementType::other, 8}}};

const SafetensorsType& type_row(const SafetensorsRow& row) {
  for (const SafetensorsType& each : safetensors_types) {
    if (each.name == row.type) return each;
  }
  throw Error(
      tr("The safetensors file has {0} of the dtype {1}, which is not known here: save it "
         "as F32.",
         shortened(row.name), shortened(dump_json(row.type))));
}

[[noreturn]] void fail_offsets(const SafetensorsRow& row) {
  throw Error(
      tr("The safetensors file is damaged: the data_offsets of {0} do not fit its shape, the "
         "tensors around it or the file's size. Get the file again.",
         shortened(row.name)));
}

// The header, whose length the file begins with.
std::string_view header_of(std::string_view file) {
  const std::uint64_t length = little_endian(file, 0, length_bytes);
  if (length > file.size() - length_bytes) {
    throw Error(
        tr("The safetensors file is not whole: its header should have {0} bytes, but {1} follow. "
           "Get it again.",
           length, file.size() - length_bytes));
  }
  if (length > limits::weights_header_bytes) {
    throw Error(tr("The header of the safetensors file has {0} MB; at most {1} are read.",
                   length >> 20, limits::weights_header_bytes >> 20));
  }
  return file.substr(length_bytes, static_cast<std::size_t>(length));
}

// Bytes in memory.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  void read(std::uint8_t* into, std::size_t size) override {
    std::copy_n(bytes_.begin(), size, into);
    bytes_.remove_prefix(size);
  }

 private:
  std::string_view bytes_;
};

class SafetensorsFile : public ArrayFile {
 public:
  explicit SafetensorsFile(std::string file) : file_(std::move(file)) {
    const std::string_view header = header_of(file_);
    data_begin_ = length_bytes + header.size();
    std::vector<SafetensorsRow> rows = read_safetensors_header(header);
    check_offsets(rows);
    for (SafetensorsRow& row : rows) add(std::move(row));
    if (arrays_.empty()) throw Error(tr("The safetensors file has no tensors."));
  }

  // The writers sort by type and name.
  bool keeps_order() const override { return false; }

  Tensor read(std::size_t array) const override {
    MemorySource source(std::string_view(file_).substr(data_begin_ + begins_[array]));
    return read_array(arrays_[array], source);
  }

 private:
  // Each tensor has the bytes that its shape needs, and all together fill the file without a gap.
  void check_offsets(const std::vector<SafetensorsRow>& rows) const {
    std::vector<const SafetensorsRow*> in_order;
    for (const SafetensorsRow& row : rows) {
      if (row.offsets.size() != 2) fail_offsets(row);
      const auto bytes = array_bytes(row.shape, type_row(row).bytes);
      const std::uint64_t begin = row.offsets[0], end = row.offsets[1];
      if (begin > end || !bytes || *bytes != end - begin) fail_offsets(row);
      in_order.push_back(&row);
    }
    std::sort(in_order.begin(), in_order.end(),
              [](const auto* a, const auto* b) { return a->offsets < b->offsets; });
    std::uint64_t place = 0;
    for (const SafetensorsRow* row : in_order) {
      if (row->offsets[0] != place) fail_offsets(*row);
      place = row->offsets[1];
    }
    if (place == file_.size() - data_begin_) return;
    throw Error(
        tr("The safetensors file should have {0} bytes of numbers by its own header, but "
           "has {1}: it is not whole. Get it again.",
           place, file_.size() - data_begin_));
  }

  void add(SafetensorsRow row) {
    ArrayInfo info;
    info.type = type_row(row).type;
    info.type_name = std::move(row.type);
    info.name = std::move(row.name);
    for (const std::uint64_t extent : row.shape) {
      info.shape.push_back(static_cast<std::size_t>(extent));
    }
    arrays_.push_back(std::move(info));
    begins_.push_back(static_cast<std::size_t>(row.offsets[0]));
  }

  std::string file_;
  std::size_t data_begin_ = 0;
  std::vector<std::size_t> begins_;
};

}  // namespace

bool is_safetensors(std::string_view file) {
  return file.size() > length_bytes && file[length_bytes] == '{';
}

std::unique_ptr<ArrayFile> open_safetensors(std::string file) {
  return std::make_unique<SafetensorsFile>(std::move(file));
}

std::string write_safetensors(const std::vector<NamedArray>& arrays) {
  Json header = {{"__metadata__",
                  {{"layout",
                    "Keras: kernels are (inputs, units) and (height, "
                    "width, channels, filters)"}}}};
  std::size_t place = 0;
  for (const NamedArray& array : arrays) {
    const std::size_t end = place + array.values->size() * sizeof(float);
    header[array.name] = {
        {"dtype", "F32"}, {"shape", array.values->shape()}, {"data_offsets", {place, end}}};
    place = end;
  }
  std::string text = dump_json(header);
  text.resize((text.size() + 7) / 8 * 8, ' ');
  std::string file;
  file.reserve(length_bytes + text.size() + place);
  append_little_endian(file, text.size(), length_bytes);
  file += text;
  for (const NamedArray& array : arrays) append_floats(file, *array.values);
  return file;
}

}  // namespace descent
