#include "tests/bench/workload_data.hpp"

#include <map>
#include <string>
#include <utility>

#include "engine/core/random.hpp"
#include "engine/data/image_set.hpp"

namespace descent::bench {
namespace {

constexpr std::size_t sample_count = 60'000;

Samples random_inputs(const Shape& shape, Random& random) {
  const std::size_t count = sample_count * element_count(shape);
  if (shape.size() < 2) {
    std::vector<float> values(count);
    for (float& value : values) value = random.uniform(-1, 1);
    return {shape, std::move(values)};
  }
  auto bytes = std::make_shared<std::vector<std::uint8_t>>(count);
  for (std::uint8_t& byte : *bytes) byte = static_cast<std::uint8_t>(random.uniform(0, 256));
  return {shape, std::move(bytes), 0, sample_count};
}

Samples random_labels(std::size_t classes, Random& random) {
  std::vector<float> labels(sample_count);
  for (float& label : labels) {
    label = static_cast<float>(static_cast<int>(random.uniform(0, static_cast<float>(classes))));
  }
  return {{1}, std::move(labels)};
}

}  // namespace

std::shared_ptr<const Dataset> random_dataset(const Shape& shape, std::size_t classes) {
  static std::map<std::pair<Shape, std::size_t>, std::shared_ptr<const Dataset>> known;
  auto& dataset = known[{shape, classes}];
  if (dataset) return dataset;
  Random random(1);
  auto made = std::make_shared<Dataset>();
  made->name = "random";
  made->input_shape = shape;
  made->classes = classes;
  for (std::size_t i = 0; i < classes; ++i) made->class_names.push_back(std::to_string(i));
  made->train.inputs = random_inputs(shape, random);
  made->train.targets = random_labels(classes, random);
  dataset = std::move(made);
  return dataset;
}

std::shared_ptr<const Dataset> image_dataset(std::vector<std::uint8_t> images,
                                             std::vector<std::uint8_t> labels) {
  // The files are read as test images too, because a set has both; those are then left out, so
  // that an epoch is training and nothing else.
  ImageFiles files{images, labels, std::move(images), std::move(labels)};
  auto dataset = std::make_shared<Dataset>(read_image_set("mnist", std::move(files)));
  dataset->validation = {};
  return dataset;
}

}  // namespace descent::bench
