#include "engine/formats/weights_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/formats/format_limits.hpp"
#include "engine/formats/npz.hpp"
#include "engine/formats/safetensors.hpp"
#include "engine/formats/weight_names.hpp"
#include "engine/formats/zip.hpp"
#include "engine/model/layer_names.hpp"

namespace descent {
namespace {

// The weights of a saved experiment, as if they lay in such a file.
class SavedFile : public ArrayFile {
 public:
  explicit SavedFile(SavedExperiment saved) {
    const std::vector<std::string> layers = keras_layer_names(saved.experiment.model);
    for (std::size_t i = 0; i < saved.weights->size(); ++i) {
      for (auto& [name, values] : (*saved.weights)[i]) {
        arrays_.push_back(
            {layers[i] + "/" + std::string(name), values.shape(), ElementType::float32, "float32"});
        values_.push_back(std::move(values));
      }
    }
  }
  bool keeps_order() const override { return true; }
  Tensor read(std::size_t array) const override { return values_[array]; }

 private:
  std::vector<Tensor> values_;
};

std::unique_ptr<ArrayFile> open_saved(const std::string& text) {
  SavedExperiment saved = parse_saved_experiment(text);
  if (!saved.weights) throw Error(tr("The experiment has no weights: it was saved untrained."));
  return std::make_unique<SavedFile>(std::move(saved));
}

[[noreturn]] void fail_kind(std::string_view file) {
  if (file.starts_with("\x89HDF")) {
    throw Error(
        tr("This is an HDF5 file (.h5), which is not read here. Save the weights with "
           "numpy.savez(\"weights.npz\", *model.get_weights()) instead."));
  }
  if (file.starts_with("\x93NUMPY")) {
    throw Error(
        tr("This is a single array (.npy), and a network needs several. Save them together with "
           "numpy.savez."));
  }
  if (file.starts_with('\x80')) {
    throw Error(
        tr("This is a pickle, which only Python can read, by running what it says. Save the "
           "weights with numpy.savez or as safetensors instead."));
  }
  throw Error(
      tr("This is no file of weights: those that are read are .npz, .safetensors and saved "
         "experiments (.json)."));
}

constexpr std::array<std::pair<WeightsFormat, std::string_view>, 2> endings = {
    {{WeightsFormat::npz, ".npz"}, {WeightsFormat::safetensors, ".safetensors"}}};

}  // namespace

std::unique_ptr<ArrayFile> open_weights(std::string file) {
  if (file.size() > limits::weights_bytes) {
    throw Error(tr("The file has {0} MB; of files of weights at most {1} MB are read.",
                   file.size() >> 20, limits::weights_bytes >> 20));
  }
  if (is_zip(file)) return open_npz(std::move(file));
  if (is_safetensors(file)) return open_safetensors(std::move(file));
  const std::size_t begin = std::min(file.find_first_not_of(" \n\r\t"), file.size());
  if (begin < file.size() && file[begin] == '{') return open_saved(file);
  fail_kind(file);
}

std::optional<WeightsFormat> weights_format(std::string_view file_name) {
  std::string name(file_name);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto& [format, ending] : endings) {
    if (name.ends_with(ending)) return format;
  }
  return {};
}

std::string_view ending_of(WeightsFormat format) {
  return endings[static_cast<std::size_t>(format)].second;
}

std::string write_weights_file(const Sequential& model, WeightsFormat format) {
  const std::vector<NamedArray> arrays = named_weights(model);
  return format == WeightsFormat::npz ? write_npz(arrays) : write_safetensors(arrays);
}

}  // namespace descent
