#include "engine/data/image_set.hpp"

#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/data_settings.hpp"
#include "engine/data/idx.hpp"

namespace descent {
namespace {

constexpr std::size_t classes = 10;
constexpr std::size_t largest_side = 256;

// "Fashion-MNIST's train-images-idx3-ubyte": as an Error names the file.
std::string full_name(const std::string& set, const std::string& file) {
  return tr("{0}'s {1}", tr_marked(data_set_info(set).title), file);
}

Samples read_labels(const std::string& file_name, std::vector<std::uint8_t> file) {
  const IdxFile idx = read_idx(file_name, std::move(file), 1);
  std::vector<float> labels(idx.extents[0]);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::uint8_t label = idx.data()[i];
    if (label >= classes) {
      throw Error(tr("{0} has the label {1} for image {2}; labels go from 0 to 9.", file_name,
                     label, i + 1));
    }
    labels[i] = label;
  }
  return Samples({1}, std::move(labels));
}

Samples read_images(const std::string& file_name, std::vector<std::uint8_t> file) {
  const IdxFile idx = read_idx(file_name, std::move(file), 3);
  const Shape sample_shape = {idx.extents[1], idx.extents[2]};
  if (sample_shape[0] > largest_side || sample_shape[1] > largest_side) {
    throw Error(tr("{0} has images of {1}×{2}; at most {3}×{4} can be used.", file_name,
                   sample_shape[0], sample_shape[1], largest_side, largest_side));
  }
  return Samples(sample_shape, idx.bytes, idx.offset, idx.extents[0]);
}

Split read_split(const std::string& set, const std::string& prefix,
                 std::vector<std::uint8_t> images, std::vector<std::uint8_t> labels) {
  const std::string images_name = full_name(set, prefix + "-images-idx3-ubyte");
  const std::string labels_name = full_name(set, prefix + "-labels-idx1-ubyte");
  Split split;
  split.inputs = read_images(images_name, std::move(images));
  split.targets = read_labels(labels_name, std::move(labels));
  if (split.inputs.count() != split.targets.count()) {
    throw Error(tr("{0} has {1} images and {2} {3} labels; these two files do not belong together.",
                   images_name, split.inputs.count(), labels_name, split.targets.count()));
  }
  return split;
}

}  // namespace

Dataset read_image_set(const std::string& name, ImageFiles files) {
  Dataset dataset;
  dataset.name = name;
  dataset.classes = classes;
  dataset.class_names = class_names_of(name);
  dataset.train =
      read_split(name, "train", std::move(files.train_images), std::move(files.train_labels));
  dataset.validation =
      read_split(name, "t10k", std::move(files.test_images), std::move(files.test_labels));
  dataset.input_shape = dataset.train.inputs.sample_shape();
  if (dataset.validation.inputs.sample_shape() != dataset.input_shape) {
    throw Error(tr("{0}'s test images are of another size than its training images.",
                   tr_marked(data_set_info(name).title)));
  }
  return dataset;
}

std::vector<std::string> class_names_of(const std::string& image_set_name) {
  if (image_set_name == "fashion_mnist") {
    return {tr_noop("T-shirt/top"), tr_noop("Trouser"),   tr_noop("Pullover"), tr_noop("Dress"),
            tr_noop("Coat"),        tr_noop("Sandal"),    tr_noop("Shirt"),    tr_noop("Sneaker"),
            tr_noop("Bag"),         tr_noop("Ankle boot")};
  }
  return {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
}

}  // namespace descent
