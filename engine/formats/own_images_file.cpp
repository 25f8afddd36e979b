#include "engine/formats/own_images_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/data_limits.hpp"
#include "engine/formats/npz.hpp"

namespace descent {
namespace {

constexpr std::size_t most_classes = 10;

std::optional<std::size_t> place_of(const ArrayFile& file, std::string_view name) {
  for (std::size_t i = 0; i < file.arrays().size(); ++i) {
    if (file.arrays()[i].name == name) return i;
  }
  return std::nullopt;
}

void check_shapes(const Shape& x, const Shape& y) {
  const bool images = x.size() == 3 && x[1] == OwnImages::side && x[2] == OwnImages::side;
  if (!images || y != Shape{x[0]}) {
    throw Error(
        tr("Own images are an array x of shape (n, 28, 28) and y of shape (n,); these are {0} "
           "and {1}.",
           shape_text(x), shape_text(y)));
  }
  if (x[0] > limits::own_images) {
    throw Error(
        tr("There are {0} images, but no more than {1} are kept.", x[0], limits::own_images));
  }
}

std::uint8_t label_of(float value) {
  if (value >= 0 && value < static_cast<float>(most_classes) && std::floor(value) == value) {
    return static_cast<std::uint8_t>(value);
  }
  throw Error(tr("A class in y is none of 0 to {0}.", most_classes - 1));
}

}  // namespace

std::string write_own_images(const OwnImages& images) {
  Tensor x({images.count(), OwnImages::side, OwnImages::side}), y({images.count()});
  for (std::size_t i = 0; i < images.count(); ++i) {
    const OwnImages::Image image = images.image(i);
    for (std::size_t k = 0; k < image.size(); ++k) {
      x.data()[i * image.size() + k] = static_cast<float>(image[k]) / 255;
    }
    y.data()[i] = images.label(i);
  }
  return write_npz({{"x", &x}, {"y", &y}});
}

std::optional<OwnImages> read_own_images(const ArrayFile& file) {
  const auto x_place = place_of(file, "x"), y_place = place_of(file, "y");
  if (file.arrays().size() != 2 || !x_place || !y_place) return std::nullopt;
  check_shapes(file.arrays()[*x_place].shape, file.arrays()[*y_place].shape);
  const Tensor x = file.read(*x_place), y = file.read(*y_place);
  const auto [low, high] = std::minmax_element(x.data(), x.data() + x.size());
  if (x.size() > 0 && (*low < 0 || *high > 255)) {
    throw Error(tr("The numbers of own images go from 0 to 1, or to 255."));
  }
  const float scale = x.size() > 0 && *high > 1 ? 1 : 255;
  std::vector<std::uint8_t> records;
  for (std::size_t i = 0; i < y.size(); ++i) {
    records.push_back(label_of(y.data()[i]));
    for (std::size_t k = 0; k < OwnImages::pixels; ++k) {
      records.push_back(
          static_cast<std::uint8_t>(x.data()[i * OwnImages::pixels + k] * scale + 0.5f));
    }
  }
  return OwnImages(std::move(records));
}

}  // namespace descent
