#include "engine/formats/safetensors_header.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/formats/array_file.hpp"
#include "engine/formats/format_limits.hpp"

namespace descent {
namespace {

constexpr std::string_view metadata_key = "__metadata__";

// Takes the parser's events as they come: nothing is built of what has another form.
class HeaderReader {
 public:
  [[noreturn]] static void fail() {
    throw Error(
        tr("The header of the safetensors file is damaged: it has to be JSON that gives each "
           "tensor's dtype, shape and data_offsets. Get the file again."));
  }

  std::vector<SafetensorsRow> take() { return std::move(rows_); }

  bool null() { fail(); }
  bool boolean(bool) { fail(); }
  bool number_integer(std::int64_t) { fail(); }
  bool number_float(double, const std::string&) { fail(); }
  bool binary(Json::binary_t&) { fail(); }

  bool number_unsigned(std::uint64_t number) {
    expect(place_ == Place::list && list_->size() < limits::array_dimensions);
    list_->push_back(number);
    return true;
  }

  bool string(std::string& text) {
    if (place_ == Place::metadata) return true;
    expect(place_ == Place::tensor && key_ == "dtype");
    rows_.back().type = std::move(text);
    return true;
  }

  bool start_object(std::size_t) {
    if (place_ == Place::nothing) {
      place_ = Place::file;
    } else {
      expect(place_ == Place::file);
      place_ = key_ == metadata_key ? Place::metadata : Place::tensor;
      if (place_ == Place::tensor) add_row();
    }
    return true;
  }

  bool end_object() {
    if (place_ == Place::tensor) expect(keys_.size() == 3);
    place_ = place_ == Place::file ? Place::nothing : Place::file;
    return true;
  }

  bool start_array(std::size_t) {
    expect(place_ == Place::tensor && key_ != "dtype");
    list_ = key_ == "shape" ? &rows_.back().shape : &rows_.back().offsets;
    place_ = Place::list;
    return true;
  }
  bool end_array() {
    place_ = Place::tensor;
    return true;
  }

  bool key(std::string& name) {
    key_ = std::move(name);
    if (place_ == Place::file) {
      if (!names_.insert(key_).second) {
        throw Error(
            tr("The header of the safetensors file has {0} twice: which one counts cannot "
               "be known.",
               shortened(dump_json(key_))));
      }
      keys_.clear();
    } else if (place_ == Place::tensor) {
      expect(key_ == "dtype" || key_ == "shape" || key_ == "data_offsets");
      expect(keys_.insert(key_).second);
    }
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { fail(); }

 private:
  enum class Place { nothing, file, metadata, tensor, list };

  static void expect(bool holds) {
    if (!holds) fail();
  }
  void add_row() {
    if (rows_.size() >= limits::weights_arrays) {
      throw Error(tr("The safetensors file has more than the {0} tensors that are read.",
                     limits::weights_arrays));
    }
    check_array_name(key_);
    rows_.push_back({key_, "", {}, {}});
  }

  std::vector<SafetensorsRow> rows_;
  Place place_ = Place::nothing;
  std::string key_;
  std::set<std::string> names_, keys_;  // of the file, of the tensor
  std::vector<std::uint64_t>* list_ = nullptr;
};

}  // namespace

std::vector<SafetensorsRow> read_safetensors_header(std::string_view json) {
  // The parser takes a NUL for the end of the text, whatever follows.
  if (json.find('\0') != std::string_view::npos) HeaderReader::fail();
  HeaderReader reader;
  Json::sax_parse(json.begin(), json.end(), &reader);
  return reader.take();
}

}  // namespace descent
