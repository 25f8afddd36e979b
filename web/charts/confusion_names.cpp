#include "web/charts/confusion_names.hpp"

#include <algorithm>

#include "engine/core/words.hpp"
#include "web/ui/fonts.hpp"

namespace descent {
namespace {

constexpr float most_of_width = 0.3f;  // that names of rows may take
constexpr float gaps = 4;              // beside a name above a column

}  // namespace

ConfusionNames::ConfusionNames(const Dataset& dataset, std::size_t classes, float width, float mark)
    : dataset_(&dataset), classes_(classes) {
  const auto column = [&] { return (width - rows_width_) / static_cast<float>(classes_) - gaps; };
  rows_width_ = widest(mark);
  if (rows_width_ <= column()) return;
  rows_ = Rows::numbers_and_names;
  rows_width_ = widest(mark);
  if (rows_width_ <= most_of_width * width) return;
  rows_ = Rows::numbers;
  rows_width_ = widest(mark);
}

float ConfusionNames::widest(float mark) const {
  float width = 0;
  for (std::size_t label = 0; label < classes_; ++label) {
    width = std::max(width, ui::text_size(ui::Font::axis, of_row(label)).x + mark);
  }
  return width;
}

std::string ConfusionNames::name(std::size_t label) const {
  const auto& names = dataset_->class_names;
  return label < names.size() ? std::string(tr_marked(names[label])) : std::to_string(label);
}

std::string ConfusionNames::of_row(std::size_t label) const {
  if (rows_ == Rows::names) return name(label);
  const std::string number = std::to_string(label);
  return rows_ == Rows::numbers ? number : number + " " + name(label);
}

std::string ConfusionNames::of_column(std::size_t label) const {
  return rows_ == Rows::names ? name(label) : std::to_string(label);
}

std::string ConfusionNames::legend() const {
  std::string text;
  if (rows_ != Rows::numbers) return text;
  for (std::size_t label = 0; label < classes_; ++label) {
    text += (text.empty() ? "" : " · ") + std::to_string(label) + " " + name(label);
  }
  return text;
}

}  // namespace descent
