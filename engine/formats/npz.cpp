#include "engine/formats/npz.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/bytes.hpp"
#include "engine/formats/format_limits.hpp"
#include "engine/formats/npy.hpp"
#include "engine/formats/zip.hpp"

namespace descent {
namespace {

constexpr std::string_view ending = ".npy";

bool has_entry(const std::vector<ZipEntry>& entries, std::string_view name) {
  return std::any_of(entries.begin(), entries.end(), [&](const ZipEntry& entry) {
    return entry.name == name || entry.name.ends_with("/" + std::string(name));
  });
}

void check_kind(const std::vector<ZipEntry>& entries) {
  if (has_entry(entries, "data.pkl")) {
    throw Error(
        tr("This is a file of PyTorch's own (.pt), which only Python can read, by running what it "
           "says. Save the weights with safetensors.torch.save_file(model.state_dict(), "
           "\"weights.safetensors\") instead."));
  }
  if (has_entry(entries, "model.weights.h5")) {
    throw Error(
        tr("This is a file of Keras's own (.keras), whose weights lie in HDF5. Save them with "
           "numpy.savez(\"weights.npz\", *model.get_weights()) instead."));
  }
}

class NpzFile : public ArrayFile {
 public:
  explicit NpzFile(std::string file) : file_(std::move(file)) {
    const std::vector<ZipEntry> entries = read_zip(file_, limits::weights_bytes);
    check_kind(entries);
    for (const ZipEntry& entry : entries) {
      if (entry.name.ends_with(ending)) add(entry);
    }
    if (!arrays_.empty()) return;
    throw Error(tr("The zip file has no arrays (.npy): it is no .npz file of NumPy's."));
  }

  bool keeps_order() const override { return true; }

  Tensor read(std::size_t array) const override {
    ZipReader reader(file_, entries_[array]);
    read_npy_header(reader, arrays_[array].name);
    return read_array(arrays_[array], reader);
  }

 private:
  void add(const ZipEntry& entry) {
    const std::string name = entry.name.substr(0, entry.name.size() - ending.size());
    check_array_name(name);
    ZipReader reader(file_, entry);
    NpyHeader header = read_npy_header(reader, name);
    if (header.data_bytes && *header.data_bytes != entry.size - header.header_bytes) {
      throw Error(
          tr("The array {0} should have {1} bytes of numbers by its own header, but has {2}: it is "
             "damaged. Get the file again.",
             shortened(name), *header.data_bytes, entry.size - header.header_bytes));
    }
    header.info.name = name;
    arrays_.push_back(std::move(header.info));
    entries_.push_back(entry);
  }

  std::string file_;
  std::vector<ZipEntry> entries_;
};

}  // namespace

std::unique_ptr<ArrayFile> open_npz(std::string file) {
  return std::make_unique<NpzFile>(std::move(file));
}

std::string write_npz(const std::vector<NamedArray>& arrays) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const NamedArray& array : arrays) {
    std::string bytes = npy_header(array.values->shape());
    append_floats(bytes, *array.values);
    entries.emplace_back(array.name + std::string(ending), std::move(bytes));
  }
  return write_zip(entries);
}

}  // namespace descent
