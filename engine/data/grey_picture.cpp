#include "engine/data/grey_picture.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

bool is_pgm_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

// Reads the header's numbers, with the comments between them.
class Header {
 public:
  Header(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {
    if (!bytes.starts_with("P5")) {
      throw Error(tr("{0} is no picture of the kind PGM (binary, P5).", name));
    }
  }

  std::size_t next(std::size_t most) {
    skip_space();
    std::size_t value = 0, digits = 0;
    while (at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9' && value <= most) {
      value = 10 * value + static_cast<std::size_t>(bytes_[at_++] - '0');
      ++digits;
    }
    if (digits == 0 || value == 0) {
      throw Error(tr("The beginning of the picture {0} does not tell its size.", name_));
    }
    if (value > most) {
      throw Error(tr("The picture {0} is too large: {1} is the most here.", name_, most));
    }
    return value;
  }

  // What follows the one space after the last number.
  std::string_view rest() const { return bytes_.substr(std::min(at_ + 1, bytes_.size())); }

 private:
  void skip_space() {
    while (at_ < bytes_.size() && (is_pgm_space(bytes_[at_]) || bytes_[at_] == '#')) {
      if (bytes_[at_] == '#') at_ = std::min(bytes_.find('\n', at_), bytes_.size());
      if (at_ < bytes_.size()) ++at_;
    }
  }

  std::string_view bytes_;
  std::string name_;
  std::size_t at_ = 2;
};

std::vector<float> border(const GreyPicture& picture) {
  std::vector<float> values;
  const std::size_t bottom = picture.height - 1, right = picture.width - 1;
  for (std::size_t x = 0; x < picture.width; ++x) {
    values.push_back(picture.grey[x]);
    values.push_back(picture.grey[bottom * picture.width + x]);
  }
  for (std::size_t y = 0; y < picture.height; ++y) {
    values.push_back(picture.grey[y * picture.width]);
    values.push_back(picture.grey[y * picture.width + right]);
  }
  return values;
}

// The value below which the share 0 … 1 of all lies.
float quantile(std::vector<float> values, double share) {
  const auto last = static_cast<double>(values.size() - 1);
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * last);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

// The mean of the pixels that [low, high) × [left, right) covers, of which each counts as much as
// it is covered.
float mean_over(const GreyPicture& picture, double left, double top, double right, double bottom) {
  double sum = 0, area = 0;
  const auto last_row = std::min(picture.height, static_cast<std::size_t>(std::ceil(bottom)));
  const auto last_column = std::min(picture.width, static_cast<std::size_t>(std::ceil(right)));
  for (auto y = static_cast<std::size_t>(top); y < last_row; ++y) {
    const auto row = static_cast<double>(y);
    const double tall = std::min(bottom, row + 1) - std::max(top, row);
    for (auto x = static_cast<std::size_t>(left); x < last_column; ++x) {
      const auto column = static_cast<double>(x);
      const double share = tall * (std::min(right, column + 1) - std::max(left, column));
      sum += share * static_cast<double>(picture.grey[y * picture.width + x]);
      area += share;
    }
  }
  return area > 0 ? static_cast<float>(sum / area) : 0.0f;
}

}  // namespace

GreyPicture read_pgm(std::string_view bytes, std::string_view name) {
  Header header(bytes, name);
  GreyPicture picture;
  picture.width = header.next(longest_picture_side);
  picture.height = header.next(longest_picture_side);
  const std::size_t white = header.next(65535);
  const std::size_t bytes_each = white < 256 ? 1 : 2;
  const std::string_view values = header.rest();
  const std::size_t count = picture.width * picture.height;
  if (values.size() < count * bytes_each) {
    throw Error(
        tr("The picture {0} is incomplete: its {1} × {2} pixels take {3} bytes, and {4} are there.",
           name, picture.width, picture.height, count * bytes_each, values.size()));
  }
  picture.grey.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t value = 0;
    for (std::size_t k = 0; k < bytes_each; ++k) {
      value = 256 * value + static_cast<unsigned char>(values[i * bytes_each + k]);
    }
    picture.grey.push_back(std::min(1.0f, static_cast<float>(value) / static_cast<float>(white)));
  }
  return picture;
}

bool is_of_one_grey(const GreyPicture& picture) {
  return std::ranges::all_of(picture.grey,
                             [&](float grey) { return grey == picture.grey.front(); });
}

bool has_light_paper(const GreyPicture& picture) {
  if (picture.grey.empty()) return false;
  const std::vector<float> values = border(picture);
  double sum = 0;
  for (const float value : values) sum += static_cast<double>(value);
  return sum > 0.5 * static_cast<double>(values.size());
}

GreyPicture inverted(GreyPicture picture) {
  for (float& value : picture.grey) value = 1 - value;
  return picture;
}

GreyPicture with_full_contrast(GreyPicture picture) {
  if (picture.grey.empty()) return picture;
  if (has_light_paper(picture)) {
    return inverted(with_full_contrast(inverted(std::move(picture))));
  }
  const float paper = quantile(border(picture), 0.5);
  const float ink = quantile(picture.grey, 0.99);
  // Thin writing may be less than a hundredth.
  const float brightest = ink > paper ? ink : quantile(picture.grey, 1);
  const float range = brightest - paper;
  for (float& value : picture.grey) {
    value = range > 0 ? std::clamp((value - paper) / range, 0.0f, 1.0f) : 0.0f;
  }
  return picture;
}

std::vector<float> in_a_square(const GreyPicture& picture, std::size_t side) {
  std::vector<float> square(side * side, 0.0f);
  if (picture.grey.empty() || side == 0) return square;
  const std::size_t longest = std::max(picture.width, picture.height);
  const double scale = static_cast<double>(longest) / static_cast<double>(side);
  const auto extent = [&](std::size_t length) {
    const double wanted = std::round(static_cast<double>(length) / scale);
    return std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, side);
  };
  const std::size_t width = extent(picture.width), height = extent(picture.height);
  const double across = static_cast<double>(picture.width) / static_cast<double>(width);
  const double down = static_cast<double>(picture.height) / static_cast<double>(height);
  const std::size_t left = (side - width) / 2, top = (side - height) / 2;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const auto column = static_cast<double>(x), row = static_cast<double>(y);
      square[(top + y) * side + left + x] =
          mean_over(picture, column * across, row * down, (column + 1) * across, (row + 1) * down);
    }
  }
  return square;
}

}  // namespace descent
