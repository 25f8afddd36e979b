#pragma once

#include <cstddef>
#include <string>

#include "engine/data/dataset.hpp"

namespace descent {

// What classes are called beside a confusion matrix. Where the columns are too narrow for names
// they are numbered, and the rows say which number is which; where those have no room for that
// either, a legend does.
class ConfusionNames {
 public:
  // For so many classes in a picture of that width; `mark` is what a class's mark takes beside its
  // name.
  ConfusionNames(const Dataset& dataset, std::size_t classes, float width, float mark);

  // "Sandal", whatever is shown.
  std::string name(std::size_t label) const;
  std::string of_row(std::size_t label) const;
  std::string of_column(std::size_t label) const;
  float rows_width() const { return rows_width_; }
  // "0 T-shirt · 1 Trouser"; empty where nobody needs it.
  std::string legend() const;

 private:
  float widest(float mark) const;

  enum class Rows { names, numbers_and_names, numbers };
  const Dataset* dataset_;
  std::size_t classes_;
  Rows rows_ = Rows::names;
  float rows_width_ = 0;
};

}  // namespace descent
