#include "engine/data/own_images.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

Split split_of(const OwnImages& own, const Shape& shape) {
  auto bytes = std::make_shared<std::vector<std::uint8_t>>();
  std::vector<float> labels;
  bytes->reserve(own.count() * OwnImages::pixels);
  for (std::size_t i = 0; i < own.count(); ++i) {
    const OwnImages::Image image = own.image(i);
    bytes->insert(bytes->end(), image.begin(), image.end());
    labels.push_back(own.label(i));
  }
  return {
      Samples(shape, std::move(bytes), 0, own.count()), Samples({1}, std::move(labels)), {}, {}};
}

void check(const OwnImages& own, const Dataset& dataset) {
  if (dataset.train.inputs.sample_size() != OwnImages::pixels) {
    throw Error(tr("Own images are 28 × 28 pixels, and those of {0} are not.", dataset.name));
  }
  for (std::size_t i = 0; i < own.count(); ++i) {
    if (own.label(i) < dataset.classes) continue;
    throw Error(tr("Own image {0} is of class {1}, but {2} has the classes 0 to {3}.", i + 1,
                   static_cast<int>(own.label(i)), dataset.name, dataset.classes - 1));
  }
}

}  // namespace

OwnImages::OwnImages(std::vector<std::uint8_t> records) {
  if (records.size() % record_size != 0) {
    throw std::invalid_argument("OwnImages: these are not whole images");
  }
  if (!records.empty()) {
    records_ = std::make_shared<const std::vector<std::uint8_t>>(std::move(records));
  }
}

const std::vector<std::uint8_t>& OwnImages::records() const {
  static const std::vector<std::uint8_t> none;
  return records_ ? *records_ : none;
}

OwnImages::Image OwnImages::image(std::size_t i) const {
  return Image(records().data() + i * record_size + 1, pixels);
}

OwnImages OwnImages::with(Image image, std::uint8_t label) const {
  std::vector<std::uint8_t> more = records();
  more.push_back(label);
  more.insert(more.end(), image.begin(), image.end());
  return OwnImages(std::move(more));
}

OwnImages OwnImages::with_new(const OwnImages& others) const {
  std::set<std::string_view> known;
  const auto record_of = [](const OwnImages& own, std::size_t i) {
    return std::string_view(reinterpret_cast<const char*>(own.records().data()) + i * record_size,
                            record_size);
  };
  for (std::size_t i = 0; i < count(); ++i) known.insert(record_of(*this, i));
  std::vector<std::uint8_t> more = records();
  for (std::size_t i = 0; i < others.count(); ++i) {
    const std::string_view record = record_of(others, i);
    if (known.insert(record).second) more.insert(more.end(), record.begin(), record.end());
  }
  return OwnImages(std::move(more));
}

OwnImages OwnImages::without(std::size_t i) const {
  std::vector<std::uint8_t> rest = records();
  const auto first = rest.begin() + static_cast<std::ptrdiff_t>(i * record_size);
  rest.erase(first, first + static_cast<std::ptrdiff_t>(record_size));
  return OwnImages(std::move(rest));
}

OwnImages OwnImages::with_label(std::size_t i, std::uint8_t label) const {
  std::vector<std::uint8_t> changed = records();
  changed[i * record_size] = label;
  return OwnImages(std::move(changed));
}

std::shared_ptr<const Dataset> with_own_images(std::shared_ptr<const Dataset> dataset,
                                               const OwnImages& own, bool alone) {
  if (own.empty()) return dataset;
  check(own, *dataset);
  const Split mine = split_of(own, dataset->train.inputs.sample_shape());
  auto both = std::make_shared<Dataset>(*dataset);
  if (alone) {
    both->train = mine;
  } else {
    both->train.inputs = dataset->train.inputs.followed_by(mine.inputs);
    both->train.targets = dataset->train.targets.followed_by(mine.targets);
  }
  return both;
}

}  // namespace descent
